namespace PlantNSeek.Properties.Numpy;

/// <summary>Sound zip files whose arrays are not. Each message is held word for word.</summary>
[TestFixture]
public class HostileArrayTests
{
    private const string Readable = "floats of 2, 4 or 8 bytes, integers, booleans and text can be read";
    private static readonly byte[] Four = [1, 0, 2, 0];

    private static IEnumerable<TestCaseData> Beginnings =>
    [
        Case("empty", [], "bad.npz: x is no .npy array: it does not begin as one"),
        Case("text", "weights: none"u8.ToArray(), "bad.npz: x is no .npy array: it does not begin as one"),
        Case("pickle", [0x80, 4, 0x95], "bad.npz: x is a Python pickle, which is never read"),
        Case("magic only", [0x93, .. "NUMPY"u8], "bad.npz: x has 6 bytes, less than any array"),
        Case("no header", [0x93, .. "NUMPY"u8, 1, 0, 0, 0, 0, 0], "bad.npz: x has a header of 0 bytes; 2 are there"),
        Case("version 4", RawNpy.Of("<i2", "(2,)", Four, major: 4), "bad.npz: x is in .npy format 4.0; 1.0, 2.0 and 3.0 can be read"),
        Case("version 0", RawNpy.Of("<i2", "(2,)", Four, major: 0), "bad.npz: x is in .npy format 0.0; 1.0, 2.0 and 3.0 can be read"),
        Case("version 1.1", RawNpy.WithHeader("{}", [0, 0], minor: 1), "bad.npz: x is in .npy format 1.1; 1.0, 2.0 and 3.0 can be read"),
        Case("header too long for the entry", RawNpy.WithHeader("{}", [], length: 3), "bad.npz: x has a header of 3 bytes; 2 are there"),
        Case("header of 64 kB and one", RawNpy.WithHeader("{}", [], major: 2, length: 65_537), "bad.npz: x has a header of 65537 bytes; at most 65536 can be read"),
        Case("header of 4 GB", RawNpy.WithHeader("{}", [], major: 3, length: uint.MaxValue), "bad.npz: x has a header of 4294967295 bytes; at most 65536 can be read"),
    ];

    private static IEnumerable<TestCaseData> Headers =>
    [
        Header("no dictionary", "print(1)", "'{' is missing at 0"),
        Header("no end", "{'descr': '<i2', 'fortran_order': False, 'shape': (2,)", "'}' is missing at 54"),
        Header("something behind", "{'descr': '<i2', 'fortran_order': False, 'shape': (2,), } + 1", "something follows at 58"),
        Header("nothing", "{ }", "key 'descr' is missing"),
        Header("no order", "{'descr': '<i2', 'shape': (2,)}", "key 'fortran_order' is missing"),
        Header("no shape", "{'descr': '<i2', 'fortran_order': False}", "key 'shape' is missing"),
        Header("a key twice", "{'descr': '<i2', 'descr': '<i4'}", "key 'descr' at 17 is there twice"),
        Header("an order twice", "{'fortran_order': False, 'fortran_order': False}", "key 'fortran_order' at 25 is there twice"),
        Header("a shape twice", "{'shape': (2,), 'shape': (2,)}", "key 'shape' at 16 is there twice"),
        Header("a key too many", "{'descr': '<i2', 'ma\nsk': 1}", "key 'ma\\u000Ask' at 17 is unknown"),
        Header("no colon", "{'descr' '<i2'}", "':' is missing at 9"),
        Header("open bracket", "{'descr': [('a', '<f4'), 'fortran_order': False, 'shape': (2,), }", "the bracket at 10 is not closed"),
        Header("open quote in brackets", "{'descr': [('a, '<f4')], 'fortran_order': False, 'shape': (2,), }", "the bracket at 10 is not closed"),
        Header("deep brackets", "{'descr': " + new string('[', 60_000), "the bracket at 10 is not closed"),
        Header("something behind brackets", "{'descr': [] 1, 'shape': (2,)}", "'}' is missing at 13"),
        Header("escape at the end", "{'descr': ['\\", "the bracket at 10 is not closed"),
        Header("no comma", "{'descr': '<i2' 'shape': (2,)}", "'}' is missing at 16"),
        Header("two commas", "{'descr': '<i2',, 'shape': (2,)}", "a quoted word is missing at 16"),
        Header("open quote", "{'descr': '<i2", "a quoted word is missing at 10"),
        Header("quotes that differ", "{'descr\": 1}", "a quoted word is missing at 1"),
        Header("order by number", "{'fortran_order': 0}", "True or False is missing at 18"),
        Header("shape by number", "{'shape': 2}", "'(' is missing at 10"),
        Header("shape in brackets", "{'shape': (2)}", "',' is missing at 12"),
        Header("shape by list", "{'shape': [2]}", "'(' is missing at 10"),
        Header("negative", "{'shape': (-2,)}", "a dimension is missing at 11"),
        Header("octal", "{'shape': (02,)}", "a dimension is missing at 11"),
        Header("power", "{'shape': (2**40,)}", "',' is missing at 12"),
        Header("two Python longs", "{'shape': (2LL,)}", "',' is missing at 13"),
        Header("a lower long", "{'shape': (2l,)}", "',' is missing at 12"),
        Header("a long without number", "{'shape': (L,)}", "a dimension is missing at 11"),
        Header("a string of bytes", "{b'descr': '<i2'}", "a quoted word is missing at 1"),
        Header("prefix alone", "{u", "a quoted word is missing at 2"),
        Header("real", "{'shape': (2., 3)}", "',' is missing at 12"),
        Header("comma alone", "{'shape': (,)}", "a dimension is missing at 11"),
        Header("call", "{'shape': (len('x'),)}", "a dimension is missing at 11"),
        Header("deep", new string('{', 60_000), "a quoted word is missing at 1"),
        Header("NUL", "{'descr': '<i2', 'fortran_order': False, 'shape': (2,), }\0", "something follows at 57"),
    ];

    private static IEnumerable<TestCaseData> Types =>
    [
        Type("|O", "holds pickled Python objects, which are never read"),
        Type("O", "holds pickled Python objects, which are never read"),
        Type("<c8", $"holds complex numbers ('<c8'); {Readable}"),
        Type("<M8[ns]", $"holds dates ('<M8[ns]'); {Readable}"),
        Type("<m8[s]", $"holds durations ('<m8[s]'); {Readable}"),
        Type("|S5", $"holds strings of bytes ('|S5'); {Readable}"),
        Type("|V8", $"holds raw bytes ('|V8'); {Readable}"),
        Type("|V2", $"holds raw bytes ('|V2', as bfloat16 is saved; astype(numpy.float32) before saving makes floats of it); {Readable}"),
        Type("<V1", $"holds raw bytes ('<V1', as floats of 8 bits are saved; astype(numpy.float32) before saving makes floats of it); {Readable}"),
        Type("<f16", $"holds floats of another size or without a byte order ('<f16'); {Readable}"),
        Type("=f4", $"holds floats of another size or without a byte order ('=f4'); {Readable}"),
        Type("|f4", $"holds floats of another size or without a byte order ('|f4'); {Readable}"),
        Type("float32", $"holds floats of another size or without a byte order ('float32'); {Readable}"),
        Type("f4", $"holds floats of another size or without a byte order ('f4'); {Readable}"),
        Type("<i3", $"holds integers of another size or without a byte order ('<i3'); {Readable}"),
        Type("|i8", $"holds integers of another size or without a byte order ('|i8'); {Readable}"),
        Type("<b2", $"holds an unknown type ('<b2'); {Readable}"),
        Type("<U-1", $"holds an unknown type ('<U-1'); {Readable}"),
        Type("<U500000000", $"holds an unknown type ('<U500000000'); {Readable}"),
        Type("", $"holds an unknown type (''); {Readable}"),
        Type("<\u00b2f", $"holds an unknown type ('<Â²f'); {Readable}"),
        Case("structured", RawNpy.WithHeader("{'descr': [('a', '<f4')], 'fortran_order': False, 'shape': (2,), }", Four), $"bad.npz: x is of a structured type; {Readable}"),
        Case("of shape", RawNpy.WithHeader("{'descr': ('<f4', (2,)), 'fortran_order': False, 'shape': (2,), }", Four), $"bad.npz: x is of a structured type; {Readable}"),
    ];

    private static IEnumerable<TestCaseData> Shapes =>
    [
        Shape("(3,)", "has shape (3,) of int16, 6 bytes; 4 are there"),
        Shape("(1,)", "has shape (1,) of int16, 2 bytes; 4 are there"),
        Shape("()", "has shape () of int16, 2 bytes; 4 are there"),
        Shape("(0, 7)", "has shape (0, 7) of int16, 0 bytes; 4 are there"),
        Shape("(2147483647,)", $"has shape (2147483647,), more than {System.Array.MaxLength} values"),
        Shape("(1073741824,)", "has shape (1073741824,) of int16, 2147483648 bytes; 4 are there"),
        Shape("(65536, 65536)", $"has shape (65536, 65536), more than {System.Array.MaxLength} values"),
        Shape("(4294967296, 4294967296)", "has a dimension of 4294967296; at most 2147483647 can be read"),
        Shape("(2147483648,)", "has a dimension of 2147483648; at most 2147483647 can be read"),
        Shape("(99999999999999999999999999,)", "has a dimension of 99999999999999999999999999; at most 2147483647 can be read"),
        Shape("(2147483647, 2147483647, 0)", "has shape (2147483647, 2147483647, 0) of int16, 0 bytes; 4 are there"),
        Shape($"({string.Concat(Enumerable.Repeat("1, ", 32))}2)", "has more than 32 dimensions"),
        Shape($"({string.Concat(Enumerable.Repeat("1, ", 20_000))})", "has more than 32 dimensions"),
        Case("huge text", RawNpy.Of("<U499999999", "()", Four), "bad.npz: x has shape () of <U499999999, 1999999996 bytes; 4 are there"),
        Case("many huge texts", RawNpy.Of("<U499999999", "(2147483591,)", Four), "bad.npz: x has shape (2147483591,) of <U499999999, 4294967173410065636 bytes; 4 are there"),
    ];

    private static IEnumerable<TestCaseData> Damages =>
    [
        Case("a value changed", Entry(a => a with { Data = RawNpy.Of("<i2", "(2,)", [1, 0, 3, 0]) }), $"bad.npz: x is damaged: the checksum of its bytes is {RawZip.Crc(RawNpy.Of("<i2", "(2,)", [1, 0, 3, 0])):X8}, and {RawZip.Crc(RawNpy.Of("<i2", "(2,)", Four)):X8} is told"),
        Case("deflate of nothing", Entry(a => a with { Method = 8, Data = [3, 0] }), "bad.npz: x ends after 0 bytes; it must have 72"),
        Case("no deflate", Entry(a => a with { Method = 8, Data = [7, 7, 7, 7] }), "bad.npz: x is damaged: it cannot be inflated"),
        Case("no end of deflate", Entry(a => a with { Method = 8, Data = [.. Block(a.Content, 40), 7] }), "bad.npz: x is damaged: it cannot be inflated"),
        Case("deflate cut off", Entry(a => a with { Method = 8, Data = [.. Block(a.Content, 70)[..60]] }), "bad.npz: x ends after 55 bytes; it must have 72"),
        Case("deflate of less", Entry(a => a with { Method = 8, Data = [.. Block(a.Content, 71), 3, 0] }), "bad.npz: x ends after 71 bytes; it must have 72"),
        Case("deflate of more", Entry(a => a with { Method = 8, Data = [.. Block(a.Content, 72), .. Block([9], 1), 3, 0] }), "bad.npz: x has more than its 72 bytes"),
        Case("deflate of more than a chunk", Large(), "bad.npz: x has more than its 70062 bytes"),
        Case("a checksum of 0", Entry(a => a with { Crc = 0 }), $"bad.npz: x is damaged: the checksum of its bytes is {RawZip.Crc(RawNpy.Of("<i2", "(2,)", Four)):X8}, and 00000000 is told"),
        Case("an empty array's checksum", new RawZip(new RawEntry("x.npy", RawNpy.Of("<i2", "(0,)", [])) { Crc = 1 }).ToBytes(), $"bad.npz: x is damaged: the checksum of its bytes is {RawZip.Crc(RawNpy.Of("<i2", "(0,)", [])):X8}, and 00000001 is told"),
        Case("deflate of the same, but for the checksum", Entry(a => a with { Method = 8, Data = [.. Block(a.Content, 72), 3, 0], Crc = 1 }), $"bad.npz: x is damaged: the checksum of its bytes is {RawZip.Crc(RawNpy.Of("<i2", "(2,)", Four)):X8}, and 00000001 is told"),
    ];

    [TestCaseSource(nameof(Beginnings)), TestCaseSource(nameof(Headers)), TestCaseSource(nameof(Types)), Spec("NPZ-011"), Spec("NPZ-024"), Spec("NPZ-052")]
    public void AnArrayWithAnotherHeader_IsRefused(byte[] bytes, string message) => Assert.That(HostileFile.Message(bytes), Is.EqualTo(message));

    [TestCaseSource(nameof(Shapes)), Spec("NPZ-025")]
    public void AShapeThatIsNotWhatIsThere_IsRefused(byte[] bytes, string message) => Assert.That(HostileFile.Message(bytes), Is.EqualTo(message));

    [TestCaseSource(nameof(Damages)), Spec("NPZ-026")]
    public void DamagedContent_IsRefused(byte[] bytes, string message) => Assert.That(HostileFile.Message(bytes), Is.EqualTo(message));

    private static TestCaseData Header(string name, string text, string why) =>
        Case(name, RawNpy.WithHeader(text, Four), $"bad.npz: x has an unreadable header: {why}");

    private static TestCaseData Type(string descriptor, string what) => Case($"type {descriptor}", RawNpy.Of(descriptor, "(2,)", Four), $"bad.npz: x {what}");

    private static TestCaseData Shape(string shape, string what) =>
        Case($"shape {shape[..Math.Min(40, shape.Length)]}", RawNpy.Of("<i2", shape, Four), $"bad.npz: x {what}");

    private static TestCaseData Case(string name, byte[] array, string message) =>
        new TestCaseData(array.AsSpan().StartsWith("PK"u8) ? array : RawNpy.Alone(array), message).SetArgDisplayNames(name);

    private static byte[] Entry(Func<RawEntry, RawEntry> change) => new RawZip(change(new RawEntry("x.npy", RawNpy.Of("<i2", "(2,)", Four)))).ToBytes();

    // A byte more than told, behind more than is read at a time.
    private static byte[] Large()
    {
        var array = RawNpy.Of("|u1", "(69990,)", new byte[69_990]);
        byte[] data = [.. Block(array, 65_535), .. Block(array[65_535..], (ushort)(array.Length - 65_535)), .. Block([9], 1), 3, 0];
        return new RawZip(new RawEntry("x.npy", array) { Method = 8, Data = data }).ToBytes();
    }

    // Deflate that compresses nothing: a length, the same inverted, the bytes. Not the last block.
    private static byte[] Block(byte[] content, ushort length) => [0, .. RawZip.Fields(length, (ushort)~length), .. content.AsSpan(0, length)];
}
