using System.Buffers.Binary;
using System.Text;
using PlantNSeek.Numpy.Zip;

namespace PlantNSeek.Numpy;

/// <summary>
/// The directory of a zip file. It is the one thing believed, once the file's end, every entry's own header and the file's length agree with it.
/// </summary>
internal static class ZipDirectory
{
    /// <summary>The entries in the directory's order.</summary>
    /// <exception cref="NpzException">The file is no zip file of arrays, or contradicts itself.</exception>
    public static ZipEntry[] Read(ZipSource source)
    {
        var end = ZipEnd.Find(source);
        var directory = new byte[end.Size];
        source.Read(end.Offset, directory);
        var entries = new ZipEntry[end.Entries];
        var names = new HashSet<string>(end.Entries, StringComparer.Ordinal);
        var at = 0;
        for (var i = 0; i < entries.Length; i++)
        {
            entries[i] = ReadEntry(source, end, directory.AsSpan(at), out var length);
            at += length;
            if (!names.Add(entries[i].Name))
            {
                throw source.Error($"has two arrays named {entries[i].Name}");
            }
        }

        if (at != directory.Length)
        {
            throw source.Error($"has {directory.Length - at} bytes too many in its directory of {entries.Length} entries");
        }

        CheckOverlap(source, entries);
        return entries;
    }

    private static ZipEntry ReadEntry(ZipSource source, ZipEnd end, ReadOnlySpan<byte> record, out int length)
    {
        if (record.Length < ZipFormat.CentralSize || Int(record, 0) != ZipFormat.CentralSignature)
        {
            throw source.Error("has a damaged directory: an entry does not begin where the one before it ends");
        }

        int nameLength = Short(record, 28), extraLength = Short(record, 30), commentLength = Short(record, 32);
        length = ZipFormat.CentralSize + nameLength + extraLength + commentLength;
        if (length > record.Length)
        {
            throw source.Error("has a damaged directory: an entry reaches beyond its end");
        }

        var nameBytes = record.Slice(ZipFormat.CentralSize, nameLength);
        var name = ReadName(source, nameBytes);
        ushort flags = Short(record, 8), method = Short(record, 10);
        CheckMethod(source, name, flags, method);
        if (new ZipSizes(Int(record, 24), Int(record, 20), Int(record, 42)).Resolve(record.Slice(ZipFormat.CentralSize + nameLength, extraLength)) is not var (size, compressed, start))
        {
            throw OfArray(source, name, "has a damaged extra field in the directory");
        }

        CheckSizes(source, end, name, method, size, compressed, start);
        var entry = new ZipEntry(name, method, Int(record, 16), (long)compressed, (long)size, (long)start, 0);
        return entry with { DataStart = ZipLocalHeader.FindData(source, entry, nameBytes, end.Offset) };
    }

    private static string ReadName(ZipSource source, ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > ZipName.Longest)
        {
            throw source.Error($"has a name of {bytes.Length} bytes; at most {ZipName.Longest} can be read");
        }

        string name;
        try
        {
            name = ZipName.Utf8.GetString(bytes);
        }
        catch (DecoderFallbackException e)
        {
            throw source.Error($"has a name that is not UTF-8: {OneLine.Of(Encoding.Latin1.GetString(bytes))}", e);
        }

        // Told before its slashes: what torch.save writes is a zip file as well.
        if (name.EndsWith(".pkl", StringComparison.Ordinal))
        {
            throw source.Error($"holds {OneLine.Of(name)}, a Python pickle as torch.save writes it, which is never read; arrays saved by numpy.savez (.npz) are needed");
        }

        if (!name.EndsWith(ZipName.Extension, StringComparison.Ordinal))
        {
            throw source.Error($"holds {OneLine.Of(name)}, which is no array (.npy)");
        }

        var array = name[..^ZipName.Extension.Length];
        return ZipName.Fault(array) is { } fault ? throw source.Error($"has an array whose name {fault}: '{OneLine.Of(array)}'") : array;
    }

    private static void CheckMethod(ZipSource source, string name, ushort flags, ushort method)
    {
        if ((flags & ZipFormat.EncryptedFlags) != 0)
        {
            throw OfArray(source, name, "is encrypted");
        }

        if ((flags & ~ZipFormat.KnownFlags) != 0)
        {
            throw OfArray(source, name, $"has the unknown zip flags 0x{flags & ~ZipFormat.KnownFlags:X4}");
        }

        if (method is not (ZipFormat.Stored or ZipFormat.Deflated))
        {
            throw OfArray(source, name, $"is compressed by {MethodName(method)}; stored and deflated arrays can be read");
        }
    }

    private static string MethodName(ushort method) => method switch
    {
        9 => "Deflate64 (method 9)",
        12 => "bzip2 (method 12)",
        14 => "LZMA (method 14)",
        93 => "Zstandard (method 93)",
        95 => "XZ (method 95)",
        _ => $"method {method}",
    };

    private static void CheckSizes(ZipSource source, ZipEnd end, string name, ushort method, ulong size, ulong compressed, ulong start)
    {
        var room = (ulong)end.Offset;
        if (start > room || compressed > room - start)
        {
            throw OfArray(source, name, $"has {compressed} bytes from {start} on; the directory begins at {room}");
        }

        if (method == ZipFormat.Stored && size != compressed)
        {
            throw OfArray(source, name, $"is stored in {compressed} bytes and has {size}");
        }

        if (method == ZipFormat.Deflated && size > compressed * ZipFormat.LargestRatio)
        {
            throw OfArray(source, name, $"has {size} bytes deflated to {compressed}; deflate reaches {ZipFormat.LargestRatio} to 1 at most");
        }
    }

    private static void CheckOverlap(ZipSource source, ZipEntry[] entries)
    {
        var ordered = (ZipEntry[])entries.Clone();
        Array.Sort(ordered, (a, b) => a.Start.CompareTo(b.Start));
        for (var i = 1; i < ordered.Length; i++)
        {
            if (ordered[i].Start < ordered[i - 1].End)
            {
                throw OfArray(source, ordered[i].Name, $"begins at {ordered[i].Start}, within {ordered[i - 1].Name}, which ends at {ordered[i - 1].End}");
            }
        }
    }

    private static NpzException OfArray(ZipSource source, string name, string what) => NpzException.OfArray(source.Name, name, what);

    private static ushort Short(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadUInt16LittleEndian(bytes[at..]);

    private static uint Int(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadUInt32LittleEndian(bytes[at..]);
}
