using System.Buffers.Binary;
using System.Runtime.InteropServices;
using PlantNSeek.Numpy;

namespace PlantNSeek.Properties.Numpy;

/// <summary>What is written comes back, and lies in the file as numpy's format has it.</summary>
[TestFixture]
public class NpzRoundTripTests
{
    [PinnedProperty(Arbitrary = [typeof(NpzCases)], MaxTest = 1000), Spec("NPZ-001")]
    public void Read_GivesWhatWasWritten(NpzCase c)
    {
        using var file = NpzFile.Open(new MemoryStream(Write(c)), "round.npz");
        var array = file.Arrays.Single();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(array.Name, Is.EqualTo("x"));
            Assert.That(array.Type.ToString(), Is.EqualTo(c.BigEndian && c.ItemSize > 1 ? $">{c.Type[0]}{c.ItemSize}" : c.Type));
            Assert.That(array.Shape, Is.EqualTo(c.Shape));
            Assert.That(array.IsFortranOrder, Is.EqualTo(c.Fortran));
            Assert.That(array.Count, Is.EqualTo(c.Count));
            Assert.That(NativeBytes(c.Type, array), Is.EqualTo(c.Type == "float16" ? Bytes(Array.ConvertAll(MemoryMarshal.Cast<byte, Half>(c.Bytes).ToArray(), h => (float)h)) : c.Bytes));
        }
    }

    [PinnedProperty(Arbitrary = [typeof(NpzCases)], MaxTest = 300), Spec("NPZ-003")]
    public void Values_LieInTheFileAsTheHeaderSays(NpzCase c)
    {
        var bytes = Write(c with { Compress = false });
        var local = 30 + "x.npy".Length + (c.Zip64 ? 20 : 0);
        var prefix = c.Version == 1 ? 10 : 12;
        var header = prefix + (c.Version == 1 ? BinaryPrimitives.ReadUInt16LittleEndian(bytes.AsSpan(local + 8)) : BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(local + 8)));
        var expected = InFileOrder(c);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(header % 64, Is.Zero);
            Assert.That(bytes[local + header - 1], Is.EqualTo((byte)'\n'));
            Assert.That(bytes.AsSpan(local + header, expected.Length).ToArray(), Is.EqualTo(expected));
            Assert.That(bytes.AsSpan(local + header + expected.Length, 4).ToArray(), Is.EqualTo("PK\u0001\u0002"u8.ToArray()), "the directory follows");
        }
    }

    [PinnedProperty(Arbitrary = [typeof(NpzCases)]), Spec("NPZ-002")]
    public void Write_GivesTheSameBytesTwice(NpzCase c)
    {
        var again = Write(c with { Shape = [.. c.Shape] });
        Assert.That(Write(c), Is.EqualTo(again));
    }

    internal static byte[] Write(NpzCase c)
    {
        var stream = new MemoryStream();
        using (var writer = new NpzWriter(stream, c.Compress, c.Zip64))
        {
            Add(writer, "x", c);
        }

        return stream.ToArray();
    }

    private static void Add(NpzWriter writer, string name, NpzCase c)
    {
        switch (c.Type)
        {
            case "bool": Add<bool>(); break;
            case "int8": Add<sbyte>(); break;
            case "int16": Add<short>(); break;
            case "int32": Add<int>(); break;
            case "int64": Add<long>(); break;
            case "uint8": Add<byte>(); break;
            case "uint16": Add<ushort>(); break;
            case "uint32": Add<uint>(); break;
            case "uint64": Add<ulong>(); break;
            case "float16": Add<Half>(); break;
            case "float32": Add<float>(); break;
            default: Add<double>(); break;
        }

        void Add<T>()
            where T : unmanaged => writer.Add<T>(name, MemoryMarshal.Cast<byte, T>(c.Bytes), c.Shape, c.Format);
    }

    // Each type by the method that loses nothing.
    internal static byte[] NativeBytes(string type, NpzArray array) => type switch
    {
        "bool" => Bytes(array.ReadBits()),
        "int8" => Bytes(Array.ConvertAll(array.ReadIntegers(), v => checked((sbyte)v))),
        "int16" => Bytes(Array.ConvertAll(array.ReadIntegers(), v => checked((short)v))),
        "int32" => Bytes(Array.ConvertAll(array.ReadIntegers(), v => checked((int)v))),
        "int64" => Bytes(array.ReadIntegers()),
        "uint8" => Bytes(Array.ConvertAll(array.ReadIntegers(), v => checked((byte)v))),
        "uint16" => Bytes(Array.ConvertAll(array.ReadIntegers(), v => checked((ushort)v))),
        "uint32" => Bytes(Array.ConvertAll(array.ReadIntegers(), v => checked((uint)v))),
        "uint64" => Bytes(array.ReadIntegers()),
        "float16" or "float32" => Bytes(array.ReadSingles()),
        _ => Bytes(array.ReadDoubles()),
    };

    private static byte[] Bytes<T>(T[] values)
        where T : unmanaged => MemoryMarshal.AsBytes(values.AsSpan()).ToArray();

    /// <summary>The slow way: each index's place by the definition of the order, each item's bytes by the definition of the byte order.</summary>
    internal static byte[] InFileOrder(NpzCase c)
    {
        var (bytes, result) = (c.Bytes, new byte[c.Count * c.ItemSize]);
        for (var i = 0; i < c.Count; i++)
        {
            var (rest, place) = (i, 0);
            var indices = new int[c.Shape.Length];
            for (var k = c.Shape.Length - 1; k >= 0; k--)
            {
                indices[k] = rest % c.Shape[k];
                rest /= c.Shape[k];
            }

            for (var k = c.Shape.Length - 1; k >= 0; k--)
            {
                place = (place * c.Shape[k]) + indices[k];
            }

            var item = bytes.AsSpan(i * c.ItemSize, c.ItemSize).ToArray();
            if (c.BigEndian)
            {
                Array.Reverse(item);
            }

            item.CopyTo(result, (c.Fortran ? place : i) * c.ItemSize);
        }

        return result;
    }
}
