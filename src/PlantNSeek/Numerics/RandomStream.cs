using System.Text;

namespace PlantNSeek.Numerics;

/// <summary>
/// A stream of random numbers keyed by (seed, purpose, index). The same key gives the same bits on every machine, and two
/// different keys give unrelated streams, so nothing is ever shared between threads or depends on the order of runs.
/// Philox4x32-10 (Salmon et al., SC 2011): the key comes from seed and purpose, the counter from index and position.
/// </summary>
public sealed class RandomStream
{
    private readonly uint _key0, _key1;
    private readonly ulong _index;
    private ulong _block;
    private uint _w0, _w1, _w2, _w3;
    private int _left;
    private double _spareNormal;
    private bool _hasSpareNormal;

    /// <param name="seed">The run's seed.</param>
    /// <param name="purpose">What the numbers are for, such as <c>host</c> or <c>shuffle</c>.</param>
    /// <param name="index">Tells streams of one purpose apart, for example the replicate or the round.</param>
    public RandomStream(ulong seed, string purpose, ulong index = 0)
    {
        ArgumentNullException.ThrowIfNull(purpose);
        var key = Mix(Mix(seed + 0x9E3779B97F4A7C15UL) ^ Hash(purpose));
        _key0 = (uint)key;
        _key1 = (uint)(key >> 32);
        _index = index;
    }

    /// <summary>32 uniform bits.</summary>
    public uint NextUInt32()
    {
        if (_left == 0)
        {
            (_w0, _w1, _w2, _w3) = Philox((uint)_block, (uint)(_block >> 32), (uint)_index, (uint)(_index >> 32), _key0, _key1);
            _block++;
            _left = 4;
        }

        return _left-- switch { 4 => _w0, 3 => _w1, 2 => _w2, _ => _w3 };
    }

    /// <summary>64 uniform bits.</summary>
    public ulong NextUInt64() => ((ulong)NextUInt32() << 32) | NextUInt32();

    /// <summary>Uniform on [0, 1), a multiple of 2^-53.</summary>
    public double NextDouble() => (NextUInt64() >> 11) * (1.0 / (1UL << 53));

    /// <summary>Uniform on [<paramref name="low"/>, <paramref name="high"/>).</summary>
    public double NextUniform(double low, double high) => low + ((high - low) * NextDouble());

    /// <summary>Uniform on 0 … <paramref name="exclusiveEnd"/> - 1, without bias (Lemire's rejection).</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="exclusiveEnd"/> is below 1.</exception>
    public int NextInt32(int exclusiveEnd)
    {
        Guard.AtLeast(exclusiveEnd, 1);
        var range = (uint)exclusiveEnd;
        var product = (ulong)NextUInt32() * range;
        if ((uint)product < range)
        {
            var threshold = (0u - range) % range;
            while ((uint)product < threshold)
            {
                product = (ulong)NextUInt32() * range;
            }
        }

        return (int)(product >> 32);
    }

    /// <summary>A standard normal number (Box and Muller), two for every two uniforms.</summary>
    public double NextNormal()
    {
        if (_hasSpareNormal)
        {
            _hasSpareNormal = false;
            return _spareNormal;
        }

        var radius = Math.Sqrt(-2 * DeterministicMath.Log(1 - NextDouble()));
        var (sin, cos) = DeterministicMath.SinCos(2 * Math.PI * NextDouble());
        _spareNormal = radius * sin;
        _hasSpareNormal = true;
        return radius * cos;
    }

    /// <summary>A uniformly random order of 0 … <paramref name="count"/> - 1.</summary>
    public int[] NextPermutation(int count)
    {
        var order = new int[count];
        for (var i = 0; i < count; i++)
        {
            order[i] = i;
        }

        Shuffle(order.AsSpan());
        return order;
    }

    /// <summary>Puts the items into a uniformly random order (Fisher and Yates).</summary>
    public void Shuffle<T>(Span<T> items)
    {
        for (var i = items.Length - 1; i > 0; i--)
        {
            var j = NextInt32(i + 1);
            (items[i], items[j]) = (items[j], items[i]);
        }
    }

    /// <summary>The first four words of the stream of this seed and purpose with another index; this one is left where it is, so that threads may share it.</summary>
    internal (uint W0, uint W1, uint W2, uint W3) FirstWords(ulong index) => Philox(0, 0, (uint)index, (uint)(index >> 32), _key0, _key1);

    /// <summary>One block of Philox4x32-10, for the published test vectors.</summary>
    internal static (uint W0, uint W1, uint W2, uint W3) Philox(uint c0, uint c1, uint c2, uint c3, uint k0, uint k1)
    {
        for (var round = 0; round < 10; round++)
        {
            var p0 = 0xD2511F53UL * c0;
            var p1 = 0xCD9E8D57UL * c2;
            (c0, c1, c2, c3) = ((uint)(p1 >> 32) ^ c1 ^ k0, (uint)p1, (uint)(p0 >> 32) ^ c3 ^ k1, (uint)p0);
            k0 += 0x9E3779B9;
            k1 += 0xBB67AE85;
        }

        return (c0, c1, c2, c3);
    }

    private static ulong Mix(ulong x)
    {
        x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9UL;
        x = (x ^ (x >> 27)) * 0x94D049BB133111EBUL;
        return x ^ (x >> 31);
    }

    private static ulong Hash(string text)
    {
        var hash = 0xCBF29CE484222325UL;
        foreach (var b in Encoding.UTF8.GetBytes(text))
        {
            hash = (hash ^ b) * 0x100000001B3UL;
        }

        return Mix(hash);
    }
}
