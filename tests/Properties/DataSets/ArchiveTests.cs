using PlantNSeek.DataSets;

namespace PlantNSeek.Properties.DataSets;

/// <summary>The files of an archive appear all or none.</summary>
public sealed class ArchiveTests
{
    [Test, Spec("DATA-022"), Spec("DATA-017")]
    public void WhatIsMissing_IsUnpacked_AndTheArchiveGoes()
    {
        using var fetch = new FetchCase(SmallDataSet.Cifar, hasArchive: true);
        fetch.Small.Write(fetch.Folder, isThere: static name => name == "second.bin");
        Assert.That(fetch.Run().Fetched, Is.EqualTo(["first.bin", "test.bin"]));
        fetch.RequireWhole();
        Assert.That(fetch.Server.Requests, Is.EqualTo(["small.tar.gz"]));
    }

    [Test, Spec("DATA-022")]
    public void AnArchiveThatIsThere_IsTaken_AndStays()
    {
        using var fetch = new FetchCase(SmallDataSet.Cifar, hasArchive: true);
        var path = fetch.Folder.Write("here/small.tar.gz", "mine");
        Assert.That(fetch.Error<InvalidDataException>(), Is.EqualTo($"'{path}': expected {fetch.Archive.Length} bytes; found 4 bytes; once it is removed, the same command gets it"));
        File.WriteAllBytes(path, fetch.Archive);
        fetch.Run();
        Assert.That(fetch.Server.Requests, Is.Empty);
        Assert.That(fetch.Names, Is.EqualTo(["first.bin", "second.bin", "small.tar.gz", "test.bin"]));
    }

    [TestCase("lacks", "'*small.tar.gz': expected test.bin in it; found none of these names")]
    [TestCase("differs", "test.bin in '*small.tar.gz': expected SHA-256 *; found *")]
    [Spec("DATA-022")]
    public void AnArchiveThatIsNotWhole_LeavesNone(string change, string message)
    {
        using var fetch = new FetchCase(SmallDataSet.Cifar, hasArchive: true);
        var archive = FetchCase.ArchiveOf(fetch.Small.Contents.Where(c => change != "lacks" || c.Key != "test.bin")
            .Select(c => c.Key == "test.bin" ? new(c.Key, [.. c.Value.Select(static b => (byte)~b)]) : c));
        fetch.Set = fetch.Set with { Archive = SmallDataSet.Digest(archive) };
        fetch.Serve("small.tar.gz", f => f with { Content = archive });
        Assert.That(fetch.Error<InvalidDataException>(), Does.Match($"^{System.Text.RegularExpressions.Regex.Escape(message).Replace("\\*", ".*", StringComparison.Ordinal)}$"));
        Assert.That(fetch.Names.Where(static n => n.EndsWith(".bin", StringComparison.Ordinal) || n.EndsWith(".tmp", StringComparison.Ordinal)), Is.Empty);
    }
}
