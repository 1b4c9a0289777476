using System.Buffers.Binary;
using PlantNSeek.Numpy.Zip;

namespace PlantNSeek.Numpy;

/// <summary>What a file that does not end as a zip file probably is.</summary>
internal static class NoZipFile
{
    private const string Needed = "arrays saved by numpy.savez (.npz) are needed";

    /// <summary>What is said of it.</summary>
    public static string Is(ZipSource source)
    {
        Span<byte> start = stackalloc byte[(int)Math.Min(source.Length, 64)];
        source.Read(0, start);
        return start switch
        {
            [] => "is empty",
            _ when start.StartsWith(NpyHeader.Magic) => $"is a single array (.npy); {Needed}",
            _ when start.Length >= 4 && Int(start, 0) == ZipFormat.LocalSignature => WithoutEnd(source),
            [0x80, >= 2 and <= 5, ..] => $"is a Python pickle, which is never read; {Needed}",
            [0x1F, 0x8B, ..] => $"is a gzip file; {Needed}",
            _ when start.StartsWith("version https://git-lfs"u8) => "is a pointer of Git LFS, not the file that it points to; 'git lfs pull' fetches that",
            [0x89, (byte)'H', (byte)'D', (byte)'F', ..] => $"is an HDF5 file, as Keras and h5py write it; {Needed}",
            _ when IsPage(start) => $"is a page of HTML, such as a server gives in place of a file; {Needed}",
            _ => $"is no zip file; {Needed}",
        };
    }

    private static bool IsPage(ReadOnlySpan<byte> start)
    {
        var text = System.Text.Encoding.ASCII.GetString(start).TrimStart();
        return text.StartsWith("<!doctype html", StringComparison.OrdinalIgnoreCase) || text.StartsWith("<html", StringComparison.OrdinalIgnoreCase);
    }

    // An end that lies where it says that its directory ends is one, whatever follows it.
    private static string WithoutEnd(ZipSource source)
    {
        var tail = source.Chunk.AsSpan(0, (int)Math.Min(source.Length, source.Chunk.Length));
        var first = source.Length - tail.Length;
        source.Read(first, tail);
        for (var at = tail.Length - ZipFormat.EndSize; at >= 0; at--)
        {
            if (Int(tail, at) == ZipFormat.EndSignature && ((long)Int(tail, at + 12) + Int(tail, at + 16) == first + at || IsZip64(tail[..at])))
            {
                var behind = tail.Length - at - ZipFormat.EndSize - BinaryPrimitives.ReadUInt16LittleEndian(tail[(at + 20)..]);
                return behind > 0 ? $"has {behind} {(behind == 1 ? "byte" : "bytes")} behind its end; a zip file ends with its directory" : $"is cut off: {-behind} of the bytes at its end are missing";
            }
        }

        var orMore = first > 0 ? $", or has more than {tail.Length - ZipFormat.EndSize} bytes behind its end" : "";
        return $"is cut off{orMore}: it begins as a zip file and has no directory at its end";
    }

    private static bool IsZip64(ReadOnlySpan<byte> before) =>
        before.Length >= ZipFormat.Zip64LocatorSize && Int(before, before.Length - ZipFormat.Zip64LocatorSize) == ZipFormat.Zip64LocatorSignature;

    private static uint Int(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadUInt32LittleEndian(bytes[at..]);
}
