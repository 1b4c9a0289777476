using System.Runtime.CompilerServices;

namespace PlantNSeek.Networks.FullyConnected;

/// <summary>One rounding a term, as networks sum.</summary>
internal readonly struct FusedTerm : ICompressedTerm
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Add(double sum, double value, double scale, double input) => Math.FusedMultiplyAdd(value * scale, input, sum);
}
