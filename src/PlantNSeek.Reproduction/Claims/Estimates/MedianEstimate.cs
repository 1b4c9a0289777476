using PlantNSeek.Numerics.Statistics;

namespace PlantNSeek.Claims.Estimates;

/// <summary>
/// A median over replicates, bounded by order statistics as the sign test does it: the k-th smallest of n values lies above the median only
/// where fewer than k of them do not, which n throws of a fair coin bound. Exact, and infinite where n values are too few for the tail.
/// </summary>
/// <param name="values">One of each replicate.</param>
/// <param name="smallest">Below this no value can be.</param>
/// <param name="isCommon">Whether many parts of a measure use this sample.</param>
internal sealed class MedianEstimate(IReadOnlyList<double> values, double smallest = double.NegativeInfinity, bool isCommon = false) : Estimate
{
    private readonly double[] _sorted = [.. values.Order()];

    /// <inheritdoc/>
    public override double Value { get; } = SampleStatistics.Median([.. values]);

    /// <inheritdoc/>
    public override double Bound(Side side, double tail)
    {
        var (n, rank) = (_sorted.Length, 0);
        while (rank < n && SignTest.UpperTail(n - rank, n) <= tail) // P(at most rank of n throws)
        {
            rank++;
        }

        var bound = rank == 0 ? side.Nothing() : _sorted[side == Side.Lower ? rank - 1 : n - rank];
        return double.IsNaN(bound) ? side.Nothing() : Math.Max(bound, smallest);
    }

    /// <inheritdoc/>
    public override Premises Premises(Side side) => isCommon ? new Premises(0, [(this, side)]) : Estimates.Premises.One;
}
