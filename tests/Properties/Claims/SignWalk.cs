using PlantNSeek.Claims;
using PlantNSeek.Claims.Estimates;
using PlantNSeek.Numerics.Statistics;

namespace PlantNSeek.Properties.Claims;

/// <summary>
/// One median that is looked at until it is safely above or below a threshold, exactly: all that counts of a replicate is whether it is above, so that the number of those is a
/// walk that wins with the share of replicates above, and the looks are barriers in it.
/// </summary>
/// <param name="first">Replicates of the first look.</param>
/// <param name="tail">How often either bound may be wrong.</param>
internal sealed class SignWalk(int first, double tail)
{
    /// <summary>Whether each look may err as if it were the only one.</summary>
    public bool IsUnspent { get; init; }

    /// <summary>For each look, how often it ends there, and with which answer.</summary>
    /// <param name="above">The share of replicates above the threshold, strictly between 0 and 1.</param>
    public IReadOnlyList<(int Replicates, double Above, double Below)> Ends(double above)
    {
        var ends = new List<(int, double, double)>();
        var (going, before) = (new[] { 1.0 }, 0); // how likely each number above is, where nothing was safe yet
        foreach (var replicates in Looks.Later.Prepend(first))
        {
            going = Add(going, replicates - before, above);
            var (needed, over, under) = (Needed(replicates), 0.0, 0.0);
            for (var count = 0; count <= replicates; count++)
            {
                over += count >= needed ? going[count] : 0;
                under += replicates - count >= needed ? going[count] : 0;
                going[count] = count >= needed || replicates - count >= needed ? 0 : going[count];
            }

            before = replicates;
            ends.Add((replicates, over, under));
        }

        return ends;
    }

    // The fewest on one side with which the bound is there too, as the estimate itself says.
    private int Needed(int replicates)
    {
        var spent = IsUnspent ? tail / Looks.Share(replicates) : tail;
        return Enumerable.Range(0, replicates + 1).FirstOrDefault(
            count => new MedianEstimate([.. Enumerable.Range(1, replicates).Select(i => i <= count ? 1.0 : 0)]).Bound(Side.Lower, spent) == 1, replicates + 1);
    }

    private static double[] Add(double[] going, int replicates, double above)
    {
        var sum = new double[going.Length + replicates];
        for (var more = 0; more <= replicates; more++)
        {
            var chance = Math.Exp(LogFactorial.Binomial(replicates, more) + (more * Math.Log(above)) + ((replicates - more) * Math.Log(1 - above)));
            for (var count = 0; count < going.Length; count++)
            {
                sum[count + more] += going[count] * chance;
            }
        }

        return sum;
    }
}
