namespace PlantNSeek.Snapshots.Tests.Conventions;

public sealed class SnapshotTests
{
    private static readonly byte[] Mark = [0xEF, 0xBB, 0xBF];
    private string _folder = "";

    [SetUp]
    public void MakeFolder() => _folder = Directory.CreateTempSubdirectory("snapshots").FullName;

    [TearDown]
    public void DeleteFolder() => Directory.Delete(_folder, recursive: true);

    private Snapshot Subject => new(_folder, "Type.Method", "txt");

    [Test, Spec("REPO-010")]
    public void Missing_IsNew_AndLeavesReceivedBytes()
    {
        Assert.That(() => Subject.CompareAsync("a\r\nb", accept: false), Throws.TypeOf<VerifyException>().With.Message.EqualTo(
            $"Directory: {_folder}\nNew:\n  - Received: Type.Method.received.txt\n    Verified: Type.Method.verified.txt\n\n"
            + "FileContent:\n\nNew:\n\nReceived: Type.Method.received.txt\na\nb\n"));
        Assert.That(File.ReadAllBytes(Subject.ReceivedPath), Is.EqualTo((byte[])[.. Mark, .. "a\nb"u8]));
        Assert.That(File.Exists(Subject.VerifiedPath), Is.False);
    }

    [Test, Spec("REPO-010")]
    public void Different_IsNotEqual_AndShowsBoth()
    {
        File.WriteAllBytes(Subject.VerifiedPath, [.. Mark, .. "old"u8]);
        Assert.That(() => Subject.CompareAsync("new", accept: false), Throws.TypeOf<VerifyException>().With.Message.EqualTo(
            $"Directory: {_folder}\nNotEqual:\n  - Received: Type.Method.received.txt\n    Verified: Type.Method.verified.txt\n\n"
            + "FileContent:\n\nNotEqual:\n\nReceived: Type.Method.received.txt\nnew\nVerified: Type.Method.verified.txt\nold\n"));
        Assert.That(File.ReadAllBytes(Subject.VerifiedPath), Is.EqualTo((byte[])[.. Mark, .. "old"u8]));
    }

    [Test, Spec("REPO-010")]
    public async Task Equal_LeavesNoFile_AndRemovesAnOldReceivedOne()
    {
        File.WriteAllBytes(Subject.VerifiedPath, [.. Mark, .. "a\nb"u8]);
        File.WriteAllText(Subject.ReceivedPath, "from an earlier run");
        await Subject.CompareAsync("a\r\nb", accept: false);
        Assert.That(Directory.GetFiles(_folder), Is.EqualTo(new[] { Subject.VerifiedPath }));
    }

    [TestCase("same ", TestName = "Compare_IsOrdinal_TrailingSpace")]
    [TestCase("same\n", TestName = "Compare_IsOrdinal_TrailingLine")]
    [TestCase("Same", TestName = "Compare_IsOrdinal_Case")]
    [Spec("REPO-010")]
    public void Compare_IsOrdinal(string received)
    {
        File.WriteAllBytes(Subject.VerifiedPath, [.. Mark, .. "same"u8]);
        Assert.That(() => Subject.CompareAsync(received, accept: false), Throws.TypeOf<VerifyException>());
    }

    [Test, Spec("REPO-011")]
    public void CarriageReturnInAVerifiedFile_IsAnError()
    {
        File.WriteAllBytes(Subject.VerifiedPath, [.. Mark, .. "a\r\nb"u8]);
        Assert.That(() => Subject.CompareAsync("a\nb", accept: false), Throws.TypeOf<VerifyException>().With.Message.Contains("carriage return"));
    }

    [Test, Spec("REPO-011")]
    public void EmptyVerifiedFile_CountsAsNew()
    {
        File.WriteAllBytes(Subject.VerifiedPath, []);
        Assert.That(() => Subject.CompareAsync("", accept: false), Throws.TypeOf<VerifyException>().With.Message.Contains("\nNew:\n"));
    }

    [Test, Spec("REPO-012")]
    public async Task Accept_WritesTheVerifiedFile()
    {
        File.WriteAllText(Subject.ReceivedPath, "from an earlier run");
        await Subject.CompareAsync("a\nb", accept: true);
        await Subject.CompareAsync("a\nb", accept: false);
        Assert.That(Directory.GetFiles(_folder), Is.EqualTo(new[] { Subject.VerifiedPath }));
        Assert.That(File.ReadAllBytes(Subject.VerifiedPath), Is.EqualTo((byte[])[.. Mark, .. "a\nb"u8]));
    }
}
