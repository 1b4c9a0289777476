using System.Buffers.Binary;
using PlantNSeek.Numpy.Zip;

namespace PlantNSeek.Numpy;

/// <summary>The header before an entry's content, which says again what the directory says.</summary>
internal static class ZipLocalHeader
{
    /// <summary>Where the entry's content begins, once its header agrees with the directory.</summary>
    /// <param name="source">The zip file.</param>
    /// <param name="entry">The entry as the directory has it.</param>
    /// <param name="name">The name's bytes in the directory.</param>
    /// <param name="end">Where the directory begins, before which the content must end.</param>
    /// <exception cref="NpzException">They disagree, or the content reaches into the directory.</exception>
    public static long FindData(ZipSource source, ZipEntry entry, ReadOnlySpan<byte> name, long end)
    {
        Span<byte> header = stackalloc byte[ZipFormat.LocalSize];
        source.Read(entry.Start, header);
        int nameLength = Short(header, 26), extraLength = Short(header, 28);
        var dataStart = entry.Start + header.Length + nameLength + extraLength;
        if (Int(header, 0) != ZipFormat.LocalSignature || dataStart > end)
        {
            throw NpzException.OfArray(source.Name, entry.Name, $"has no header at {entry.Start}, where the directory says");
        }

        if (dataStart > end - entry.CompressedSize)
        {
            throw NpzException.OfArray(source.Name, entry.Name, $"has {entry.CompressedSize} bytes from {dataStart} on; the directory begins at {end}");
        }

        var rest = source.Chunk.AsSpan(0, name.Length);
        if (nameLength != name.Length || !Load(source, entry.Start + header.Length, rest).SequenceEqual(name))
        {
            throw Disagrees(source, entry, "another name");
        }

        var flags = Short(header, 6);
        if ((flags & ~ZipFormat.KnownFlags) != 0)
        {
            throw Disagrees(source, entry, "other flags");
        }

        if (Short(header, 8) != entry.Method)
        {
            throw Disagrees(source, entry, "another method");
        }

        // Who writes without going back leaves zeros here, or what was known then, and says the rest behind the content.
        if ((flags & ZipFormat.DescriptorFlag) == 0)
        {
            var extra = Load(source, dataStart - extraLength, source.Chunk.AsSpan(0, extraLength));
            CheckSizes(source, entry, header, extra);
        }

        return dataStart;
    }

    private static void CheckSizes(ZipSource source, ZipEntry entry, ReadOnlySpan<byte> header, ReadOnlySpan<byte> extra)
    {
        if (new ZipSizes(Int(header, 22), Int(header, 18), 0).Resolve(extra) is not { } sizes || sizes.Size != (ulong)entry.Size || sizes.CompressedSize != (ulong)entry.CompressedSize)
        {
            throw Disagrees(source, entry, "other sizes");
        }

        if (Int(header, 14) != entry.Checksum)
        {
            throw Disagrees(source, entry, "another checksum");
        }
    }

    private static ReadOnlySpan<byte> Load(ZipSource source, long offset, Span<byte> into)
    {
        source.Read(offset, into);
        return into;
    }

    private static NpzException Disagrees(ZipSource source, ZipEntry entry, string what) =>
        NpzException.OfArray(source.Name, entry.Name, $"has {what} at {entry.Start} than in the directory");

    private static ushort Short(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadUInt16LittleEndian(bytes[at..]);

    private static uint Int(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadUInt32LittleEndian(bytes[at..]);
}
