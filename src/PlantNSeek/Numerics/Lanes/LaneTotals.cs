using System.Runtime.Intrinsics;

namespace PlantNSeek.Numerics.Lanes;

/// <summary>Adds up the lanes of a vector of fixed width, in their order: of counts, and of flags that are 0 or not a number.</summary>
internal static class LaneTotals
{
    /// <summary>The total of four counts.</summary>
    public static long Of(Vector256<long> counts) => counts[0] + counts[1] + counts[2] + counts[3];

    /// <summary>Not a number where one of four flags is not, else 0.</summary>
    public static double Of(Vector256<double> flags) => flags[0] + flags[1] + flags[2] + flags[3];
}
