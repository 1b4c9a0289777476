namespace PlantNSeek.Numerics.Statistics;

/// <summary>Student's t distribution, and the prediction interval that rests on it.</summary>
public static class StudentT
{
    private const int Halvings = 100;
    private const int MostTerms = 1000;
    private const double Tiny = 1e-300;
    private const double Accuracy = 1e-15;

    /// <summary>The probability of a value above <paramref name="t"/>.</summary>
    /// <param name="t">At least 0.</param>
    /// <param name="degrees">Degrees of freedom, at least 1.</param>
    public static double UpperTail(double t, int degrees)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(t);
        ArgumentOutOfRangeException.ThrowIfLessThan(degrees, 1);
        return IncompleteBeta(degrees / 2.0, degrees / (degrees + (t * t))) / 2;
    }

    /// <summary>The value above which there is the probability <paramref name="tail"/>.</summary>
    /// <param name="tail">Above 0, at most 1/2.</param>
    /// <param name="degrees">Degrees of freedom, at least 1.</param>
    public static double Quantile(double tail, int degrees)
    {
        if (!(tail > 0 && tail <= 0.5))
        {
            throw new ArgumentOutOfRangeException(nameof(tail), tail, "the tail must be above 0 and at most 0.5");
        }

        var (low, high) = (0.0, 1.0);
        while (UpperTail(high, degrees) > tail)
        {
            (low, high) = (high, 2 * high);
        }

        for (var i = 0; i < Halvings; i++)
        {
            var middle = (low + high) / 2;
            (low, high) = UpperTail(middle, degrees) > tail ? (middle, high) : (low, middle);
        }

        return high;
    }

    /// <summary>Where one more value of a normal distribution lies with probability 1 - <paramref name="outside"/>, given some of its values. Of equal values it is that value alone.</summary>
    /// <param name="values">At least two.</param>
    /// <param name="outside">The probability of either side together, above 0 and below 1.</param>
    public static (double Low, double High) PredictionInterval(IReadOnlyList<double> values, double outside)
    {
        ArgumentNullException.ThrowIfNull(values);
        ArgumentOutOfRangeException.ThrowIfLessThan(values.Count, 2, nameof(values));
        var mean = values.Average();
        var variance = values.Sum(v => (v - mean) * (v - mean)) / (values.Count - 1);
        if (values.All(v => v == values[0]))
        {
            return (values[0], values[0]);
        }

        var half = Quantile(outside / 2, values.Count - 1) * Math.Sqrt(variance * (1 + (1.0 / values.Count)));
        return (mean - half, mean + half);
    }

    // I_x(a, 1/2) by the continued fraction of Lentz's method; 1 - I_{1-x}(1/2, a) where that converges faster.
    private static double IncompleteBeta(double a, double x)
    {
        const double b = 0.5;
        if (x >= 1)
        {
            return 1;
        }

        var front = DeterministicMath.Exp((a * DeterministicMath.Log(Math.Max(x, Tiny))) + (b * DeterministicMath.Log(1 - x)) - LogBeta(a));
        return x < (a + 1) / (a + b + 2) ? front * Fraction(a, b, x) / a : 1 - (front * Fraction(b, a, 1 - x) / b);
    }

    private static double Fraction(double a, double b, double x)
    {
        var (c, d) = (1.0, 1 / Away(1 - ((a + b) * x / (a + 1))));
        var result = d;
        for (var m = 1; m <= MostTerms; m++)
        {
            var even = m * (b - m) * x / ((a + (2 * m) - 1) * (a + (2 * m)));
            (c, d) = (Away(1 + (even / c)), 1 / Away(1 + (even * d)));
            result *= c * d;
            var odd = -(a + m) * (a + b + m) * x / ((a + (2 * m)) * (a + (2 * m) + 1));
            (c, d) = (Away(1 + (odd / c)), 1 / Away(1 + (odd * d)));
            result *= c * d;
            if (Math.Abs((c * d) - 1) < Accuracy)
            {
                break;
            }
        }

        return result;
    }

    private static double Away(double value) => Math.Abs(value) < Tiny ? Tiny : value;

    // log B(a, 1/2) for a of whole halves: B(1/2, 1/2) is pi, B(1, 1/2) is 2, and B(a + 1, 1/2) = B(a, 1/2) a / (a + 1/2).
    private static double LogBeta(double a)
    {
        var start = a == Math.Floor(a) ? 1.0 : 0.5;
        var log = DeterministicMath.Log(start == 1 ? 2 : Math.PI);
        for (var at = start; at < a; at++)
        {
            log += DeterministicMath.Log(at / (at + 0.5));
        }

        return log;
    }
}
