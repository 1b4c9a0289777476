using PlantNSeek.Numerics.Statistics;

namespace PlantNSeek.Claims.Estimates;

/// <summary>
/// A median over replicates, bounded by order statistics as the sign test does it: the k-th smallest of n values lies above the median only
/// where fewer than k of them do not, which n throws of a fair coin bound. Exact, and infinite where n values are too few for the look's share of the tail.
/// </summary>
/// <param name="values">One of each replicate.</param>
/// <param name="smallest">Below this no value can be.</param>
/// <param name="common">What many parts of a measure have samples of, where this is one, at whatever look; null where no other part uses it.</param>
internal sealed class MedianEstimate(IReadOnlyList<double> values, double smallest = double.NegativeInfinity, object? common = null) : Estimate
{
    private readonly double[] _sorted = [.. values.Order()];

    /// <inheritdoc/>
    public override double Value { get; } = SampleStatistics.Median([.. values]);

    /// <inheritdoc/>
    public override double Bound(Side side, double tail)
    {
        var n = _sorted.Length;
        if (SignTest.WinsNeeded(n, tail * Looks.Share(n)) is not { } wins) // so many of n values on one side of the median are seldom enough
        {
            return Math.Max(side.Nothing(), smallest);
        }

        var bound = _sorted[side == Side.Lower ? n - wins : wins - 1];
        return double.IsNaN(bound) ? side.Nothing() : Math.Max(bound, smallest);
    }

    /// <inheritdoc/>
    public override Premises Premises(Side side) => common is not null ? Estimates.Premises.InCommon(common, side) : Estimates.Premises.One;
}
