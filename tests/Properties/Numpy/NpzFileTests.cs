using PlantNSeek.Numpy;

namespace PlantNSeek.Properties.Numpy;

/// <summary>Files on disk, and finding arrays in them.</summary>
[TestFixture]
public class NpzFileTests
{
    private string _folder = "";

    [SetUp]
    public void MakeFolder() => _folder = Directory.CreateTempSubdirectory("npz").FullName;

    [TearDown]
    public void DeleteFolder() => Directory.Delete(_folder, recursive: true);

    [Test, Spec("NPZ-001"), Spec("NPZ-009")]
    public void AFile_IsOpenedByItsPathAndCalledByItsName()
    {
        var path = Path.Combine(_folder, "planted.npz");
        using (var writer = new NpzWriter(File.Create(path) is var stream ? stream : Stream.Null))
        {
            writer.Add<float>("layer1.weight", [1, 2], [2]);
            writer.Dispose();
            stream.Dispose();
        }

        using (var file = NpzFile.Open(path))
        {
            using (Assert.EnterMultipleScope())
            {
                Assert.That(file.Name, Is.EqualTo("planted.npz"));
                Assert.That(file.Find("layer1.weight")!.ReadSingles(), Is.EqualTo(new[] { 1f, 2 }));
                Assert.That(file.Require("layer1.weight"), Is.SameAs(file.Arrays[0]));
                Assert.That(file.Find("train.x"), Is.Null);
                Assert.That(file.Find("layer1.weight.npy"), Is.Null);
                Assert.That(() => file.Require("train.x"), Throws.TypeOf<NpzException>().With.Message.EqualTo("planted.npz has no array train.x"));
            }
        }

        var closed = NpzFile.Open(path);
        closed.Dispose();
        Assert.That(() => closed.Require("layer1.weight").ReadSingles(), Throws.TypeOf<ObjectDisposedException>());
        Assert.That(() => File.Open(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None).Dispose(), Throws.Nothing);
    }

    [Test, Spec("NPZ-001")]
    public void AStream_IsLeftOpen()
    {
        using var stream = new MemoryStream(NpzWriterTests.Everything());
        NpzFile.Open(stream, "stream.npz").Dispose();
        Assert.That(stream.CanRead, Is.True);
    }

    [Test, Spec("NPZ-020")]
    public void WhatIsNoFile_IsToldToBeSo()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Refusal(Path.Combine(_folder, "none.npz")), Is.EqualTo($"{Path.Combine(_folder, "none.npz")} is not there"));
            Assert.That(Refusal(Path.Combine(_folder, "no", "none.npz")), Is.EqualTo($"{Path.Combine(_folder, "no", "none.npz")} is not there"));
            Assert.That(Refusal(Path.Combine(_folder, "no\nne.npz")), Does.EndWith("no\\u000Ane.npz is not there"));
            Assert.That(Refusal(_folder), Is.EqualTo($"{Path.GetFileName(_folder)} is a folder; a file is needed"));
            Assert.That(Refusal(_folder + Path.DirectorySeparatorChar), Is.EqualTo($"{Path.GetFileName(_folder)} is a folder; a file is needed"));
            Assert.That(Refusal(Path.Combine(_folder, "nu\0l.npz")), Does.StartWith("nu\\u0000l.npz cannot be read: "));
        }
    }

    [Test, Spec("NPZ-020")]
    public void AnEmptyFile_IsToldToBeSo_AndClosed()
    {
        var path = Path.Combine(_folder, "empty.npz");
        File.WriteAllBytes(path, []);
        Assert.That(Refusal(path), Is.EqualTo("empty.npz is empty, or a pipe; a file is needed"));
        Assert.That(() => File.Open(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None).Dispose(), Throws.Nothing);
    }

    [Test, Spec("NPZ-020"), Platform(Exclude = "Win", Reason = "has no pipes among its files")]
    public void APipe_IsNotWaitedFor()
    {
        var path = Path.Combine(_folder, "pipe.npz");
        using (var made = System.Diagnostics.Process.Start("mkfifo", [path]))
        {
            made.WaitForExit();
            Assert.That(made.ExitCode, Is.Zero);
        }

        var refusal = Task.Run(() => Refusal(path));
        Assert.That(refusal.Wait(TimeSpan.FromMinutes(1)), Is.True, "it waits for ever");
        Assert.That(refusal.Result, Is.EqualTo("pipe.npz is empty, or a pipe; a file is needed"));
    }

    [Test, Spec("NPZ-020")]
    public void AStreamThatFails_IsToldToBeSo()
    {
        var bytes = NpzWriterTests.Everything();
        for (var reads = 0; reads < 12; reads++)
        {
            using var stream = new FailingStream(bytes, reads);
            Assert.That(() => NpzFile.Open(stream, "gone.npz"), Throws.TypeOf<NpzException>().With.Message.EqualTo("gone.npz cannot be read: the disk is gone"));
        }

        Assert.That(() => NpzFile.Open(new System.IO.Compression.DeflateStream(Stream.Null, System.IO.Compression.CompressionMode.Decompress), "pipe.npz"), Throws.TypeOf<NpzException>().With.Message.EqualTo("pipe.npz cannot be read at any place, as a file can"));
    }

    [Test, Spec("NPZ-020")]
    public void AFileThatShrinksMeanwhile_IsToldToBeSo()
    {
        var stream = new MemoryStream();
        stream.Write(NpzWriterTests.Everything());
        using var file = NpzFile.Open(stream, "shrunk.npz");
        stream.SetLength(100);
        Assert.That(() => file.Arrays[^1].ReadText(), Throws.TypeOf<NpzException>().With.Message.StartsWith("shrunk.npz cannot be read: "));
    }

    [TestCase(99, 2), TestCase(-1, 1), TestCase(long.MaxValue, 1), Spec("NPZ-020")]
    public void WhatLiesBeyondAFile_IsToldToBeMissing(long offset, int count)
    {
        var source = new ZipSource(new MemoryStream(new byte[100]), "short.npz");
        Assert.That(() => source.Read(offset, new byte[count]), Throws.TypeOf<NpzException>().With.Message.EqualTo($"short.npz ends after 100 bytes; {count} bytes from {offset} on are missing"));
    }

    private static string Refusal(string path) => Assert.Throws<NpzException>(() => NpzFile.Open(path))!.Message;

    private sealed class FailingStream(byte[] bytes, int reads) : MemoryStream(bytes)
    {
        private int _left = reads;

        public override int Read(Span<byte> buffer) => _left-- > 0 ? base.Read(buffer) : throw new IOException("the disk is gone");
    }
}
