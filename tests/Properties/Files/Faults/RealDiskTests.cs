using PlantNSeek.Files;

namespace PlantNSeek.Properties.Files.Faults;

[Spec("STORE-019"), Platform(Exclude = "Win", Reason = "no folder is flushed there")]
public sealed class RealDiskTests
{
    [Test]
    public void AFolderIsFlushed_WhateverItsName([Values("plain", "ü 'x' \n%s")] string name)
    {
        using var folder = new TemporaryFolder();
        folder.Write($"{name}/file", "");
        Assert.That(() => IDisk.Real.FlushFolder(folder[name]), Throws.Nothing);
    }

    [Test]
    public void AFolderThatCannotBeFlushed_IsNamed()
    {
        using var folder = new TemporaryFolder();
        Assert.That(() => IDisk.Real.FlushFolder(folder["none"]), Throws.InstanceOf<IOException>().With.Message.StartsWith($"the folder '{folder["none"]}' cannot be flushed: "));
    }
}
