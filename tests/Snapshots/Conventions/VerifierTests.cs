namespace PlantNSeek.Snapshots.Tests.Conventions;

/// <summary>The whole way once, with files of this repository.</summary>
public sealed class VerifierTests
{
    [TestCase(1, "a")]
    [Spec("REPO-010")]
    public Task Verify_ReadsTheFileBesideTheSource(int number, string name) => Verifier.Verify($"number {number}\nname {name}");

    [Test, Spec("REPO-013")]
    public Task Verify_UsesAStatedFolder_AndExtension() =>
        Verifier.Verify("""{ "a": 1 }""", "json", new VerifySettings().UseDirectory("Stated"));

    [Test, Spec("REPO-014")]
    public async Task Prefix_IsUsedOnceARun()
    {
        await Verifier.Verify("once");
        Assert.That(() => Verifier.Verify("once"), Throws.TypeOf<VerifyException>().With.Message.Contains("already used"));
    }

    [Test, Spec("REPO-014")]
    public void Prefix_IsComparedWithoutCase()
    {
        SnapshotCensus.Register(new Snapshot("folder", "Type.Method", "txt"));
        Assert.That(() => SnapshotCensus.Register(new Snapshot("folder", "type.METHOD", "md")), Throws.TypeOf<VerifyException>());
    }

    [Test, Spec("REPO-015")]
    public void UnusedVerifiedFile_IsAnOrphan()
    {
        var folder = Directory.CreateTempSubdirectory("snapshots").FullName;
        try
        {
            var used = new Snapshot(folder, "Type.Used", "txt");
            var unused = new Snapshot(Path.Combine(folder, "inner"), "Type.Unused_x=1", "txt");
            Directory.CreateDirectory(unused.Directory);
            File.WriteAllText(used.VerifiedPath, "a");
            File.WriteAllText(unused.VerifiedPath, "a");
            SnapshotCensus.Register(used);
            Assert.That(SnapshotCensus.Orphans(folder), Is.EqualTo(new[] { unused.VerifiedPath }));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [TestCase(10, 10, 0, ExpectedResult = true)]
    [TestCase(10, 9, 0, ExpectedResult = false)]
    [TestCase(10, 10, 1, ExpectedResult = false)]
    [Spec("REPO-015")]
    public bool OnlyAFullRun_KnowsOrphans(int cases, int ran, int failed) => OrphanCheck.IsFullRun(cases, ran, failed);
}
