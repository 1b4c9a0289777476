using System.Numerics;

namespace PlantNSeek.Networks;

/// <summary>Which parameters are kept: an immutable bit set over the flat parameter buffer.</summary>
public sealed class Mask : IEquatable<Mask>
{
    private readonly ulong[] _words;

    private Mask(int length, ulong[] words)
    {
        Length = length;
        _words = words;
        foreach (var word in words)
        {
            KeptCount += BitOperations.PopCount(word);
        }
    }

    /// <summary>Number of parameters the mask speaks of.</summary>
    public int Length { get; }

    /// <summary>Number of parameters kept.</summary>
    public int KeptCount { get; }

    /// <summary>The fraction kept, measured from the bits.</summary>
    public Density Density => Density.OfCount(KeptCount, Length);

    /// <summary>The bits, 64 parameters a word, the first lowest; none beyond the length.</summary>
    internal ReadOnlySpan<ulong> Words => _words;

    /// <summary>Whether parameter <paramref name="index"/> is kept.</summary>
    public bool this[int index] => (uint)index < (uint)Length
        ? (_words[index >> 6] >> (index & 63) & 1) != 0
        : throw new ArgumentOutOfRangeException(nameof(index), $"index is {index}; the mask has {Length} bits");

    /// <summary>Everything kept.</summary>
    public static Mask All(int length)
    {
        Guard.AtLeast(length, 0);
        var words = new ulong[(length + 63) / 64];
        Array.Fill(words, ulong.MaxValue);
        if ((length & 63) != 0)
        {
            words[^1] = (1UL << (length & 63)) - 1;
        }

        return new Mask(length, words);
    }

    /// <summary>Nothing kept.</summary>
    public static Mask None(int length) => new(length, new ulong[(length + 63) / 64]);

    /// <summary>Keeps the indices for which <paramref name="keep"/> holds.</summary>
    public static Mask From(int length, Func<int, bool> keep)
    {
        ArgumentNullException.ThrowIfNull(keep);
        Guard.AtLeast(length, 0);
        var words = new ulong[(length + 63) / 64];
        for (var i = 0; i < length; i++)
        {
            if (keep(i))
            {
                words[i >> 6] |= 1UL << (i & 63);
            }
        }

        return new Mask(length, words);
    }

    /// <summary>Keeps where <paramref name="bits"/> is true.</summary>
    public static Mask FromBits(ReadOnlySpan<bool> bits)
    {
        var words = new ulong[(bits.Length + 63) / 64];
        for (var i = 0; i < bits.Length; i++)
        {
            if (bits[i])
            {
                words[i >> 6] |= 1UL << (i & 63);
            }
        }

        return new Mask(bits.Length, words);
    }

    /// <summary>A mask of these bits, which become its own; none are set beyond the length.</summary>
    internal static Mask FromWords(int length, ulong[] words) => new(length, words);

    /// <summary>Keeps exactly the given indices.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An index lies outside the mask.</exception>
    public static Mask FromIndices(int length, IEnumerable<int> indices)
    {
        ArgumentNullException.ThrowIfNull(indices);
        var words = new ulong[(length + 63) / 64];
        foreach (var i in indices)
        {
            if ((uint)i >= (uint)length)
            {
                throw new ArgumentOutOfRangeException(nameof(indices), $"index is {i}; the mask has {length} bits");
            }

            words[i >> 6] |= 1UL << (i & 63);
        }

        return new Mask(length, words);
    }

    /// <summary>Kept by both.</summary>
    public Mask And(Mask other) => Combine(other, static (a, b) => a & b);

    /// <summary>Kept by either.</summary>
    public Mask Or(Mask other) => Combine(other, static (a, b) => a | b);

    /// <summary>Kept by this one and not by <paramref name="other"/>.</summary>
    public Mask Except(Mask other) => Combine(other, static (a, b) => a & ~b);

    /// <summary>Kept exactly where this one prunes.</summary>
    public Mask Complement() => All(Length).Except(this);

    /// <summary>Whether everything kept here is kept by <paramref name="other"/>.</summary>
    public bool IsSubsetOf(Mask other) => Except(other).KeptCount == 0;

    /// <summary>The kept indices, ascending.</summary>
    public int[] KeptIndices()
    {
        var indices = new int[KeptCount];
        var next = 0;
        for (var w = 0; w < _words.Length; w++)
        {
            for (var word = _words[w]; word != 0; word &= word - 1)
            {
                indices[next++] = (w << 6) + BitOperations.TrailingZeroCount(word);
            }
        }

        return indices;
    }

    /// <summary>Number kept in one tensor.</summary>
    public int CountIn(ParameterSlice slice)
    {
        if (slice.Offset < 0 || slice.End > Length)
        {
            throw new ArgumentOutOfRangeException(nameof(slice), $"{slice.Name} ends at {slice.End}; the mask has {Length} bits");
        }

        var count = 0;
        for (var start = slice.Offset & ~63; start < slice.End && slice.Length > 0; start += 64)
        {
            count += BitOperations.PopCount(_words[start >> 6] & BitsOf(slice, start));
        }

        return count;
    }

    /// <summary>How many of the parameters that can be pruned are kept; of a network without normalisations, as many as <see cref="KeptCount"/>.</summary>
    public int PrunableKept(ParameterLayout layout)
    {
        ArgumentNullException.ThrowIfNull(layout);
        var count = KeptCount;
        for (var i = layout.PrunableCount; i < Length; i++)
        {
            count -= this[i] ? 1 : 0;
        }

        return count;
    }

    /// <summary>Bits of the 64 parameters from <paramref name="start"/> on that belong to a tensor, at least one of which does.</summary>
    internal static ulong BitsOf(ParameterSlice slice, int start)
    {
        var from = Math.Max(slice.Offset - start, 0);
        var to = Math.Min(slice.End - start, 64);
        return ulong.MaxValue >> (64 - (to - from)) << from;
    }

    /// <summary>Sets every masked value to +0 (so that skipping it changes no bit of a sum).</summary>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public void ApplyTo<T>(Span<T> values)
        where T : struct
    {
        Guard.SameLength(Length, "mask", values.Length, "the parameter buffer");
        for (var start = 0; start < values.Length; start += 64)
        {
            var block = values.Slice(start, Math.Min(64, values.Length - start));
            var masked = ~_words[start >> 6];
            if (masked == ulong.MaxValue)
            {
                block.Clear();
                continue;
            }

            for (masked &= ulong.MaxValue >> (64 - block.Length); masked != 0; masked &= masked - 1)
            {
                block[BitOperations.TrailingZeroCount(masked)] = default;
            }
        }
    }

    /// <summary>A copy of the values with every masked one set to +0.</summary>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public T[] Apply<T>(ReadOnlySpan<T> values)
        where T : struct
    {
        var copy = values.ToArray();
        ApplyTo(copy.AsSpan());
        return copy;
    }

    /// <inheritdoc/>
    public bool Equals(Mask? other) => other is not null && Length == other.Length && _words.AsSpan().SequenceEqual(other._words);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Mask);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = new HashCode();
        hash.Add(Length);
        foreach (var word in _words)
        {
            hash.Add(word);
        }

        return hash.ToHashCode();
    }

    /// <summary>Kept of total, such as <c>130 of 20904</c>.</summary>
    public override string ToString() => $"{KeptCount} of {Length}";

    private Mask Combine(Mask other, Func<ulong, ulong, ulong> combine)
    {
        ArgumentNullException.ThrowIfNull(other);
        Guard.SameLength(other.Length, "the other mask", Length, "this mask");
        var words = new ulong[_words.Length];
        for (var i = 0; i < words.Length; i++)
        {
            words[i] = combine(_words[i], other._words[i]);
        }

        return new Mask(Length, words);
    }
}
