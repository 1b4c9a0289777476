using FsCheck;
using FsCheck.Fluent;
using PlantNSeek.Numerics;
using PlantNSeek.Numpy;

namespace PlantNSeek.Properties.Numpy;

/// <summary>An array of any type, shape and layout; its values are random bits. Shrinks by shape.</summary>
public sealed record NpzCase(string Type, int[] Shape, int Version, bool Fortran, bool BigEndian, bool Compress, bool Zip64, int Seed)
{
    public static readonly string[] Types = ["bool", "int8", "int16", "int32", "int64", "uint8", "uint16", "uint32", "uint64", "float16", "float32", "float64"];

    public NpyFormat Format => new() { Version = Version, IsFortranOrder = Fortran, IsBigEndian = BigEndian };

    public int Count => Shape.Aggregate(1, (product, dimension) => product * dimension);

    public int ItemSize => Type == "bool" ? 1 : int.Parse(Type.AsSpan(Type.IndexOfAny(['1', '2', '3', '4', '6', '8'])), System.Globalization.CultureInfo.InvariantCulture) / 8;

    /// <summary>The values' bytes in C order and little-endian; those without a sign fit into a long.</summary>
    public byte[] Bytes
    {
        get
        {
            var stream = new RandomStream((ulong)Seed, "array");
            var bytes = new byte[Count * ItemSize];
            for (var i = 0; i < bytes.Length; i++)
            {
                bytes[i] = (byte)stream.NextInt32(Type == "bool" ? 2 : Type == "uint64" && i % 8 == 7 ? 128 : 256);
            }

            return bytes;
        }
    }

    public override string ToString() =>
        $"{Type} ({string.Join(", ", Shape)}) version {Version}, fortran {Fortran}, big {BigEndian}, compress {Compress}, zip64 {Zip64}, seed {Seed}";
}

/// <summary>Generates and shrinks <see cref="NpzCase"/>.</summary>
public static class NpzCases
{
    public static Arbitrary<NpzCase> Case() => Arb.From(
        from type in Gen.Elements(NpzCase.Types)
        from dimensions in Gen.Choose(0, 4)
        from shape in Gen.ArrayOf(Gen.Choose(0, 9).Select(n => n == 9 ? 40 : n), dimensions)
        from version in Gen.Choose(1, 3)
        from switches in Gen.ArrayOf(Gen.Elements(true, false), 4)
        from seed in Gen.Choose(0, int.MaxValue)
        where shape.Aggregate(1, (product, dimension) => product * dimension) <= 20_000
        select new NpzCase(type, shape, version, switches[0], switches[1], switches[2], switches[3], seed), Smaller);

    private static IEnumerable<NpzCase> Smaller(NpzCase c)
    {
        for (var k = 0; k < c.Shape.Length; k++)
        {
            yield return c with { Shape = [.. c.Shape[..k], .. c.Shape[(k + 1)..]] };
            if (c.Shape[k] > 1)
            {
                yield return c with { Shape = [.. c.Shape[..k], c.Shape[k] / 2, .. c.Shape[(k + 1)..]] };
            }
        }
    }
}
