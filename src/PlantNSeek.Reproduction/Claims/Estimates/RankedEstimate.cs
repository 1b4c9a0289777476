using PlantNSeek.Numerics.Statistics;

namespace PlantNSeek.Claims.Estimates;

/// <summary>
/// The smallest, the largest or the median of several numbers, whatever they have to do with each other.
/// </summary>
/// <remarks>
/// The j-th smallest of lower bounds is above the j-th smallest number only where a bound of one of the j smallest numbers is wrong: were all
/// these right, j of the bounds would not be above it. So a lower bound rests on j of K numbers, whichever they are, and an upper bound
/// on K - j + 1: the lower bound of a largest number on all K, its upper bound on that of the largest alone.
/// </remarks>
internal sealed class RankedEstimate : Estimate
{
    private readonly Estimate[] _of;
    private readonly int _first;
    private readonly int _last;

    // The mean of the numbers from the first to the last rank, counted from 1.
    private RankedEstimate(IEnumerable<Estimate> of, Func<int, int> first, Func<int, int> last)
    {
        _of = [.. of];
        (_first, _last) = (first(_of.Length), last(_of.Length));
        double[] values = [.. _of.Select(e => e.Value)];
        Value = _first == 1 && _last == 1 ? values.Min() : _first == values.Length ? values.Max() : SampleStatistics.Median(values);
    }

    /// <inheritdoc/>
    public override double Value { get; }

    public static RankedEstimate Smallest(IEnumerable<Estimate> of) => new(of, _ => 1, _ => 1);

    public static RankedEstimate Largest(IEnumerable<Estimate> of) => new(of, k => k, k => k);

    public static RankedEstimate Median(IEnumerable<Estimate> of) => new(of, k => (k + 1) / 2, k => (k / 2) + 1);

    /// <inheritdoc/>
    public override double Bound(Side side, double tail)
    {
        double[] bounds = [.. _of.Select(e => e.Bound(side, tail)).Order()];
        var (low, high) = (bounds[_first - 1], bounds[_last - 1]);
        var middle = low + ((high - low) / 2);
        return low == high ? low : double.IsNaN(middle) ? side.Nothing() : middle;
    }

    /// <inheritdoc/>
    public override Premises Premises(Side side) =>
        Estimates.Premises.OfAny(side == Side.Lower ? _last : _of.Length - _first + 1, _of.Select(e => e.Premises(side)));
}
