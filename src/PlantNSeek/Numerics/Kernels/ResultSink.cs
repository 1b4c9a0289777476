using System.Runtime.CompilerServices;
using PlantNSeek.Numerics.Lanes;

namespace PlantNSeek.Numerics.Kernels;

/// <summary>Sums that go to memory, and that may go on from what is there.</summary>
internal unsafe struct ResultSink<TVector, TScalar, TLanes> : IVectorSink<TVector>
    where TVector : struct
    where TScalar : unmanaged
    where TLanes : struct, ILanes<TVector, TScalar>
{
    public TScalar* Result;

    public bool Continues;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly TVector Start(nint offset) => Continues ? TLanes.Load(Result + offset) : TLanes.Zero;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly void Take(nint offset, TVector sums) => TLanes.Store(Result + offset, sums);
}
