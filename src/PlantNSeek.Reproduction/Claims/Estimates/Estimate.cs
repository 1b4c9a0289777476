namespace PlantNSeek.Claims.Estimates;

/// <summary>
/// A number that a sweep measures, with bounds on what it would be over all the replicates that could have been drawn. They suppose that
/// replicates are drawn independently and nothing else: no distribution, and nothing about how runs of one replicate depend on each other.
/// </summary>
internal abstract class Estimate
{
    /// <summary>The number as measured.</summary>
    public abstract double Value { get; }

    /// <summary>What is at or below (above) the true number with probability at least 1 - <paramref name="tail"/>.</summary>
    public double At(Side side, double tail) => Bound(side, tail / Premises(side).Count);

    /// <summary>The bound that follows from bounds of all samples, each wrong with probability at most <paramref name="tail"/>.</summary>
    public abstract double Bound(Side side, double tail);

    /// <summary>How many bounds of samples this one rests on.</summary>
    public abstract Premises Premises(Side side);
}
