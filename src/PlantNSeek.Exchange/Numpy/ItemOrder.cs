using System.Runtime.InteropServices;

namespace PlantNSeek.Numpy;

/// <summary>From values in C order and the machine's byte order to those of a file.</summary>
internal static class ItemOrder
{
    /// <summary>Whether the file has them in another order.</summary>
    public static bool Differs(NpyHeader header) => IsReordered(header) || header.Type.IsBigEndian == BitConverter.IsLittleEndian;

    /// <summary>Puts them into the file's order.</summary>
    public static void Rearrange<T>(NpyHeader header, ReadOnlySpan<T> values, Span<T> items)
        where T : unmanaged
    {
        if (IsReordered(header))
        {
            new FortranCursor(header.Shape).Gather(values, items);
        }
        else
        {
            values.CopyTo(items);
        }

        for (var rest = items; !rest.IsEmpty; rest = rest[Math.Min(rest.Length, ZipSource.ChunkBytes)..])
        {
            ItemConversions.ToMachineOrder(MemoryMarshal.AsBytes(rest[..Math.Min(rest.Length, ZipSource.ChunkBytes)]), header.Type.ItemSize, header.Type.IsBigEndian);
        }
    }

    private static bool IsReordered(NpyHeader header) => header.IsFortranOrder && header.Shape.Length > 1;
}
