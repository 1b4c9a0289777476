using System.Collections.Immutable;

namespace PlantNSeek.Numerics.Statistics;

/// <summary>
/// The exact distribution of a sum of independent hypergeometric numbers: what random masks hit of a ticket, each tensor (or network, or
/// mask) drawn by itself.
/// </summary>
/// <remarks>Probabilities below about 1e-308 count as 0, so that the support stays short where populations are large.</remarks>
public sealed class HitDistribution
{
    private readonly ImmutableArray<double> _probabilities; // of Minimum, Minimum + 1, …

    private HitDistribution(int minimum, ImmutableArray<double> probabilities) => (Minimum, _probabilities) = (minimum, probabilities);

    /// <summary>No hit, for certain.</summary>
    public static HitDistribution None { get; } = new(0, [1.0]);

    /// <summary>The fewest hits that have a probability.</summary>
    public int Minimum { get; }

    /// <summary>The most hits that have a probability.</summary>
    public int Maximum => Minimum + _probabilities.Length - 1;

    /// <summary>The expected number of hits.</summary>
    public double Mean => Expected(static hits => hits);

    /// <summary>The hits of one draw.</summary>
    public static HitDistribution Of(Hypergeometric draw)
    {
        var mode = Math.Clamp((int)draw.Mean, draw.Minimum, draw.Maximum);
        var (low, high) = (mode, mode);
        while (low > draw.Minimum && Probability(draw, low - 1) > 0)
        {
            low--;
        }

        while (high < draw.Maximum && Probability(draw, high + 1) > 0)
        {
            high++;
        }

        return new HitDistribution(low, Normalised([.. Enumerable.Range(low, high - low + 1).Select(hits => Probability(draw, hits))]));
    }

    /// <summary>The hits of all draws together, each independent of the others; <see cref="None"/> of no draws.</summary>
    public static HitDistribution Of(IEnumerable<Hypergeometric> draws)
    {
        ArgumentNullException.ThrowIfNull(draws);
        return draws.Aggregate(None, static (sum, draw) => sum.And(Of(draw)));
    }

    /// <summary>One hit where the draw holds exactly so many marked items, none else.</summary>
    public static HitDistribution When(Hypergeometric draw, int exactly)
    {
        var probability = Probability(draw, exactly);
        return new HitDistribution(0, [1 - probability, probability]);
    }

    /// <summary>The sum of this number and another that is independent of it.</summary>
    public HitDistribution And(HitDistribution other)
    {
        ArgumentNullException.ThrowIfNull(other);
        var one = _probabilities.AsSpan();
        var two = other._probabilities.AsSpan();
        var sum = new double[one.Length + two.Length - 1];
        for (var i = 0; i < one.Length; i++)
        {
            for (var k = 0; k < two.Length; k++)
            {
                sum[i + k] += one[i] * two[k];
            }
        }

        return new HitDistribution(Minimum + other.Minimum, Normalised(sum));
    }

    /// <summary>The sum of so many independent numbers with this distribution.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is negative.</exception>
    public HitDistribution Times(int numbers)
    {
        Guard.AtLeast(numbers, 0);
        return Enumerable.Repeat(this, numbers).Aggregate(None, static (sum, one) => sum.And(one));
    }

    /// <summary>The probability of that many hits or fewer.</summary>
    public double AtMost(int hits) => Math.Min(Sum(Minimum, hits), 1);

    /// <summary>The probability of that many hits or more: the p-value of having hit so many.</summary>
    public double AtLeast(int hits) => hits <= Minimum ? 1 : Math.Min(Sum(hits, Maximum), 1);

    /// <summary>The expected value of a function of the number of hits.</summary>
    public double Expected(Func<int, double> value)
    {
        ArgumentNullException.ThrowIfNull(value);
        var sum = 0.0;
        for (var i = 0; i < _probabilities.Length; i++)
        {
            sum += _probabilities[i] * value(Minimum + i);
        }

        return sum;
    }

    // From the small end, so that a tail keeps its digits.
    private double Sum(int first, int last)
    {
        var (from, to) = (Math.Max(first, Minimum) - Minimum, Math.Min(last, Maximum) - Minimum);
        var sum = 0.0;
        for (var i = 0; i <= to - from; i++)
        {
            sum += _probabilities[first > Minimum ? to - i : from + i];
        }

        return sum;
    }

    private static ImmutableArray<double> Normalised(double[] probabilities)
    {
        var total = probabilities.Sum();
        return [.. probabilities.Select(p => p / total)];
    }

    private static double Probability(Hypergeometric draw, int hits) => DeterministicMath.Exp(draw.LogProbability(hits));
}
