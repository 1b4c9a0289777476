using System.Runtime.Versioning;
using PlantNSeek.Artifacts;
using PlantNSeek.Experiments.Scenarios;
using PlantNSeek.Files;

namespace PlantNSeek.Properties.Files;

[Spec("EXCH-031")]
public sealed class WholeFilesTests
{
    private static readonly ScenarioKey Key = new("Fair", "relu", 3, 12, 0.01, 1);

    [Test]
    public void APair_AppearsWhole()
    {
        using var folder = new TemporaryFolder();
        PlantedFiles.Write(new Scenario(Key, Protocol.Of(Key)), folder["below/host.npz"], reveal: false);
        Assert.That(TruthFile.Read(folder["below/host.truth.npz"], HostFile.Read(folder["below/host.npz"])).Mask.KeptCount, Is.GreaterThan(0));
        Assert.That(Directory.GetFileSystemEntries(folder["below"]).Length, Is.EqualTo(2));
    }

    [TestCase("host.npz")]
    [TestCase("host.truth.npz")]
    public void WhereEitherIsAFolder_NeitherAppears(string blocked)
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder[blocked]);
        var other = folder.Write(blocked == "host.npz" ? "host.truth.npz" : "host.npz", "earlier");
        var before = folder.Contents;
        Assert.That(
            () => PlantedFiles.Write(new Scenario(Key, Protocol.Of(Key)), folder["host.npz"], reveal: false),
            Throws.InstanceOf<IOException>().With.Message.EqualTo($"'{folder[blocked]}' cannot be written: it is a folder"));
        Assert.That(folder.Contents, Is.EqualTo(before));
        File.Delete(other);
        Assert.That(() => PlantedFiles.Write(new Scenario(Key, Protocol.Of(Key)), folder["host.npz"], reveal: false), Throws.InstanceOf<IOException>());
        Assert.That(folder.Contents, Is.EqualTo(new[] { $"{blocked}/" }));
    }

    [TestCase(true)]
    [TestCase(false)]
    public void WhereTheDiskIsFull_AllIsAsItWas(bool hasEarlier)
    {
        using var folder = new TemporaryFolder();
        if (hasEarlier)
        {
            folder.Write("a", "earlier a");
            folder.Write("b", "earlier b");
        }

        var before = folder.Contents;
        using (var files = new WholeFiles())
        {
            files.Add(folder["a"], static stream => stream.Write("new"u8));
            Assert.That(() => files.Add(folder["b"], static _ => throw new IOException("the disk is full")), Throws.InstanceOf<IOException>().With.Message.EqualTo($"'{folder["b"]}' cannot be written: the disk is full"));
        }

        Assert.That(folder.Contents, Is.EqualTo(before));
    }

    // The last one's content is taken away before it is moved, so that the others are in their places when that fails.
    [TestCase(true)]
    [TestCase(false)]
    [Platform(Exclude = "Win", Reason = "an open file can be removed on Unix"), UnsupportedOSPlatform("windows")]
    public void WhereTheLastCannotBeMoved_TheOthersArePutBack(bool hasEarlier)
    {
        using var folder = new TemporaryFolder();
        var time = new DateTime(2001, 1, 1, 0, 0, 0, DateTimeKind.Utc);
        foreach (var name in hasEarlier ? ["a", "b", "c"] : Array.Empty<string>())
        {
            File.SetLastWriteTimeUtc(folder.Write(name, $"earlier {name}"), time);
            File.SetUnixFileMode(folder[name], UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead);
        }

        var before = folder.Contents;
        using (var files = new WholeFiles())
        {
            files.Add(folder["a"], static stream => stream.Write("new a"u8));
            files.Add(folder["b"], static stream => stream.Write("new b"u8));
            files.Add(folder["c"], static stream => File.Delete(((FileStream)stream).Name));
            Assert.That(() => files.Commit(), Throws.InstanceOf<IOException>().With.Message.StartsWith($"'{folder["c"]}' cannot be written: "));
        }

        Assert.That(folder.Contents, Is.EqualTo(before));
        foreach (var file in Directory.GetFiles(folder.Path))
        {
            Assert.That((File.GetLastWriteTimeUtc(file), File.GetUnixFileMode(file)), Is.EqualTo((time, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead)), file);
        }
    }

    [Test, Platform(Exclude = "Win", Reason = "links need a privilege there")]
    public void TwoOutputs_AreNotOneFile()
    {
        using var folder = new TemporaryFolder();
        folder.Link("host.npz", "host.truth.npz");
        Assert.That(
            () => PlantedFiles.Write(new Scenario(Key, Protocol.Of(Key)), folder["host.npz"], reveal: false),
            Throws.InstanceOf<IOException>().With.Message.EqualTo($"'{folder["host.npz"]}' cannot be written: it is the same file as '{folder["host.truth.npz"]}'"));
        Assert.That(Directory.GetFileSystemEntries(folder.Path).Length, Is.EqualTo(1));
    }
}
