using System.Runtime.CompilerServices;
using PlantNSeek.Numerics.Lanes;

namespace PlantNSeek.Numerics.Kernels;

/// <summary>e to the power x for x at most 0 in single precision, the same bits in every lane width; below -87 it stays at e^-87.</summary>
internal static class FloatExp<TVector, TLanes>
    where TVector : struct
    where TLanes : struct, IFloatLanes<TVector>
{
    private const float Shift = 12582912; // 1.5 * 2^23: adding it rounds to an integer, kept in the low bits

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector OfNonPositive(TVector x)
    {
        x = TLanes.Maximum(x, TLanes.Broadcast(-87));
        var shifted = TLanes.MultiplyAdd(x, TLanes.Broadcast(1.44269504f), TLanes.Broadcast(Shift));
        var n = TLanes.Subtract(shifted, TLanes.Broadcast(Shift));
        var r = TLanes.MultiplyAdd(n, TLanes.Broadcast(-0.693359375f), x); // ln 2 in two parts, the first exact in products
        r = TLanes.MultiplyAdd(n, TLanes.Broadcast(2.12194440e-4f), r);
        var p = TLanes.Broadcast(1.9875691500e-4f); // minimax coefficients of Cephes' expf
        p = TLanes.MultiplyAdd(p, r, TLanes.Broadcast(1.3981999507e-3f));
        p = TLanes.MultiplyAdd(p, r, TLanes.Broadcast(8.3334519073e-3f));
        p = TLanes.MultiplyAdd(p, r, TLanes.Broadcast(4.1665795894e-2f));
        p = TLanes.MultiplyAdd(p, r, TLanes.Broadcast(1.6666665459e-1f));
        p = TLanes.MultiplyAdd(p, r, TLanes.Broadcast(5.0000001201e-1f));
        p = TLanes.MultiplyAdd(p, TLanes.Multiply(r, r), TLanes.Add(r, TLanes.Broadcast(1)));
        return TLanes.Multiply(p, TLanes.PowerOfTwo(shifted));
    }
}
