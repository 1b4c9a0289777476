using System.Buffers.Binary;
using PlantNSeek.Numpy;
using PlantNSeek.Numpy.Zip;

namespace PlantNSeek.Properties.Numpy;

/// <summary>Large files, without their bytes.</summary>
[TestFixture, Spec("NPZ-004")]
public class Zip64Tests
{
    private const long FourGigabytes = 1L << 32;

    [TestCase(0xFFFF_FFFEL, 0xFFFF_FFFEL, false)]
    [TestCase(0xFFFF_FFFFL, 0xFFFF_FFFEL, true)]
    [TestCase(0xFFFF_FFFEL, 0xFFFF_FFFFL, true)]
    [TestCase(1L << 40, 1L << 41, true)]
    public void ASize_StandsElsewhereOnceItNeedsTo(long size, long compressed, bool zip64)
    {
        var stream = new MemoryStream();
        var zip = new ZipWriter(stream, forceZip64: false);
        zip.Begin("x.npy"u8.ToArray(), ZipFormat.Deflated, 0, size, compressed);
        var local = stream.ToArray();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(local, Has.Length.EqualTo(35 + (zip64 ? 20 : 0)));
            Assert.That(BinaryPrimitives.ReadUInt32LittleEndian(local.AsSpan(18)), Is.EqualTo(zip64 ? 0xFFFF_FFFF : (uint)compressed));
            Assert.That(BinaryPrimitives.ReadUInt32LittleEndian(local.AsSpan(22)), Is.EqualTo(zip64 ? 0xFFFF_FFFF : (uint)size));
            Assert.That(BinaryPrimitives.ReadUInt16LittleEndian(local.AsSpan(4)), Is.EqualTo(zip64 ? 45 : 20));
            if (zip64)
            {
                Assert.That(BinaryPrimitives.ReadInt64LittleEndian(local.AsSpan(39)), Is.EqualTo(size));
                Assert.That(BinaryPrimitives.ReadInt64LittleEndian(local.AsSpan(47)), Is.EqualTo(compressed));
            }
        }
    }

    [TestCase(65_534, false)]
    [TestCase(65_535, true)]
    [TestCase(65_536, true)]
    public void AsManyArraysAsThereCanBe_AreReadAgain(int count, bool zip64)
    {
        var stream = new MemoryStream();
        using (var writer = new NpzWriter(stream))
        {
            for (var i = 0; i < count; i++)
            {
                writer.Add<byte>($"a{i}", [(byte)i], []);
            }
        }

        Assert.That(stream.GetBuffer().AsSpan(0, (int)stream.Length).LastIndexOf("PK\u0006\u0007"u8) >= 0, Is.EqualTo(zip64));
        using var file = NpzFile.Open(stream, "many.npz");
        Assert.That(file.Arrays, Has.Count.EqualTo(count));
        Assert.That(file.Require($"a{count - 1}").ReadIntegers(), Is.EqualTo(new[] { (long)(byte)(count - 1) }));
    }

    [Test]
    public void OneArrayMore_IsNeitherWrittenNorRead()
    {
        using var writer = new NpzWriter(Stream.Null);
        for (var i = 0; i < 65_536; i++)
        {
            writer.Add<byte>($"a{i}", [0], []);
        }

        Assert.That(() => writer.Add<byte>("more", [0], []), Throws.ArgumentException.With.Message.StartsWith("array more is one more than the 65536 that a file can have"));
    }

    [Test]
    public void ArraysAroundFourGigabytes_AreRead()
    {
        var stream = new SparseStream();
        var zip = new ZipWriter(stream, forceZip64: false);
        var header = RawNpy.Of("<f8", $"({FourGigabytes / 8},)", []);
        zip.Begin("large.npy"u8.ToArray(), ZipFormat.Stored, 0, header.Length + FourGigabytes, header.Length + FourGigabytes);
        zip.Write(header);
        var zeros = new byte[64 << 20];
        for (var done = 0L; done < FourGigabytes; done += zeros.Length)
        {
            zip.Write(zeros);
        }

        var small = RawNpy.Of("<i4", "(1,)", [7, 0, 0, 0]);
        zip.Begin("far.npy"u8.ToArray(), ZipFormat.Stored, RawZip.Crc(small), small.Length, small.Length);
        zip.Write(small);
        zip.Complete();
        using var file = NpzFile.Open(stream, "large.npz");
        Assert.That(file.Arrays.Select(a => $"{a.Name} {a.ShapeText}"), Is.EqualTo(new[] { "large (536870912,)", "far (1,)" }));
        Assert.That(file.Require("far").ReadIntegers(), Is.EqualTo(new[] { 7L }));
    }
}
