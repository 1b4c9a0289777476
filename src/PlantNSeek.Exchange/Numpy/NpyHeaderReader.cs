using System.Buffers.Binary;
using System.Text;
using PlantNSeek.Numpy.Zip;

namespace PlantNSeek.Numpy;

/// <summary>Reads the beginning of an array and checks it against the size of the whole.</summary>
internal static class NpyHeaderReader
{
    /// <summary>The header, and where the values begin.</summary>
    /// <exception cref="NpzException">It is no array, cannot be read, or has another size than its shape says.</exception>
    public static NpyHeader Read(ZipSource source, ZipEntry entry, out int length)
    {
        using var reader = new ZipEntryReader(source, entry);
        var start = source.Chunk.AsSpan(0, (int)Math.Min(12, reader.Left));
        reader.Read(start);
        if (!start.StartsWith(NpyHeader.Magic))
        {
            throw Error(start is [0x80, >= 2 and <= 5, ..] ? "is a Python pickle, which is never read" : "is no .npy array: it does not begin as one");
        }

        if (start.Length < 12)
        {
            throw Error($"has {start.Length} bytes, less than any array");
        }

        int major = start[6], minor = start[7];
        if (major is not (1 or 2 or 3) || minor != 0)
        {
            throw Error($"is in .npy format {major}.{minor}; 1.0, 2.0 and 3.0 can be read");
        }

        var prefix = major == 1 ? 10 : 12;
        long textLength = major == 1 ? BinaryPrimitives.ReadUInt16LittleEndian(start[8..]) : BinaryPrimitives.ReadUInt32LittleEndian(start[8..]);
        if (textLength > NpyHeader.Longest)
        {
            throw Error($"has a header of {textLength} bytes; at most {NpyHeader.Longest} can be read");
        }

        // The two bytes after a length of version 1 are text already.
        var already = 12 - prefix;
        if (textLength < already || textLength - already > reader.Left)
        {
            throw Error($"has a header of {textLength} bytes; {entry.Size - prefix} are there");
        }

        length = prefix + (int)textLength;
        var text = Encoding.Latin1.GetString(start[prefix..]);
        var rest = source.Chunk.AsSpan(0, (int)textLength - already);
        reader.Read(rest);
        var header = NpyHeaderText.Parse(text + Encoding.Latin1.GetString(rest), what => Error(what));
        CheckSize(header, entry.Size - length, Error);
        return header;

        NpzException Error(string what) => NpzException.OfArray(source.Name, entry.Name, what);
    }

    /// <summary>The product of the dimensions, 1 where there are none; negative where it is more than an array can have.</summary>
    public static int Count(ReadOnlySpan<int> shape)
    {
        // A dimension of 0 comes first: the others may be of any size then.
        if (shape.Contains(0))
        {
            return 0;
        }

        var count = 1L;
        foreach (var dimension in shape)
        {
            count *= dimension;
            if (count > Array.MaxLength)
            {
                return -1;
            }
        }

        return (int)count;
    }

    private static void CheckSize(NpyHeader header, long there, Func<string, NpzException> error)
    {
        var count = Count(header.Shape);
        if (count < 0)
        {
            throw error($"has shape {NpyHeader.ShapeText(header.Shape)}, more than {Array.MaxLength} values");
        }

        // What a type that is not read takes is not known, nor of any use.
        if (header.Fault is not null)
        {
            return;
        }

        var needed = (long)count * header.Type.ItemSize;
        if (needed != there)
        {
            throw error($"has shape {NpyHeader.ShapeText(header.Shape)} of {header.Type}, {needed} bytes; {there} are there");
        }
    }
}
