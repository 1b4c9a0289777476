using PlantNSeek.Numerics.Lanes;

namespace PlantNSeek.Numerics.Kernels;

/// <summary>Which units matter at all.</summary>
internal static unsafe class ActiveUnits<TVector, TScalar, TLanes>
    where TVector : struct
    where TScalar : unmanaged
    where TLanes : struct, ILanes<TVector, TScalar>
{
    /// <summary>Sets the bits of the units that have a number other than 0.</summary>
    /// <param name="values"><c>[units][padded]</c></param>
    /// <param name="units">Units.</param>
    /// <param name="padded">Samples, a multiple of the vector's lanes.</param>
    /// <param name="found">One bit a unit.</param>
    public static void Find(TScalar* values, int units, int padded, Span<ulong> found)
    {
        found.Clear();
        for (var unit = 0; unit < units; unit++, values += padded)
        {
            var any = 0UL;
            for (var s = 0; s < padded && any == 0; s += TLanes.Count)
            {
                any = TLanes.NonZeroBits(TLanes.Load(values + s));
            }

            found[unit >> 6] |= any != 0 ? 1UL << (unit & 63) : 0;
        }
    }
}
