using System.Globalization;
using System.Numerics;
using System.Runtime.InteropServices;
using PlantNSeek.Numpy;

namespace PlantNSeek.Properties.Numpy;

/// <summary>What the methods that read values make of them, and what they say where they cannot.</summary>
[TestFixture]
public class NpzArrayTests
{
    [TestCase(new[] { -128d, 0, 127 }, "int8"), TestCase(new[] { 0d, 255 }, "uint8"), TestCase(new[] { -32768d, 32767 }, "int16"), TestCase(new[] { 65535d }, "uint16")]
    [TestCase(new[] { -2147483648d, 16777217, 2147483647 }, "int32"), TestCase(new[] { 4294967295d }, "uint32")]
    [TestCase(new[] { 1.5, -0.0, 65504, double.PositiveInfinity, double.NaN }, "float16"), TestCase(new[] { 1e-45, 1.5f, double.NegativeInfinity, double.NaN }, "float32")]
    [TestCase(new[] { 1e-320, 0.1, 1e300, double.NaN }, "float64"), Spec("NPZ-006")]
    public void Numbers_AreReadAsTheyAre_OrRoundedToSingle(double[] values, string type)
    {
        var array = Of(type, values);
        Assert.That(Bits(array.ReadDoubles()), Is.EqualTo(Bits(type == "float32" ? Array.ConvertAll(values, v => (double)(float)v) : values)));
        Assert.That(Bits(array.ReadSingles()), Is.EqualTo(Bits(Array.ConvertAll(values, v => (float)v))));
    }

    [Test, Spec("NPZ-006")]
    public void LongIntegers_AreRoundedOnce()
    {
        long[] values = [long.MinValue, long.MaxValue, (1L << 53) + 1, (1L << 24) + 1, (1L << 54) + (1L << 30) + 1, -9007199791611905];
        ulong[] unsigned = [ulong.MaxValue, (1UL << 63) + (1UL << 39) + 1, (1UL << 63) + 1025, ulong.MaxValue - 1024];
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Make(values).ReadDoubles(), Is.EqualTo(values.Select(Nearest<double>)));
            Assert.That(Make(values).ReadSingles(), Is.EqualTo(values.Select(Nearest<float>)));
            Assert.That(Make(unsigned).ReadDoubles(), Is.EqualTo(unsigned.Select(Nearest<double>)));
            Assert.That(Make(unsigned).ReadSingles(), Is.EqualTo(unsigned.Select(Nearest<float>)));
            Assert.That(Make(values).ReadIntegers(), Is.EqualTo(values));
        }
    }

    [Test, Spec("NPZ-006")]
    public void WhatIsNotAskedFor_IsRefusedByName()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Refusal(() => Make([true]).ReadSingles()), Is.EqualTo("mask.npz: x is bool; numbers are needed"));
            Assert.That(Refusal(() => Make([true]).ReadDoubles()), Is.EqualTo("mask.npz: x is bool; numbers are needed"));
            Assert.That(Refusal(() => Make([1f]).ReadIntegers()), Is.EqualTo("mask.npz: x is float32; integers are needed"));
            Assert.That(Refusal(() => Make([1f], new NpyFormat { IsBigEndian = true }).ReadIntegers()), Is.EqualTo("mask.npz: x is >f4; integers are needed"));
            Assert.That(Refusal(() => Text("ab").ReadBits()), Is.EqualTo("mask.npz: x is <U2; booleans are needed"));
            Assert.That(Refusal(() => Text("ab").ReadSingles()), Is.EqualTo("mask.npz: x is <U2; numbers are needed"));
            Assert.That(Refusal(() => Make([1f]).ReadText()), Is.EqualTo("mask.npz: x is float32 of shape (1,); a single text is needed"));
            Assert.That(Refusal(() => Make([1UL, 9223372036854775808]).ReadIntegers()), Is.EqualTo("mask.npz: x[1] is 9223372036854775808; at most 9223372036854775807 can be read"));
            Assert.That(Refusal(() => Raw("|b1", "(3,)", [0, 1, 2]).ReadIntegers()), Is.EqualTo("mask.npz: x[2] is 2; a boolean is 0 or 1"));
        }
    }

    [Test, Spec("NPZ-007")]
    public void Bits_AreReadFromEachType([ValueSource(typeof(NpzCase), nameof(NpzCase.Types))] string type, [Values] bool bigEndian, [Values] bool fortran) =>
        Assert.That(Of(type, [1, 0, 0, 1, 1, 0], new NpyFormat { IsBigEndian = bigEndian, IsFortranOrder = fortran }, 3, 2).ReadBits(), Is.EqualTo(new[] { true, false, false, true, true, false }));

    [Test, Spec("NPZ-007")]
    public void ANegativeZero_IsABit() => Assert.That(Make([-0f, 1f]).ReadBits(), Is.EqualTo(new[] { false, true }));

    [TestCase("int8", -1, "-1"), TestCase("uint8", 255, "255"), TestCase("int16", -256, "-256"), TestCase("uint16", 2, "2"), TestCase("int32", -65536, "-65536"), TestCase("uint32", 4294967295, "4294967295")]
    [TestCase("int64", -4294967296, "-4294967296"), TestCase("uint64", 4294967297, "4294967297"), TestCase("float16", 0.5, "0.5"), TestCase("float32", 1.0000001, "1.0000001"), TestCase("float64", double.NaN, "NaN")]
    [TestCase("float64", double.NegativeInfinity, "-Infinity"), TestCase("float64", 1e-320, "1E-320"), Spec("NPZ-007"), Spec("NPZ-009")]
    public void WhatIsNoBit_IsNamedWithItsIndices(string type, double value, string text)
    {
        foreach (var fortran in new[] { false, true })
        {
            var array = Of(type, [1, 0, 0, 1, 0, value, 1, value], new NpyFormat { IsFortranOrder = fortran }, 4, 2);
            // The first in the file: [2, 1] in both orders, [3, 1] after it.
            Assert.That(Refusal(() => array.ReadBits()), Is.EqualTo($"mask.npz: x[2, 1] is {text}; it must be 0 or 1"));
        }
    }

    [Test, Spec("NPZ-007"), SetCulture("de-DE")]
    public void Values_AreSaidAlikeInEveryCulture() => Assert.That(Refusal(() => Make([-0.5f]).ReadBits()), Is.EqualTo("mask.npz: x[0] is -0.5; it must be 0 or 1"));

    [Test, Spec("NPZ-007")]
    public void AWrongBitBeyondTheFirstChunk_IsNamed([Values] bool fortran)
    {
        var values = new double[300 * 100];
        values[(299 * 100) + 7] = 2;
        var array = Make(values, new NpyFormat { IsFortranOrder = fortran }, 300, 100);
        Assert.That(Refusal(() => array.ReadBits()), Is.EqualTo("mask.npz: x[299, 7] is 2; it must be 0 or 1"));
    }

    [TestCase(""), TestCase("a"), TestCase("hällo 🌱"), TestCase("\0a"), TestCase("\uFEFFbom"), Spec("NPZ-008")]
    public void Text_IsReadInBothByteOrders(string text)
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Text(text).ReadText(), Is.EqualTo(text));
            Assert.That(Text(text, new NpyFormat { IsBigEndian = true }).ReadText(), Is.EqualTo(text));
        }
    }

    [Test, Spec("NPZ-008")]
    public void TextBeyondAChunk_IsReadWithoutTheNulsAtItsEnd()
    {
        var text = string.Concat(Enumerable.Repeat("ä🌱\0", 20_000)) + "z";
        Assert.That(Text(text).ReadText(), Is.EqualTo(text));
        byte[] padded = [(byte)'a', 0, 0, 0, .. new byte[200_000]];
        Assert.That(Raw("<U50001", "()", padded).ReadText(), Is.EqualTo("a"));
        Assert.That(Raw("<U0", "()", []).ReadText(), Is.Empty);
    }

    [TestCase(new byte[] { 0, 0xD8, 0, 0 }, "U+D800"), TestCase(new byte[] { 0, 0, 0x11, 0 }, "U+110000"), TestCase(new byte[] { 0xFF, 0xFF, 0xFF, 0xFF }, "U+FFFFFFFF"), Spec("NPZ-008")]
    public void WhatIsNoUnicode_IsRefused(byte[] point, string name) =>
        Assert.That(Refusal(() => Raw("<U1", "()", point).ReadText()), Is.EqualTo($"mask.npz: x holds {name}, which is no character"));

    [Test, Spec("NPZ-008")]
    public void TextsAndTooLongOnes_AreRefused()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Refusal(() => Raw("<U1", "(1,)", [65, 0, 0, 0]).ReadText()), Is.EqualTo("mask.npz: x is <U1 of shape (1,); a single text is needed"));
            Assert.That(Refusal(() => Open(RawBomb.Alone("<U16777217", "()", 4L * 16_777_217)).ReadText()), Is.EqualTo("mask.npz: x has room for 16777217 characters; at most 16777216 can be read"));
        }
    }

    [Test, Spec("NPZ-009")]
    public void AMessage_NamesFileArrayAndIndices()
    {
        var array = Make(new float[24], null, 2, 3, 4);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(array.Error("is odd").Message, Is.EqualTo("mask.npz: x is odd"));
            Assert.That(array.ErrorAt(23, "is odd").Message, Is.EqualTo("mask.npz: x[1, 2, 3] is odd"));
            Assert.That(Enumerable.Range(0, 24).Select(array.Describe), Is.EqualTo(from i in Enumerable.Range(0, 2) from j in Enumerable.Range(0, 3) from k in Enumerable.Range(0, 4) select $"x[{i}, {j}, {k}]"));
            Assert.That(Make([1f], null).Describe(0), Is.EqualTo("x[0]"));
            Assert.That(Of("float32", [1], new NpyFormat(), []).Describe(0), Is.EqualTo("x"));
            Assert.That(() => array.Describe(24), Throws.TypeOf<ArgumentOutOfRangeException>().With.Message.StartsWith("index is 24; x has 24 values"));
            Assert.That(() => array.Describe(-1), Throws.TypeOf<ArgumentOutOfRangeException>());
            Assert.That(array.ShapeText, Is.EqualTo("(2, 3, 4)"));
            Assert.That(array.File, Is.EqualTo("mask.npz"));
        }
    }

    private static NpzArray Of(string type, double[] values, NpyFormat? format = null, params int[] shape) => type switch
    {
        "bool" => Make(Array.ConvertAll(values, v => v != 0), format, shape),
        "int8" => Make(Array.ConvertAll(values, v => (sbyte)v), format, shape),
        "int16" => Make(Array.ConvertAll(values, v => (short)v), format, shape),
        "int32" => Make(Array.ConvertAll(values, v => (int)v), format, shape),
        "int64" => Make(Array.ConvertAll(values, v => (long)v), format, shape),
        "uint8" => Make(Array.ConvertAll(values, v => (byte)v), format, shape),
        "uint16" => Make(Array.ConvertAll(values, v => (ushort)v), format, shape),
        "uint32" => Make(Array.ConvertAll(values, v => (uint)v), format, shape),
        "uint64" => Make(Array.ConvertAll(values, v => (ulong)v), format, shape),
        "float16" => Make(Array.ConvertAll(values, v => (Half)v), format, shape),
        "float32" => Make(Array.ConvertAll(values, v => (float)v), format, shape),
        _ => Make(values, format, shape),
    };

    // Without a shape, one dimension; unless a format is given as well, since a single value has none.
    private static NpzArray Make<T>(T[] values, NpyFormat? format = null, params int[] shape)
        where T : unmanaged
    {
        var stream = new MemoryStream();
        using (var writer = new NpzWriter(stream))
        {
            writer.Add<T>("x", values, shape.Length == 0 && (values.Length != 1 || format is null || typeof(T) != typeof(float) || format.IsBigEndian) ? [values.Length] : shape, format);
        }

        return Open(stream.ToArray());
    }

    private static NpzArray Text(string text, NpyFormat? format = null)
    {
        var stream = new MemoryStream();
        using (var writer = new NpzWriter(stream))
        {
            writer.AddText("x", text, format);
        }

        return Open(stream.ToArray());
    }

    private static NpzArray Raw(string type, string shape, byte[] values) => Open(RawNpy.Alone(RawNpy.Of(type, shape, values)));

    private static NpzArray Open(byte[] bytes) => NpzFile.Open(new MemoryStream(bytes), "mask.npz").Require("x");

    private static string Refusal(Func<object> read) => Assert.Throws<NpzException>(() => read())!.Message;

    private static byte[] Bits<T>(T[] values)
        where T : unmanaged => MemoryMarshal.AsBytes(values.AsSpan()).ToArray();

    private static T Nearest<T>(object integer)
        where T : INumberBase<T> => T.Parse(string.Format(CultureInfo.InvariantCulture, "{0}", integer), CultureInfo.InvariantCulture);

    private static T Nearest<T>(long integer)
        where T : INumberBase<T> => Nearest<T>((object)integer);

    private static T Nearest<T>(ulong integer)
        where T : INumberBase<T> => Nearest<T>((object)integer);
}
