using System.Net.Sockets;
using PlantNSeek.Files;

namespace PlantNSeek.Properties.Files;

[Platform(Exclude = "Win", Reason = "pipes, sockets and links of Unix")]
public sealed class OutputPlaceTests
{
    [Test, Spec("EXCH-030")]
    public void ALink_IsFollowed_AndStaysALink()
    {
        using var folder = new TemporaryFolder();
        folder.Write("disk/mask.npz", "old");
        folder.Link("mask.npz", "disk/mask.npz");
        Write(folder["mask.npz"], "new");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(new FileInfo(folder["mask.npz"]).LinkTarget, Is.EqualTo("disk/mask.npz"));
            Assert.That(File.ReadAllText(folder["disk/mask.npz"]), Is.EqualTo("new"));
            Assert.That(Directory.GetFileSystemEntries(folder.Path).Length, Is.EqualTo(2));
        }
    }

    // ".." counts from the folder in which the link really is, whatever way led there.
    [Test, Spec("EXCH-030")]
    public void ALinkBehindALinkedFolder_IsFollowedAsTheSystemDoes()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder["real/deep"]);
        folder.Link("alias", "real/deep");
        folder.Link("real/deep/mask.npz", "../second.npz");
        folder.Link("real/second.npz", folder["real/./third.npz"]);
        Write(folder["alias/mask.npz"], "new");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(File.ReadAllText(folder["real/third.npz"]), Is.EqualTo("new"), "a link that led nowhere makes its target");
            Assert.That(new FileInfo(folder["real/second.npz"]).LinkTarget, Is.Not.Null);
            Assert.That(Directory.GetFileSystemEntries(folder.Path).Select(Path.GetFileName), Is.EquivalentTo(new[] { "real", "alias" }));
        }
    }

    [TestCase("pipe", "it is a pipe")]
    [TestCase("to-pipe", "it is a pipe")]
    [TestCase("socket", "it is a socket")]
    [TestCase("folder", "it is a folder")]
    [TestCase("to-folder", "it is a folder")]
    [TestCase("new/", "it is a folder")]
    [TestCase("circle", "more than 40 links lead from one to the next")]
    [Spec("CLI-027")]
    public void WhatIsNoFile_IsRefused_AndStays(string name, string why)
    {
        using var folder = new TemporaryFolder();
        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        socket.Bind(new UnixDomainSocketEndPoint(folder["socket"]));
        folder.Pipe("pipe");
        Directory.CreateDirectory(folder["folder"]);
        folder.Link("to-pipe", "pipe");
        folder.Link("to-folder", "folder");
        folder.Link("circle", "circle");
        var before = Kinds();
        var path = $"{folder.Path}/{name}";
        using (Assert.EnterMultipleScope())
        {
            Assert.That(() => Write(path, "text"), Throws.InstanceOf<IOException>().With.Message.EqualTo($"'{path}' cannot be written: {why}"));
            Assert.That(() => WholeFile.RequireWritable(path), Throws.InstanceOf<IOException>().With.Message.EqualTo($"'{path}' cannot be written: {why}"));
            Assert.That(Kinds(), Is.EqualTo(before));
        }

        string Kinds() => ChildProcess.Run("sh", ["-c", $"cd '{folder.Path}' && ls -lAR | grep -v ^total"]).Output;
    }

    [Test, Spec("CLI-027")]
    public void AnEmptyFile_IsAFile()
    {
        using var folder = new TemporaryFolder();
        Write(folder.Write("empty", ""), "text");
        Assert.That(folder.Contents, Is.EqualTo(new[] { "empty: text" }));
    }

    // The other end of standard output is no file there is a name for.
    [Test, Spec("CLI-027"), Platform("Linux", Reason = "standard output has a name in /proc there")]
    public void AStream_IsRefused() =>
        Assert.That(() => OutputPlace.Of("/proc/self/fd/pipe:[1]"), Throws.InstanceOf<IOException>().With.Message.EqualTo("'/proc/self/fd/pipe:[1]' cannot be written: it belongs to a process and is no file"));

    private static void Write(string path, string text) => WholeFile.Write(path, stream => stream.Write(System.Text.Encoding.UTF8.GetBytes(text)));
}
