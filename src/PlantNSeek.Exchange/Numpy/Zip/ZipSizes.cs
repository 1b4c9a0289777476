using System.Buffers.Binary;

namespace PlantNSeek.Numpy.Zip;

/// <summary>Numbers of an entry that stand in its header, or in a zip64 field behind it where they are too large.</summary>
internal readonly record struct ZipSizes(ulong Size, ulong CompressedSize, ulong Start)
{
    /// <summary>Replaces what is given elsewhere.</summary>
    /// <param name="extra">The header's extra fields.</param>
    /// <returns>The numbers, or null where the fields are damaged or lack one.</returns>
    public ZipSizes? Resolve(ReadOnlySpan<byte> extra)
    {
        // Fewer than four bytes at the end fill up, as some writers align what follows.
        while (extra.Length >= 4)
        {
            var id = BinaryPrimitives.ReadUInt16LittleEndian(extra);
            var length = BinaryPrimitives.ReadUInt16LittleEndian(extra[2..]);
            if (length > extra.Length - 4)
            {
                return null;
            }

            if (id == ZipFormat.Zip64Extra)
            {
                return ResolveFrom(extra.Slice(4, length));
            }

            extra = extra[(4 + length)..];
        }

        return ResolveFrom([]);
    }

    private ZipSizes? ResolveFrom(ReadOnlySpan<byte> field) =>
        TryTake(Size, ref field) is { } size && TryTake(CompressedSize, ref field) is { } compressed && TryTake(Start, ref field) is { } start
            ? new ZipSizes(size, compressed, start)
            : null;

    private static ulong? TryTake(ulong value, ref ReadOnlySpan<byte> field)
    {
        if (value != ZipFormat.Elsewhere)
        {
            return value;
        }

        if (field.Length < 8)
        {
            return null;
        }

        var elsewhere = BinaryPrimitives.ReadUInt64LittleEndian(field);
        field = field[8..];
        return elsewhere;
    }
}
