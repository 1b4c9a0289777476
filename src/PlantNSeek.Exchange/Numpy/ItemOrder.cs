using System.Runtime.InteropServices;

namespace PlantNSeek.Numpy;

/// <summary>From values in C order and the machine's byte order to those of a file.</summary>
internal static class ItemOrder
{
    /// <summary>The values in the file's order: themselves where it is the same, else a copy.</summary>
    public static ReadOnlySpan<T> Rearrange<T>(NpyHeader header, ReadOnlySpan<T> values)
        where T : unmanaged
    {
        var cursor = FortranCursor.Of(header.IsFortranOrder, header.Shape);
        var isOdd = typeof(T) == typeof(bool) && MemoryMarshal.AsBytes(values).ContainsAnyExceptInRange((byte)0, (byte)1);
        if (cursor is null && !isOdd && header.Type.IsBigEndian != BitConverter.IsLittleEndian)
        {
            return values;
        }

        var items = new T[values.Length];
        if (cursor is null)
        {
            values.CopyTo(items);
        }
        else
        {
            cursor.Gather(values, items);
        }

        if (isOdd)
        {
            MakeOnes(MemoryMarshal.AsBytes(items.AsSpan()));
        }

        for (var rest = items.AsSpan(); !rest.IsEmpty; rest = rest[Math.Min(rest.Length, ZipSource.ChunkBytes)..])
        {
            ItemConversions.ToMachineOrder(MemoryMarshal.AsBytes(rest[..Math.Min(rest.Length, ZipSource.ChunkBytes)]), header.Type.ItemSize, header.Type.IsBigEndian);
        }

        return items;
    }

    // What is true for the machine may be any byte but 0, where it was made from bytes.
    private static void MakeOnes(Span<byte> booleans)
    {
        foreach (ref var boolean in booleans)
        {
            boolean = boolean == 0 ? (byte)0 : (byte)1;
        }
    }
}
