namespace PlantNSeek.Numerics.Statistics;

/// <summary>
/// How many marked items a draw without replacement holds: what a random mask of a given size hits of a ticket by chance.
/// </summary>
public readonly record struct Hypergeometric
{
    private const double Negligible = 1e-18;

    /// <param name="population">Items in all.</param>
    /// <param name="marked">Marked items among them, 0 … population.</param>
    /// <param name="drawn">Items drawn, 0 … population.</param>
    /// <exception cref="ArgumentOutOfRangeException">A count is negative or above the population.</exception>
    public Hypergeometric(int population, int marked, int drawn)
    {
        Guard.AtLeast(population, 0);
        Guard.InRange(marked, 0, population);
        Guard.InRange(drawn, 0, population);
        (Population, Marked, Drawn) = (population, marked, drawn);
    }

    /// <summary>Items in all.</summary>
    public int Population { get; }

    /// <summary>Marked items.</summary>
    public int Marked { get; }

    /// <summary>Items drawn.</summary>
    public int Drawn { get; }

    /// <summary>The fewest marked items a draw can hold.</summary>
    public int Minimum => (int)Math.Max(0L, (long)Marked + Drawn - Population);

    /// <summary>The most marked items a draw can hold.</summary>
    public int Maximum => Math.Min(Marked, Drawn);

    /// <summary>The expected number of marked items; 0 in an empty population.</summary>
    public double Mean => Population == 0 ? 0 : (double)Marked * Drawn / Population;

    /// <summary>log P(X = <paramref name="hits"/>); negative infinity where it cannot be.</summary>
    public double LogProbability(int hits) => hits < Minimum || hits > Maximum
        ? double.NegativeInfinity
        : LogFactorial.Binomial(Marked, hits) + LogFactorial.Binomial(Population - Marked, Drawn - hits) - LogFactorial.Binomial(Population, Drawn);

    /// <summary>log P(X &gt;= <paramref name="hits"/>), meaningful also where the probability itself underflows.</summary>
    public double LogUpperTail(int hits)
    {
        if (hits <= Minimum)
        {
            return 0;
        }

        if (hits > Maximum)
        {
            return double.NegativeInfinity;
        }

        return Math.Min(LogProbability(hits) + DeterministicMath.Log(SumFrom(hits)), 0); // far below the mean the sum is infinite and the tail 1
    }

    /// <summary>P(X &gt;= <paramref name="hits"/>): the exact p-value of having hit so many by chance.</summary>
    public double UpperTail(int hits) => DeterministicMath.Exp(LogUpperTail(hits));

    /// <summary>The expected value of a function of the number of marked items, summed exactly outward from the mode.</summary>
    public double Expected(Func<int, double> value)
    {
        ArgumentNullException.ThrowIfNull(value);
        var mode = Math.Clamp((int)Mean, Minimum, Maximum);
        var (sum, mass) = (value(mode), 1.0);
        foreach (var step in (ReadOnlySpan<int>)[-1, +1])
        {
            var term = 1.0;
            for (var hits = mode; hits + step >= Minimum && hits + step <= Maximum && term > Negligible;)
            {
                term *= Ratio(hits, step);
                hits += step;
                sum += term * value(hits);
                mass += term;
            }
        }

        return sum / mass;
    }

    // The sum of P(X = k) / P(X = start) over all k from start up.
    private double SumFrom(int start)
    {
        var (sum, term) = (1.0, 1.0);
        for (var hits = start; hits < Maximum && term > Negligible * sum; hits++)
        {
            term *= Ratio(hits, +1);
            sum += term;
        }

        return sum;
    }

    // P(X = hits + step) / P(X = hits)
    private double Ratio(int hits, int step)
    {
        double rest = Population - Marked;
        return step > 0
            ? (double)(Marked - hits) * (Drawn - hits) / ((hits + 1.0) * (rest - Drawn + hits + 1))
            : hits * (rest - Drawn + hits) / ((Marked - hits + 1.0) * (Drawn - hits + 1.0));
    }
}
