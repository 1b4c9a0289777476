using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace PlantNSeek.Numerics.Kernels;

/// <summary>Asks for memory that is needed soon; changes no result, and an address past the end does no harm.</summary>
internal static unsafe class Prefetching
{
    private const int Distance = 512; // bytes: about a hundred multiply-adds at the pace of the kernels

    /// <summary>Asks for what lies a little ahead in a run that is read from start to end.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Ahead(void* address) => At((byte*)address + Distance);

    /// <summary>Asks for the cache line of an address.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void At(void* address)
    {
        if (Sse.IsSupported)
        {
            Sse.Prefetch0(address);
        }
    }
}
