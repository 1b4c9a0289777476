using System.Runtime.InteropServices;
using System.Security.Cryptography;
using PlantNSeek.Numpy;

namespace PlantNSeek.Properties.Numpy;

/// <summary>The bytes that are written, and what is refused.</summary>
[TestFixture]
public class NpzWriterTests
{
    private const string Pinned = "A7ECF539CAB10CBED21F51CD371A6E894B7D851C32B84801A81D0B60FB34EE90";

    [Test, Spec("NPZ-002")]
    public void AStoredFile_HasTheSameBytesEverywhere() => Assert.That(Convert.ToHexString(SHA256.HashData(Everything())), Is.EqualTo(Pinned));

    [Test, Spec("NPZ-002"), Spec("NPZ-003")]
    public void TheLeastFile_IsAsTheFormatsSayByteForByte()
    {
        var bytes = Write(w => w.Add<ushort>("x", [0x0102, 0x0304], [1, 2], new NpyFormat { IsBigEndian = true, IsFortranOrder = true }));
        var text = "{'descr': '>u2', 'fortran_order': True, 'shape': (1, 2), }";
        var array = RawNpy.WithHeader(text.PadRight(117) + "\n", [1, 2, 3, 4]);
        Assert.That(array, Has.Length.EqualTo(128 + 4));
        Assert.That(Readable(bytes), Is.EqualTo(Readable(new RawZip(new RawEntry("x.npy", array)).ToBytes())));
    }

    [Test, Spec("NPZ-003")]
    public void FortranOrder_PutsTheFirstIndexFirst()
    {
        var bytes = Write(w => w.Add<byte>("x", [11, 12, 13, 21, 22, 23], [2, 3], new NpyFormat { IsFortranOrder = true }));
        Assert.That(bytes.AsSpan(35 + 128, 6).ToArray(), Is.EqualTo(new byte[] { 11, 21, 12, 22, 13, 23 }));
    }

    [Test, Spec("NPZ-001")]
    public void ThirtyTwoDimensions_ComeBack()
    {
        int[] shape = [.. Enumerable.Repeat(1, 30), 2, 3];
        var bytes = Write(w => w.Add<byte>("x", [1, 2, 3, 4, 5, 6], shape, new NpyFormat { IsFortranOrder = true }));
        using var file = NpzFile.Open(new MemoryStream(bytes), "deep.npz");
        Assert.That(file.Require("x").Shape, Is.EqualTo(shape));
        Assert.That(file.Require("x").ReadIntegers(), Is.EqualTo(new[] { 1L, 2, 3, 4, 5, 6 }));
    }

    [Test, Spec("NPZ-010")]
    public void ANameThatCouldNotBeRead_IsNotWritten()
    {
        using var writer = new NpzWriter(new MemoryStream());
        writer.Add<float>("x", [1], [1]);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Refusal(() => writer.Add<float>("x", [1], [1])), Is.EqualTo("array x is there already"));
            Assert.That(Refusal(() => writer.Add<float>("", [1], [1])), Is.EqualTo("array name '' is empty"));
            Assert.That(Refusal(() => writer.Add<float>("a.npy", [1], [1])), Is.EqualTo("array name 'a.npy' ends with .npy"));
            Assert.That(Refusal(() => writer.Add<float>("a/b", [1], [1])), Is.EqualTo("array name 'a/b' holds /"));
            Assert.That(Refusal(() => writer.Add<float>("a\n", [1], [1])), Is.EqualTo("array name 'a\\u000A' holds a control character"));
            Assert.That(Refusal(() => writer.Add<float>("\uD800", [1], [1])), Is.EqualTo("array name '\\uFFFD' holds a control character"));
            Assert.That(Refusal(() => writer.Add<float>(new string('ä', 126), [1], [1])), Does.EndWith(" has 256 bytes with its extension; at most 255 can be written"));
        }
    }

    [Test, Spec("NPZ-037")]
    public void AShapeOrATypeThatCouldNotBeRead_IsNotWritten()
    {
        using var writer = new NpzWriter(new MemoryStream());
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Refusal(() => writer.Add<float>("y", [1, 2], [3])), Is.EqualTo("shape is (3,); there are 2 values"));
            Assert.That(Refusal(() => writer.Add<float>("y", [1, 2], [-1, -2])), Is.EqualTo("shape is (-1, -2); there are 2 values"));
            Assert.That(Refusal(() => writer.Add<float>("y", [], [65536, 65536])), Is.EqualTo("shape is (65536, 65536); there are 0 values"));
            Assert.That(Refusal(() => writer.Add<float>("y", [1], [.. Enumerable.Repeat(1, 33)])), Is.EqualTo("shape has 33 dimensions; at most 32 can be written"));
            Assert.That(Refusal(() => writer.Add<nint>("y", [1], [1])), Is.EqualTo("arrays of System.IntPtr cannot be written"));
            Assert.That(Refusal(() => writer.Add("y", "ab".AsSpan(), [2])), Is.EqualTo("arrays of System.Char cannot be written"));
            Assert.That(Refusal(() => writer.Add<DayOfWeek>("y", [0], [1])), Is.EqualTo("arrays of System.DayOfWeek cannot be written"));
            Assert.That(Refusal(() => writer.Add<decimal>("y", [0], [1])), Is.EqualTo("arrays of System.Decimal cannot be written"));
            Assert.That(() => new NpyFormat { Version = 4 }, Throws.TypeOf<ArgumentOutOfRangeException>().With.Message.StartsWith("Version is 4; it must be 1, 2 or 3"));
        }
    }

    [Test, Spec("NPZ-038")]
    public void TextThatWouldNotComeBack_IsNotWritten()
    {
        using var writer = new NpzWriter(new MemoryStream());
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Refusal(() => writer.AddText("y", new string('a', 16_777_217))), Is.EqualTo("text has 16777217 characters; at most 16777216 can be read"));
            Assert.That(Refusal(() => writer.AddText("y", "a\0")), Is.EqualTo("text ends with NUL, which arrays of text do not keep"));
            Assert.That(() => writer.AddText("y", "\uD800"), Throws.InstanceOf<ArgumentException>());
        }
    }

    [Test, Spec("NPZ-043")]
    public void ARefusedArray_LeavesTheFileWhole()
    {
        var bytes = Write(w =>
        {
            w.Add<float>("x", [1], [1]);
            Assert.That(() => w.Add<float>("y", [1], [2]), Throws.ArgumentException);
            w.Add<float>("y", [2], [1]);
        });
        using var file = NpzFile.Open(new MemoryStream(bytes), "whole.npz");
        Assert.That(file.Arrays.Select(a => a.Name), Is.EqualTo(new[] { "x", "y" }));
    }

    [Test, Spec("NPZ-038")]
    public void TheLongestText_ComesBack()
    {
        var text = new string('a', 16_777_214) + "🌱🌱";
        using var file = NpzFile.Open(new MemoryStream(Write(w => w.AddText("t", text), compress: true)), "text.npz");
        Assert.That(string.Equals(file.Require("t").ReadText(), text, StringComparison.Ordinal), Is.True);
    }

    [Test, Spec("NPZ-041")]
    public void AnyTrueBoolean_IsWrittenAsOne([Values] bool fortran)
    {
        var values = MemoryMarshal.Cast<byte, bool>([2, 0, 255, 1, 0, 0]).ToArray();
        var bytes = Write(w => w.Add<bool>("x", values, [2, 3], new NpyFormat { IsFortranOrder = fortran }));
        Assert.That(bytes.AsSpan(35 + 128, 6).ToArray(), Is.EqualTo(fortran ? new byte[] { 1, 1, 0, 0, 1, 0 } : [1, 0, 1, 1, 0, 0]));
        Assert.That(MemoryMarshal.AsBytes(values.AsSpan()).ToArray(), Is.EqualTo(new byte[] { 2, 0, 255, 1, 0, 0 }), "the caller's stay");
        using var file = NpzFile.Open(new MemoryStream(bytes), "odd.npz");
        Assert.That(file.Require("x").ReadBits(), Is.EqualTo(new[] { true, false, true, true, false, false }));
    }

    [Test, Spec("NPZ-039")]
    public void WhatExpandsTooFar_IsNotWritten()
    {
        var zeros = new byte[300_000_000];
        var refusal = "";
        var bytes = Write(w =>
        {
            w.Add<byte>("x", zeros, [zeros.Length]);
            refusal = Refusal(() => w.Add<byte>("y", zeros, [zeros.Length]));
            w.Add<byte>("y", [7], []);
        }, compress: true);
        using var file = NpzFile.Open(new MemoryStream(bytes), "deflated.npz");
        Assert.That(file.Arrays.Select(a => a.ShapeText), Is.EqualTo(new[] { "(300000000,)", "()" }));
        var told = System.Text.RegularExpressions.Regex.Match(refusal, "^array y makes arrays of 600000256 bytes from a file of (\\d+); at most (\\d+) can be read$");
        Assert.That(told.Success, Is.True, refusal);
        Assert.That(long.Parse(told.Groups[2].Value, System.Globalization.CultureInfo.InvariantCulture), Is.EqualTo((2 * long.Parse(told.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture)) + (512L << 20)));
    }

    [Test, Spec("NPZ-039")]
    public void HeadersThatDeflateTooWell_AreNotWritten()
    {
        int[] shape = [.. Enumerable.Repeat(int.MaxValue, 31), 0];
        var (count, refusal) = (0, "");
        var bytes = Write(w =>
        {
            try
            {
                for (; count < ZipEnd.MostEntries; count++)
                {
                    w.Add<byte>($"{count:X}", [], shape);
                }
            }
            catch (ArgumentException e)
            {
                refusal = e.Message;
            }
        }, compress: true);
        Assert.That(refusal, Does.Match($"^array {count:X} makes headers of {(count + 1) * 448} bytes in a file of \\d+; at most \\d+ can be read"));
        using var file = NpzFile.Open(new MemoryStream(bytes), "many.npz");
        Assert.That(file.Arrays, Has.Count.EqualTo(count));
    }

    [Test, Spec("NPZ-040")]
    public void WhatDeflatesToTooMuch_IsNotWritten()
    {
        var stream = new MemoryStream();
        var values = new byte[200_000];
        new Random(7).NextBytes(values);
        using (var writer = new NpzWriter(stream, compress: true, forceZip64: false, mostDeflated: 100_000))
        {
            Assert.That(Refusal(() => writer.Add<byte>("x", values, [values.Length])), Does.Match("^array x deflates to 1\\d{5} bytes or more; at most 100000 can be written, or any number without compression$"));
            writer.Add<byte>("x", values.AsSpan(0, 9000), [9000]);
        }

        using var file = NpzFile.Open(stream, "small.npz");
        Assert.That(file.Require("x").Count, Is.EqualTo(9000));
    }

    [Test, Spec("NPZ-042")]
    public void AFileThatBrokeOff_IsNotCompleted()
    {
        var stream = new ShortStream(room: 300);
        var writer = new NpzWriter(stream);
        writer.Add<float>("x", [1], [1]);
        Assert.That(() => writer.Add<float>("y", new float[100], [100]), Throws.TypeOf<IOException>());
        Assert.That(() => writer.Add<float>("z", [1], [1]), Throws.TypeOf<ObjectDisposedException>());
        writer.Dispose();
        Assert.That(() => NpzFile.Open(new MemoryStream(stream.ToArray()), "short.npz"), Throws.TypeOf<NpzException>().With.Message.StartsWith("short.npz is cut off"));
    }

    [Test, Spec("NPZ-001")]
    public void TheStream_NeedsNoSeekingAndIsLeftOpen()
    {
        var stream = new ForwardStream();
        var writer = new NpzWriter(stream, compress: true);
        writer.Add<float>("x", [1], [1]);
        writer.Dispose();
        writer.Dispose();
        Assert.That(stream.Bytes.CanRead, Is.True);
        using var file = NpzFile.Open(stream.Bytes, "forward.npz");
        Assert.That(file.Require("x").ReadSingles(), Is.EqualTo(new[] { 1f }));
    }

    /// <summary>One file with each type, format, order and byte order.</summary>
    internal static byte[] Everything(bool compress = false, bool zip64 = false) => Write(w =>
    {
        w.Add<float>("layer1.weight", [1, -2, 0.5f, float.NaN, 1e-45f, float.MaxValue], [2, 3]);
        w.Add<float>("fortran", [1, 2, 3, 4, 5, 6], [2, 3], new NpyFormat { Version = 2, IsFortranOrder = true });
        w.Add<double>("double", [0.1, double.NegativeInfinity], [2, 1], new NpyFormat { Version = 3, IsBigEndian = true });
        w.Add<Half>("half", [(Half)1.5], [1], new NpyFormat { IsBigEndian = true, IsFortranOrder = true });
        w.Add<bool>("mask", [true, false, true], [3]);
        w.Add<sbyte>("i1", [-1], []);
        w.Add<short>("i2", [-2], []);
        w.Add<int>("i4", [-4], []);
        w.Add<long>("i8", [-8], []);
        w.Add<byte>("u1", [1], []);
        w.Add<ushort>("u2", [2], []);
        w.Add<uint>("u4", [4], []);
        w.Add<ulong>("u8", [8], []);
        w.Add<float>("empty", [], [3, 0]);
        w.AddText("task", "circle ○ 🌱");
        w.AddText("größe", "", new NpyFormat { IsBigEndian = true });
    }, compress, zip64);

    private static byte[] Write(Action<NpzWriter> write, bool compress = false, bool zip64 = false)
    {
        var stream = new MemoryStream();
        using (var writer = new NpzWriter(stream, compress, zip64))
        {
            write(writer);
        }

        return stream.ToArray();
    }

    private static string Readable(byte[] bytes) => string.Concat(bytes.Select(b => b is >= 32 and < 127 ? ((char)b).ToString() : $"[{b:X2}]"));

    private static string Refusal(Action write) => Assert.Throws<ArgumentException>(() => write())!.Message.Split(" (Parameter")[0];

    private sealed class ShortStream(int room) : MemoryStream
    {
        public override void Write(ReadOnlySpan<byte> buffer)
        {
            if (Length + buffer.Length > room)
            {
                throw new IOException("No space left on device");
            }

            base.Write(buffer);
        }
    }

    private sealed class ForwardStream : MemoryStream
    {
        public MemoryStream Bytes { get; } = new();

        public override bool CanSeek => false;

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override void Write(ReadOnlySpan<byte> buffer) => Bytes.Write(buffer);
    }
}
