using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using PlantNSeek.Numpy;

namespace PlantNSeek.Reproduction.Tests.Interop;

/// <summary>Each kind of file that the library writes is read by numpy, and each that Python writes by the library, to the same bits.</summary>
public sealed class PythonFormatTests
{
    private static readonly int[][] Shapes = [[], [0], [5], [2, 0, 3], [3, 4], [2, 3, 4, 2]];
    private static readonly string[] Texts = ["", "host 1", "\u03c1 = 0.01, \U0001d70c", "a\0b"];

    private string _root = "";

    private sealed record Content(string Type, int[] Shape, string Bytes);

    [SetUp]
    public void MakeFolders()
    {
        _root = Directory.CreateTempSubdirectory("formats").FullName;
        Directory.CreateDirectory(Path.Combine(_root, "ours"));
        Directory.CreateDirectory(Path.Combine(_root, "theirs"));
    }

    [TearDown]
    public void Remove() => Directory.Delete(_root, recursive: true);

    [Test, Spec("EXCH-025"), Spec("EXCH-026")]
    public void FilesOfEachSide_AreReadByTheOther()
    {
        var python = PythonInterpreter.With("numpy");
        var (ours, theirs) = (Path.Combine(_root, "ours"), Path.Combine(_root, "theirs"));
        WriteOurs(ours);
        Assert.That(PythonInterpreter.Run(python, "check_formats.py", ours, theirs), Does.StartWith("48 files of the library"));
        var expected = Expected(Path.Combine(theirs, "expected.json"));
        Assert.That(expected, Has.Count.EqualTo(98));
        foreach (var (name, content) in expected)
        {
            AssertRead(Path.Combine(theirs, name), content);
        }
    }

    private static void WriteOurs(string folder)
    {
        var files = new Dictionary<string, Dictionary<string, Content>>();
        bool[] both = [false, true];
        foreach (var (version, fortran, big) in from v in (int[])[1, 2, 3] from f in both from b in both select (v, f, b))
        {
            foreach (var (compress, zip64) in from c in both from z in both select (c, z))
            {
                var name = $"v{version}-{(fortran ? "fortran" : "c")}-{(big ? "big" : "little")}-{(compress ? "deflated" : "stored")}{(zip64 ? "-zip64" : "")}.npz";
                using var stream = File.Create(Path.Combine(folder, name));
                using var writer = new NpzWriter(stream, compress, zip64);
                var content = files[name] = [];
                var format = new NpyFormat { Version = version, IsFortranOrder = fortran, IsBigEndian = big };
                Add(writer, content, format, "b1", [true, false], static i => i % 3 == 0);
                Add<sbyte>(writer, content, format, "i1", [sbyte.MinValue, sbyte.MaxValue], static i => (sbyte)i);
                Add<short>(writer, content, format, "i2", [short.MinValue, short.MaxValue], static i => (short)(300 * i));
                Add(writer, content, format, "i4", [int.MinValue, int.MaxValue], static i => 70_000 * i);
                Add(writer, content, format, "i8", [long.MinValue, long.MaxValue], static i => 5_000_000_000L * i);
                Add<byte>(writer, content, format, "u1", [0, byte.MaxValue], static i => (byte)i);
                Add<ushort>(writer, content, format, "u2", [0, ushort.MaxValue], static i => (ushort)(300 * i));
                Add<uint>(writer, content, format, "u4", [0, uint.MaxValue], static i => (uint)(70_000 * i));
                Add<ulong>(writer, content, format, "u8", [0, ulong.MaxValue], static i => (ulong)(5_000_000_000L * i));
                Add(writer, content, format, "f2", [Half.MaxValue, Half.Epsilon, Half.NegativeZero, Half.NegativeInfinity], static i => (Half)(i / 8.0));
                Add(writer, content, format, "f4", [float.MaxValue, float.Epsilon, -0f, float.NegativeInfinity], static i => i / 10f);
                Add(writer, content, format, "f8", [double.MaxValue, double.Epsilon, -0.0, double.NegativeInfinity], static i => i / 10.0);
                foreach (var text in Texts)
                {
                    writer.AddText($"text-{content.Count}", text, format);
                    var bytes = Encoding.UTF32.GetBytes(text.Length == 0 ? "\0" : text);
                    content.Add($"text-{content.Count}", new Content($"U{bytes.Length / 4}", [], Convert.ToHexStringLower(bytes)));
                }
            }
        }

        File.WriteAllText(
            Path.Combine(folder, "expected.json"),
            JsonSerializer.Serialize(files.ToDictionary(f => f.Key, f => f.Value.ToDictionary(a => a.Key, a => new { type = a.Value.Type, shape = a.Value.Shape, bytes = a.Value.Bytes }))));
    }

    private static void Add<T>(NpzWriter writer, Dictionary<string, Content> content, NpyFormat format, string type, T[] ends, Func<int, T> value)
        where T : unmanaged
    {
        foreach (var shape in Shapes)
        {
            var count = shape.Aggregate(1, static (product, dimension) => product * dimension);
            T[] values = [.. ends.Concat(Enumerable.Range(1, count).Select(value)).Take(count)];
            var name = $"{type}-{content.Count}";
            writer.Add<T>(name, values, shape, format);
            content.Add(name, new Content(type, shape, Convert.ToHexStringLower(MemoryMarshal.AsBytes<T>(values))));
        }
    }

    private static Dictionary<string, Dictionary<string, Content>> Expected(string path) =>
        JsonSerializer.Deserialize<Dictionary<string, Dictionary<string, Content>>>(File.ReadAllText(path), JsonSerializerOptions.Web)!;

    private static void AssertRead(string path, Dictionary<string, Content> expected)
    {
        using var file = NpzFile.Open(path);
        Assert.That(expected.Keys.ToHashSet().SetEquals(file.Arrays.Select(static a => a.Name)), Is.True, path);
        foreach (var array in file.Arrays)
        {
            var (type, shape, hex) = expected[array.Name];
            var bytes = Convert.FromHexString(hex);
            var isRight = array.Shape.SequenceEqual(shape) && array.Type with { IsBigEndian = false } == Type(type) && type switch
            {
                "b1" => array.ReadBits().SequenceEqual(bytes.Select(static b => b != 0)),
                "f2" => Holds(array, MemoryMarshal.Cast<byte, Half>(bytes).ToArray().Select(static v => (double)v)),
                "f4" => Holds(array, MemoryMarshal.Cast<byte, float>(bytes).ToArray().Select(static v => (double)v)),
                "f8" => Holds(array, MemoryMarshal.Cast<byte, double>(bytes).ToArray()),
                ['U', ..] => array.ReadText() == Encoding.UTF32.GetString(bytes).TrimEnd('\0'),
                _ => array.ReadIntegers().SequenceEqual(Integers(type, bytes)),
            };
            Assert.That(isRight, Is.True, $"{path}: {array.Name} is {array.Type} of shape {array.ShapeText} or holds something else than {type} {hex}");
        }
    }

    // By their bits, so that -0 is not 0; all that is not a number is one.
    private static bool Holds(NpzArray array, IEnumerable<double> expected)
    {
        static IEnumerable<long> Bits(IEnumerable<double> values) => values.Select(static v => BitConverter.DoubleToInt64Bits(double.IsNaN(v) ? double.NaN : v));
        return Bits(array.ReadDoubles()).SequenceEqual(Bits(expected))
            && Bits(array.ReadSingles().Select(static v => (double)v)).SequenceEqual(Bits(expected.Select(static v => (double)(float)v)));
    }

    private static NpyType Type(string type) => new(
        type[0] switch { 'b' => NpyKind.Boolean, 'i' => NpyKind.SignedInteger, 'u' => NpyKind.UnsignedInteger, 'f' => NpyKind.Float, _ => NpyKind.Text },
        int.Parse(type.AsSpan(1), System.Globalization.CultureInfo.InvariantCulture) * (type[0] == 'U' ? 4 : 1),
        IsBigEndian: false);

    private static IEnumerable<long> Integers(string type, byte[] bytes)
    {
        var size = type[1] - '0';
        for (var at = 0; at < bytes.Length; at += size)
        {
            var value = 0L;
            for (var k = size - 1; k >= 0; k--)
            {
                value = (value << 8) | (k == size - 1 && type[0] == 'i' ? (sbyte)bytes[at + k] : bytes[at + k]);
            }

            yield return value;
        }
    }
}
