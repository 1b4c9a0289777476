using PlantNSeek.Numpy;
using PlantNSeek.Numpy.Zip;

namespace PlantNSeek.Properties.Numpy;

/// <summary>What files cost that claim to be larger than they are, and one that is as large as it says.</summary>
[TestFixture]
public class MemoryTests
{
    private const long Allowance = 512L << 20;

    private static IEnumerable<TestCaseData> Bombs
    {
        get
        {
            var one = RawBomb.Alone("|u1", "(600000000,)", 600_000_000);
            yield return new TestCaseData(one, $"bad.npz expands from {one.Length} bytes to {600_000_000 + RawNpy.Of("|u1", "(600000000,)", []).Length}; at most {(2 * one.Length) + Allowance} are read").SetArgDisplayNames("one array");
            var many = new RawZip([.. Enumerable.Range(0, 30).Select(i => RawBomb.Entry($"x{i}", "|u1", "(20000000,)", 20_000_000))]).ToBytes();
            yield return new TestCaseData(many, $"bad.npz expands from {many.Length} bytes to {30 * (20_000_000 + RawNpy.Of("|u1", "(20000000,)", []).Length)}; at most {(2 * many.Length) + Allowance} are read").SetArgDisplayNames("thirty arrays");
            var steep = RawBomb.Entry("x", "|u1", "(20000000,)", 20_000_000, ratio: 1033);
            yield return new TestCaseData(new RawZip(steep).ToBytes(), $"bad.npz: x has {steep.Size} bytes deflated to {steep.Data.Length}; deflate reaches 1032 to 1 at most").SetArgDisplayNames("beyond deflate");
        }
    }

    [TestCaseSource(nameof(Bombs)), Spec("NPZ-027"), Spec("NPZ-055")]
    public void WhatExpandsTooFar_IsRefusedBeforeItDoes(byte[] bytes, string message)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        var refused = Assert.Throws<NpzException>(() => NpzFile.Open(new MemoryStream(bytes), "bad.npz").Dispose());
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.That(refused!.Message, Is.EqualTo(message));
        Assert.That(allocated, Is.LessThan(1_000_000));
    }

    [Test, Spec("NPZ-053")]
    public void ValuesThatAreLargerReadThanWritten_AreRefusedWhereTheFileIsSmall()
    {
        var bytes = RawBomb.Alone("|u1", "(140000000,)", 140_000_000);
        using var file = NpzFile.Open(new MemoryStream(bytes), "bad.npz");
        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.That(() => file.Require("x").ReadSingles(), Throws.TypeOf<NpzException>().With.Message.EqualTo($"bad.npz: x needs 560000000 bytes; a file of {bytes.Length} bytes may need {(8 * bytes.Length) + Allowance}"));
        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.LessThan(100_000));
    }

    [Test, Spec("NPZ-053")]
    public void AllValuesReadFromAFile_CountTogether_EachArrayOnce()
    {
        const int Count = 17_000_000;
        var array = RawNpy.Of("|u1", $"({Count},)", new byte[Count]);
        var entry = (new RawEntry("", array) { Crc = Crc32.Append(0, array) }).Deflated();
        var bytes = new RawZip([.. Enumerable.Range(0, 9).Select(i => entry with { Name = $"x{i}.npy" })]).ToBytes();
        var limit = (8 * bytes.Length) + Allowance;
        Assert.That(limit, Is.InRange(7L * 4 * Count, (8L * 4 * Count) - 1), "the eighth is too much");
        using var file = NpzFile.Open(new MemoryStream(bytes), "bad.npz");
        var values = new float[Count];
        foreach (var i in new[] { 0, 1, 2, 3, 4, 5, 0, 1 })
        {
            file.Arrays[i].ReadSingles(values);
            Assert.That(i != 0 || file.Arrays[i].ReadBits().Length == Count, Is.True, "which takes less, and gives nothing back");
        }

        Assert.That(file.Arrays[6].ReadBits(), Has.Length.EqualTo(Count), "a quarter of what singles take");
        file.Arrays[6].ReadSingles(values);
        var message = $"bad.npz: x7 needs {4 * Count} bytes, {8L * 4 * Count} with the arrays read before; a file of {bytes.Length} bytes may need {limit}";
        Assert.That(() => file.Arrays[7].ReadSingles(values), Throws.TypeOf<NpzException>().With.Message.EqualTo(message));
        Assert.That(() => file.Arrays[7].ReadSingles(), Throws.TypeOf<NpzException>().With.Message.EqualTo(message));
        Assert.That(() => file.Arrays[6].ReadDoubles(), Throws.TypeOf<NpzException>().With.Message.EqualTo(
            $"bad.npz: x6 needs {8 * Count} bytes, {8L * 4 * Count} with the arrays read before; a file of {bytes.Length} bytes may need {limit}"));
        Assert.That(file.Arrays[7].ReadBits(), Has.Length.EqualTo(Count), "there is as much as that");
    }

    [Test, Spec("NPZ-053")]
    public void Texts_CountAsWell()
    {
        var bytes = new RawZip(RawBomb.Entry("t", "<U16777216", "()", 64 << 20), RawBomb.Entry("x", "|u1", "(120000000,)", 120_000_000)).ToBytes();
        using var file = NpzFile.Open(new MemoryStream(bytes), "bad.npz");
        Assert.That(() => file.Require("t").ReadText(), Throws.TypeOf<NpzException>().With.Message.StartsWith("bad.npz: t ends after "));
        Assert.That(() => file.Require("x").ReadSingles(), Throws.TypeOf<NpzException>().With.Message.EqualTo(
            $"bad.npz: x needs 480000000 bytes, {480_000_000 + (64 << 20)} with the arrays read before; a file of {bytes.Length} bytes may need {(8 * bytes.Length) + Allowance}"));
    }

    [Test, Spec("NPZ-054")]
    public void LongHeadersOfALargeFile_AreRead()
    {
        var array = RawNpy.WithHeader("{'descr': '|u1', 'fortran_order': False, 'shape': (0,), }".PadRight(65_536), [], major: 2);
        var header = new RawEntry("", array) { Crc = RawZip.Crc(array) };
        var bytes = new RawZip([.. Enumerable.Range(0, 300).Select(i => header with { Name = $"x{i}.npy" })]).ToBytes();
        using var file = NpzFile.Open(new MemoryStream(bytes), "large.npz");
        Assert.That(file.Arrays, Has.Count.EqualTo(300));
    }

    [Test, Spec("NPZ-054")]
    public void LongHeadersThatDeflateWell_AreNotAllExpanded()
    {
        var array = RawNpy.WithHeader("{'descr': '|u1', 'fortran_order': False, 'shape': (0,), }".PadRight(65_536), [], major: 2);
        var header = new RawEntry("", array) { Crc = RawZip.Crc(array) }.Deflated();
        var bytes = new RawZip([.. Enumerable.Range(0, 300).Select(i => header with { Name = $"x{i}.npy" })]).ToBytes();
        Assert.That(bytes, Has.Length.LessThan(100_000));
        Assert.That(HostileFile.Message(bytes), Is.EqualTo($"bad.npz has headers of {258 * 65_548} bytes in its first 258 arrays; at most {bytes.Length + (16 << 20)} are read"));
    }

    [Test, Spec("NPZ-026")]
    public void Opening_ReadsHeadersOnly()
    {
        var stream = new CountingStream(Million(compress: false));
        using var file = NpzFile.Open(stream, "large.npz");
        Assert.That(file.Require("x").Count, Is.EqualTo(1_000_000));
        Assert.That(stream.Count, Is.LessThan(200_000));
    }

    [Test, Spec("NPZ-026")]
    public void ADamagedArray_LeavesTheOthersReadable()
    {
        var array = RawNpy.Of("|u1", "(1,)", [7]);
        var bytes = new RawZip(new RawEntry("a.npy", array), new RawEntry("b.npy", array) { Data = RawNpy.Of("|u1", "(1,)", [8]) }).ToBytes();
        using var file = NpzFile.Open(new MemoryStream(bytes), "half.npz");
        Assert.That(file.Require("a").ReadIntegers(), Is.EqualTo(new[] { 7L }));
        Assert.That(() => file.Require("b").ReadIntegers(), Throws.TypeOf<NpzException>());
        Assert.That(() => file.Require("b").ReadIntegers(), Throws.TypeOf<NpzException>(), "a second time as well");
        Assert.That(file.Require("a").ReadIntegers(), Is.EqualTo(new[] { 7L }));
    }

    [Test, Spec("NPZ-029")]
    public void AMillionFloats_TakeLittleMoreThanThemselves([Values] bool compress)
    {
        var bytes = Million(compress);
        var before = GC.GetAllocatedBytesForCurrentThread();
        using var file = NpzFile.Open(new MemoryStream(bytes), "large.npz");
        var values = file.Require("x").ReadSingles();
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.That(allocated, Is.LessThan(4_000_000 + 100_000));
        Assert.That(values, Has.Length.EqualTo(1_000_000));
        Assert.That((values[0], values[999_999]), Is.EqualTo((0f, 999_999f)));
    }

    private static byte[] Million(bool compress)
    {
        var stream = new MemoryStream();
        using (var writer = new NpzWriter(stream, compress))
        {
            writer.Add<float>("x", [.. Enumerable.Range(0, 1_000_000).Select(i => (float)i)], [1000, 1000]);
        }

        return stream.ToArray();
    }

    private sealed class CountingStream(byte[] bytes) : MemoryStream(bytes)
    {
        public long Count { get; private set; }

        public override int Read(Span<byte> buffer)
        {
            var count = base.Read(buffer);
            Count += count;
            return count;
        }
    }
}
