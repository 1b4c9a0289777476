namespace PlantNSeek.Tasks.Targets;

/// <summary>
/// A one-dimensional function as one hidden layer of ReLUs, g(x) = c + sum_j a_j relu(p_j (x - s_j)), that agrees with a given
/// function in equidistant knots s_j. The signs p_j alternate, so that neighbouring units look in opposite directions.
/// </summary>
public sealed class PiecewiseLinear
{
    private readonly double[] _knots, _coefficients;
    private readonly int[] _signs;

    private PiecewiseLinear(double[] knots, int[] signs, double[] coefficients, double offset) =>
        (_knots, _signs, _coefficients, Offset) = (knots, signs, coefficients, offset);

    /// <summary>s_j, ascending.</summary>
    public ReadOnlySpan<double> Knots => _knots;

    /// <summary>p_j, +1 or -1; the first is +1.</summary>
    public ReadOnlySpan<int> Signs => _signs;

    /// <summary>a_j, the outgoing weight of each unit.</summary>
    public ReadOnlySpan<double> Coefficients => _coefficients;

    /// <summary>c, the bias of the output.</summary>
    public double Offset { get; }

    /// <summary>Interpolates a function in knots from <paramref name="low"/> to <paramref name="high"/>, both included.</summary>
    /// <param name="function">Also evaluated one step beyond <paramref name="high"/>, for the slope of the last unit.</param>
    /// <param name="low">First knot.</param>
    /// <param name="high">Last knot.</param>
    /// <param name="knots">At least 2.</param>
    /// <param name="lastSign">Sign of the last unit where the alternation is to be overruled, as the published targets do.</param>
    /// <exception cref="ArgumentException">The range is empty or not finite, or <paramref name="lastSign"/> is neither +1 nor -1.</exception>
    /// <exception cref="ArgumentOutOfRangeException">Fewer than 2 knots.</exception>
    public static PiecewiseLinear Interpolate(Func<double, double> function, double low, double high, int knots, int? lastSign = null)
    {
        ArgumentNullException.ThrowIfNull(function);
        Guard.AtLeast(knots, 2);
        if (!(low < high) || !double.IsFinite(high - low))
        {
            throw new ArgumentException(FormattableString.Invariant($"the first knot is {low}; it must lie below the last, {high}"), nameof(low));
        }

        if (lastSign is not (null or 1 or -1))
        {
            throw new ArgumentException($"lastSign is {lastSign}; it must be 1 or -1", nameof(lastSign));
        }

        var (s, signs) = (EquidistantKnots(low, high, knots), new int[knots]);
        for (var j = 0; j < knots; j++)
        {
            signs[j] = j % 2 == 0 ? 1 : -1;
        }

        signs[^1] = lastSign ?? signs[^1];
        var a = CoefficientsOf(function, s, signs);
        var offset = function(s[0]);
        for (var j = 0; j < knots; j++)
        {
            offset -= a[j] * Math.Max(signs[j] * (s[0] - s[j]), 0);
        }

        return new PiecewiseLinear(s, signs, a, offset);
    }

    /// <summary>g(x).</summary>
    public double Evaluate(double x)
    {
        var sum = Offset;
        for (var j = 0; j < _knots.Length; j++)
        {
            sum += _coefficients[j] * Math.Max(_signs[j] * (x - _knots[j]), 0);
        }

        return sum;
    }

    // The slope changes by a_j at knot j, whichever way the unit looks; only the leftmost slope must make up for the units that
    // look to the left, which are all active there.
    private static double[] CoefficientsOf(Func<double, double> function, double[] s, int[] signs)
    {
        var a = new double[s.Length];
        var (before, left) = (0.0, 0.0);
        for (var j = 0; j < s.Length; j++)
        {
            var next = j + 1 < s.Length ? s[j + 1] : s[j] + (s[1] - s[0]);
            var slope = (function(next) - function(s[j])) / (next - s[j]);
            a[j] = slope - before;
            before = slope;
            left += signs[j] < 0 ? a[j] : 0;
        }

        a[0] += left;
        return a;
    }

    private static double[] EquidistantKnots(double low, double high, int count)
    {
        var knots = new double[count];
        var step = (high - low) / (count - 1);
        for (var j = 0; j < count; j++)
        {
            knots[j] = (j * step) + low;
        }

        knots[^1] = high;
        return knots;
    }
}
