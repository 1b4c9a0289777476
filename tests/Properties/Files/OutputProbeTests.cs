using PlantNSeek.Files;

namespace PlantNSeek.Properties.Files;

public sealed class OutputProbeTests
{
    [TestCase("l", 300)]
    [TestCase("ü", 200)]
    [Spec("CLI-029"), Platform("Linux", Reason = "names have at most 255 bytes there")]
    public void AName_ThatNoFileCanHave_IsFound(string letter, int count)
    {
        using var folder = new TemporaryFolder();
        var path = folder[string.Concat(Enumerable.Repeat(letter, count))];
        Assert.That(() => WholeFile.RequireWritable(path), Throws.InstanceOf<IOException>().With.Message.StartsWith($"'{path}' cannot be written: "));
        Assert.That(folder.Contents, Is.Empty);
    }

    [Test, Spec("CLI-029")]
    public void AFolder_ThatIsAFile_IsFound()
    {
        using var folder = new TemporaryFolder();
        folder.Write("text", "text");
        Assert.That(() => WholeFile.RequireWritable(folder["text/mask.npz"]), Throws.InstanceOf<IOException>().With.Message.StartsWith($"'{folder["text/mask.npz"]}' cannot be written: "));
        Assert.That(folder.Contents, Is.EqualTo(new[] { "text: text" }));
    }

    [Test, Spec("CLI-029")]
    public void WhatIsThere_StaysAsItIs()
    {
        using var folder = new TemporaryFolder();
        folder.Write("mask.npz", "earlier");
        WholeFile.RequireWritable(folder["mask.npz"]);
        WholeFile.RequireWritable(folder["below/mask.npz"]);
        Assert.That(folder.Contents, Is.EqualTo(new[] { "below/", "mask.npz: earlier" }));
    }

    [TestCase("real/p.npz", true)]
    [TestCase("real/../real/p.npz", true)]
    [TestCase("alias/p.npz", true)]
    [TestCase("alias/deep/../p.npz", true)]
    [TestCase("beyond/real/p.npz", true)]
    [TestCase("real/link.npz", true)]
    [TestCase("alias/link.npz", true)]
    [TestCase("real/deep/up.npz", true)]
    [TestCase("real/q.npz", false)]
    [TestCase("real/deep/p.npz", false)]
    [TestCase("other/p.npz", false)]
    [TestCase("nowhere/p.npz", false)]
    [Spec("CLI-028"), Platform(Exclude = "Win", Reason = "links need a privilege there")]
    public void AnInput_IsKnownByAnyName(string input, bool isOutput)
    {
        using var folder = new TemporaryFolder();
        foreach (var file in new[] { "real/p.npz", "real/q.npz", "real/deep/p.npz", "other/p.npz" })
        {
            folder.Write(file, file);
        }

        folder.Link("alias", "real");
        folder.Link("beyond", folder.Path);
        folder.Link("real/link.npz", "p.npz");
        folder.Link("real/deep/up.npz", "../p.npz");
        foreach (var (output, read) in new[] { ("real/p.npz", input), (input, "real/p.npz"), ("alias/link.npz", input) })
        {
            using var probe = new OutputProbe($"{folder.Path}/{output}");
            Assert.That(probe.Is($"{folder.Path}/{read}"), Is.EqualTo(isOutput), $"{output} and {read}");
        }

        Assert.That(folder.Contents, Has.None.Contains(".tmp"));
    }

    [Test, Spec("CLI-028")]
    public void AnInput_NeedNotExist()
    {
        using var folder = new TemporaryFolder();
        using var probe = new OutputProbe(folder["p.truth.npz"]);
        Assert.That((probe.Is(folder["p.truth.npz"]), probe.Is(folder["p.npz"])), Is.EqualTo((true, false)));
        Assert.That((probe.IsBeside(folder["p.npz"]), probe.IsBeside(folder["below/p.npz"])), Is.EqualTo((true, false)));
    }

    // A hard link is another file as soon as it is written: the name is given a new file, and the earlier one stays under the other name.
    [Test, Spec("CLI-052"), Platform(Exclude = "Win", Reason = "ln is of Unix")]
    public void AHardLink_LeavesTheInputAsItWas()
    {
        using var folder = new TemporaryFolder();
        folder.Write("p.npz", "planted");
        Assert.That(ChildProcess.Run("ln", [folder["p.npz"], folder["hard.npz"]]).ExitCode, Is.Zero);
        WholeFile.Write(folder["hard.npz"], stream => stream.Write("mask"u8));
        Assert.That(folder.Contents, Is.EqualTo(new[] { "hard.npz: mask", "p.npz: planted" }));
    }
}
