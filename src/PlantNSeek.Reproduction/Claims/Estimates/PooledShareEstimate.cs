namespace PlantNSeek.Claims.Estimates;

/// <summary>
/// The share of runs in which something happens, over several kinds of runs (densities, layers) of each replicate. The unit is the replicate: its
/// runs depend on each other, so each kind has a share and an interval of its own.
/// </summary>
internal sealed class PooledShareEstimate : Estimate
{
    private readonly (int Count, int Of, int Replicates)[] _kinds;
    private readonly Estimate[] _shares;
    private readonly bool _hasFixedNumbers;

    private PooledShareEstimate(IEnumerable<(int Count, int Of, int Replicates)> kinds, double ofNone, bool hasFixedNumbers)
    {
        _kinds = [.. kinds];
        _shares = [.. _kinds.Select(k => new ShareEstimate(k.Count, k.Of, k.Replicates))];
        _hasFixedNumbers = hasFixedNumbers;
        var of = _kinds.Sum(k => k.Of);
        Value = of == 0 ? ofNone : (double)_kinds.Sum(k => k.Count) / of;
    }

    /// <inheritdoc/>
    public override double Value { get; }

    /// <summary>Of so many runs of each kind as were planned: the mean of the kinds' shares, each weighted by its number.</summary>
    /// <param name="kinds">For each kind the runs in which it happened, all of them, at most one of each replicate, and the replicates looked at.</param>
    /// <param name="ofNone">The share of no runs.</param>
    public static PooledShareEstimate OfPlanned(IEnumerable<(int Count, int Of, int Replicates)> kinds, double ofNone) => new(kinds, ofNone, hasFixedNumbers: true);

    /// <summary>Of the runs that had some outcome, whose numbers chance decides: the pooled share lies between the kinds' smallest and largest.</summary>
    public static PooledShareEstimate OfOutcomes(IEnumerable<(int Count, int Of, int Replicates)> kinds, double ofNone) => new(kinds, ofNone, hasFixedNumbers: false);

    /// <inheritdoc/>
    public override double Bound(Side side, double tail)
    {
        double[] bounds = [.. _shares.Select(s => s.Bound(side, tail))];
        return !_hasFixedNumbers ? side == Side.Lower ? bounds.Min() : bounds.Max()
            : _kinds.Sum(k => k.Of) is var of && of == 0 ? side == Side.Lower ? 0 : 1
            : bounds.Select((bound, i) => bound * _kinds[i].Of).Sum() / of;
    }

    /// <inheritdoc/>
    public override Premises Premises(Side side) => Estimates.Premises.All(_shares.Select(s => s.Premises(side)));
}
