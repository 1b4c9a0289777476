using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;

namespace PlantNSeek.Numpy;

public sealed partial class NpzArray
{
    /// <summary>Code points that a text can have.</summary>
    internal const int LongestText = 16 << 20;

    /// <summary>The values as numbers of single precision; larger types are rounded, and what is not finite stays so.</summary>
    /// <exception cref="NpzException">The array holds no numbers, or is damaged.</exception>
    public float[] ReadSingles() => Read(Numbers<float>(), NothingToRefuse);

    /// <summary>The same into memory of the caller's. Where it fails, some of the values may have been written.</summary>
    /// <param name="destination">Room for <see cref="Count"/> values.</param>
    /// <exception cref="ArgumentException"><paramref name="destination"/> has another length.</exception>
    /// <exception cref="NpzException">As for <see cref="ReadSingles()"/>.</exception>
    public void ReadSingles(Span<float> destination)
    {
        if (destination.Length != Count)
        {
            throw new ArgumentException($"destination has {destination.Length} values; {Name} has {Count}", nameof(destination));
        }

        var convert = Numbers<float>();
        Take((long)Count * sizeof(float));
        Fill(destination, convert, NothingToRefuse);
    }

    /// <summary>The values as numbers of double precision; integers of eight bytes are rounded, and what is not finite stays so.</summary>
    /// <exception cref="NpzException">The array holds no numbers, or is damaged.</exception>
    public double[] ReadDoubles() => Read(Numbers<double>(), NothingToRefuse);

    /// <summary>The values of integers, and of booleans as 0 and 1.</summary>
    /// <exception cref="NpzException">The array holds neither, has a value above <see cref="long.MaxValue"/>, or is damaged.</exception>
    public long[] ReadIntegers()
    {
        RequireReadable();
        return Type.IsInteger || Type.Kind == NpyKind.Boolean
            ? Read(ItemConversions.Integers(Type), bytes => $"is {ItemConversions.Text(Type, bytes)}; {(Type.Kind == NpyKind.Boolean ? "a boolean is 0 or 1" : $"at most {long.MaxValue} can be read")}")
            : throw Error($"is {Type}; integers are needed");
    }

    /// <summary>The values as bits: booleans, and integers or floats that are exactly 0 or 1.</summary>
    /// <exception cref="NpzException">The array holds text or a value that is neither 0 nor 1, or is damaged.</exception>
    public bool[] ReadBits()
    {
        RequireReadable();
        return Type.Kind != NpyKind.Text
            ? Read(ItemConversions.Bits(Type), bytes => $"is {ItemConversions.Text(Type, bytes)}; it must be 0 or 1")
            : throw Error($"is {Type}; booleans are needed");
    }

    /// <summary>The text of a single value, without the NULs at its end.</summary>
    /// <exception cref="NpzException">The array is no single text, is no valid Unicode, has more than 16,777,216 characters, or is damaged.</exception>
    public string ReadText()
    {
        RequireReadable();
        if (Type.Kind != NpyKind.Text || _shape.Length != 0)
        {
            throw Error($"is {Type} of shape {ShapeText}; a single text is needed");
        }

        var points = Type.ItemSize / 4;
        if (points > LongestText)
        {
            throw Error($"has room for {points} characters; at most {LongestText} can be read");
        }

        Take(Type.ItemSize);
        using var reader = OpenValues();
        var text = new StringBuilder();
        Span<char> characters = stackalloc char[2];
        var nuls = 0;
        for (var done = 0; done < points;)
        {
            var bytes = _source.Chunk.AsSpan(0, 4 * Math.Min(ZipSource.ChunkBytes / 4, points - done));
            reader.Read(bytes);
            ItemConversions.ToMachineOrder(bytes, 4, Type.IsBigEndian);
            foreach (var point in MemoryMarshal.Cast<byte, uint>(bytes))
            {
                if (!Rune.TryCreate(point, out var rune))
                {
                    throw Error($"holds U+{point:X4}, which is no character");
                }

                nuls = point == 0 ? nuls + 1 : 0;
                text.Append(characters[..rune.EncodeToUtf16(characters)]);
            }

            done += bytes.Length / 4;
        }

        reader.Complete();
        return text.ToString(0, text.Length - nuls);
    }

    private static string NothingToRefuse(byte[] item) => "";

    private ItemConversion<T> Numbers<T>()
        where T : unmanaged, System.Numerics.INumberBase<T>
    {
        RequireReadable();
        return Type.IsInteger || Type.Kind == NpyKind.Float ? ItemConversions.Numbers<T>(Type) : throw Error($"is {Type}; numbers are needed");
    }

    private T[] Read<T>(ItemConversion<T> convert, Func<byte[], string> refusal)
        where T : unmanaged
    {
        Take((long)Count * Unsafe.SizeOf<T>());
        var values = new T[Count];
        Fill(values, convert, refusal);
        return values;
    }

    private void Fill<T>(Span<T> values, ItemConversion<T> convert, Func<byte[], string> refusal)
        where T : unmanaged
    {
        using var reader = OpenValues();
        var step = ZipSource.ChunkBytes / Type.ItemSize;
        var cursor = FortranCursor.Of(IsFortranOrder, _shape);
        var reordered = cursor is null ? null : new T[Math.Min(step, Count)];
        for (var done = 0; done < Count;)
        {
            var count = Math.Min(step, Count - done);
            var bytes = _source.Chunk.AsSpan(0, count * Type.ItemSize);
            reader.Read(bytes);
            ItemConversions.ToMachineOrder(bytes, Type.ItemSize, Type.IsBigEndian);
            var into = reordered is null ? values.Slice(done, count) : reordered.AsSpan(0, count);
            var wrong = convert(bytes, into);
            if (wrong >= 0)
            {
                throw ErrorAt(cursor?.Skip(wrong) ?? done + wrong, refusal(bytes.Slice(wrong * Type.ItemSize, Type.ItemSize).ToArray()));
            }

            cursor?.Scatter(into, values);
            done += count;
        }

        reader.Complete();
    }

    // A byte can become a double: what is stored can always be read, what was deflated only as far as for the file's size. Who reads an array again
    // has no more need than for the larger of both.
    private void Take(long needed)
    {
        if (!_budget.TryTake(Math.Max(0, needed - _taken)))
        {
            var others = _budget.Taken - _taken;
            throw Error($"needs {needed} bytes{(others == 0 ? "" : $", {others + needed} with the arrays read before")}; a file of {_source.Length} bytes may need {_budget.Limit}");
        }

        _taken = Math.Max(_taken, needed);
    }

    // The header is read again, since the checksum counts it in.
    private ZipEntryReader OpenValues()
    {
        var reader = new ZipEntryReader(_source, _entry);
        reader.Read(_source.Chunk.AsSpan(0, Math.Min(HeaderLength, ZipSource.ChunkBytes)));
        reader.Read(_source.Chunk.AsSpan(0, Math.Max(0, HeaderLength - ZipSource.ChunkBytes)));
        return reader;
    }
}
