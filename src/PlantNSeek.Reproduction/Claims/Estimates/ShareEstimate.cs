using PlantNSeek.Numerics.Statistics;

namespace PlantNSeek.Claims.Estimates;

/// <summary>
/// The share of replicates in which something happens, bounded as Clopper and Pearson do it: by the smallest and the largest probability
/// that the count does not contradict at the tail. Where it could happen in no replicate, any share is possible.
/// </summary>
/// <param name="count">Replicates in which it happened.</param>
/// <param name="of">Replicates in which it could happen, such as those in which a pruner failed.</param>
/// <param name="replicates">Replicates looked at, which say which look it is: chance decides in how many of them it could happen, but not when to look.</param>
internal sealed class ShareEstimate(int count, int of, int replicates) : Estimate
{
    private const int Halvings = 60;

    /// <inheritdoc/>
    public override double Value => of == 0 ? double.NaN : (double)count / of;

    /// <inheritdoc/>
    public override double Bound(Side side, double tail) => side == Side.Lower
        ? Smallest(count, tail * Looks.Share(replicates))
        : 1 - Smallest(of - count, tail * Looks.Share(replicates));

    /// <inheritdoc/>
    public override Premises Premises(Side side) => Estimates.Premises.One;

    // The probability at which so many or more have probability tail, from below.
    private double Smallest(int hits, double tail)
    {
        if (hits == 0)
        {
            return 0;
        }

        var (low, high) = (0.0, 1.0);
        for (var i = 0; i < Halvings; i++)
        {
            var middle = (low + high) / 2;
            (low, high) = SignTest.Power(hits, of, middle) <= tail ? (middle, high) : (low, middle);
        }

        return low;
    }
}
