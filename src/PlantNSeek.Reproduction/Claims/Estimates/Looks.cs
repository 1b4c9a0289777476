namespace PlantNSeek.Claims.Estimates;

/// <summary>
/// When a sample, which is the replicates of a setting that have a pair of pruner and density, may be looked at, and how much of what a bound may err each look spends.
/// </summary>
/// <remarks>
/// Whoever adds replicates until an answer is safe looks several times and has as many chances to be wrong. So there are five looks that are fixed beforehand: the first
/// with the replicates that the profile gives, fewer than 50, the others with 50, 100, 200 and 400, and none between; each takes all replicates up to its
/// number. The first may err in four fifths of the cases in which the bound may err at all, the later ones in a twentieth each, one in all (alpha spending): a later look
/// loses little by its small share, since its interval is wider by a few hundredths only, and a first look with few replicates would lose every verdict that all of them just give. A
/// bound that is wrong at whichever look one stops is wrong at one of the five, and the union of these five events has the probability of the bound's tail at most, so that the
/// choice of what to look at again may depend on anything seen before. A sample that is never extended has its first look alone.
/// </remarks>
public static class Looks
{
    private const double OfTheFirst = 4.0 / 5;
    private static readonly int[] Sizes = [50, 100, 200, 400];

    /// <summary>The numbers of replicates of the looks after the first.</summary>
    public static IReadOnlyList<int> Later => Sizes;

    /// <summary>The number of replicates of the next look; null after the last.</summary>
    /// <param name="replicates">Those that the sample has.</param>
    public static int? Next(int replicates) => Sizes.Where(size => size > replicates).Select(size => (int?)size).FirstOrDefault();

    /// <summary>The share of a bound's tail that the look at so many replicates spends.</summary>
    public static double Share(int replicates) => replicates < Sizes[0] ? OfTheFirst : (1 - OfTheFirst) / Sizes.Length;
}
