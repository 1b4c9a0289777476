using System.Buffers.Binary;

namespace PlantNSeek.DataSets.Formats;

/// <summary>Files of the IDX format with bytes in them: a magic number and the extents as big-endian numbers of 32 bits, then the bytes.</summary>
internal static class IdxFile
{
    private const int MagicOfBytes = 0x0800; // two zeros, the type of the numbers, how many extents

    /// <summary>Reads images: extents count, height and width.</summary>
    /// <exception cref="InvalidDataException">The file is not what is expected.</exception>
    public static byte[] ReadImages(string path, int count, int height, int width) => Read(path, [count, height, width]);

    /// <summary>Reads labels: one extent.</summary>
    /// <exception cref="InvalidDataException">The file is not what is expected, or a label is none of the classes.</exception>
    public static byte[] ReadLabels(string path, int count, int classes)
    {
        var labels = Read(path, [count], (file, bytes) =>
        {
            for (var i = 0; i < bytes.Length; i++)
            {
                Labels.Require(file, bytes[i], i, classes);
            }
        });
        return labels;
    }

    private static byte[] Read(string path, ReadOnlySpan<int> extents, Action<DataFileStream, byte[]>? check = null)
    {
        using var file = new DataFileStream(path);
        var header = new byte[4 * (1 + extents.Length)];
        var content = new byte[extents[0] * (extents.Length == 3 ? extents[1] * extents[2] : 1)];
        var length = $"{header.Length + content.Length} bytes ({header.Length} of header and {content.Length} of {(extents.Length == 3 ? "images" : "labels")})";
        file.Fill(header.AsSpan(0, 4), length);
        var magic = BinaryPrimitives.ReadInt32BigEndian(header);
        if (magic != MagicOfBytes + extents.Length)
        {
            throw file.Wrong(Named(MagicOfBytes + extents.Length), Named(magic));
        }

        file.Fill(header.AsSpan(4), length);
        var found = new int[extents.Length];
        for (var i = 0; i < found.Length; i++)
        {
            found[i] = BinaryPrimitives.ReadInt32BigEndian(header.AsSpan(4 * (i + 1)));
        }

        if (!extents.SequenceEqual(found))
        {
            throw file.Wrong(string.Join(" x ", extents.ToArray()), string.Join(" x ", found));
        }

        file.RequireLength(header.Length + content.Length, length);
        file.Fill(content, length);
        file.RequireEnd(length);
        check?.Invoke(file, content);
        return content;
    }

    private static string Named(int magic)
    {
        var kind = magic switch
        {
            MagicOfBytes + 1 => "labels",
            MagicOfBytes + 3 => "images",
            _ when NorbFile.IsMagic(BinaryPrimitives.ReverseEndianness(magic)) => "a file of NORB",
            _ => "a file of another kind",
        };
        return $"{kind} (magic number 0x{magic:x8})";
    }
}
