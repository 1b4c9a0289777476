using PlantNSeek.Artifacts;
using PlantNSeek.Files;
using PlantNSeek.Numerics;
using PlantNSeek.Sweeping;

namespace PlantNSeek.Properties.Files;

[Spec("EXCH-032")]
public sealed class TemporariesTests
{
    [Test]
    public void WhatAKillLeft_IsSwept_AndNothingElse()
    {
        using var folder = new TemporaryFolder();
        folder.Write(".plantnseek-abcdefgh.ijk.tmp", "half a file");
        folder.Write(".plantnseek-abc45fgh.0jk.tmp/mask.npz", "a probe");
        Directory.CreateDirectory(folder[".plantnseek-abcdefgh.000.tmp"]);

        // Names that other programs save by, and folders that hold more than a probe.
        string[] others =
        [
            ".notes.tmp", ".training.npz.tmp", ".manifest.txt.tmp", ".download.dir.tmp/a.npz", "plantnseek-abcdefgh.ijk.tmp", ".plantnseek-abcdefgh.ijk.tmp.npz", ".plantnseek-ABCDEFGH.ijk.tmp", "below/.plantnseek-abcdefgh.ijk.tmp",
            ".plantnseek-abcdefgh.001.tmp/a.npz", ".plantnseek-abcdefgh.001.tmp/b.npz", ".plantnseek-abcdefgh.002.tmp/figures/a.svg",
        ];
        foreach (var other in others)
        {
            folder.Write(other, "mine");
        }

        WholeFile.Write(folder["mask.npz"], static stream => stream.Write("mask"u8));
        Assert.That(folder.Contents, Is.EquivalentTo(others.Select(static other => $"{other}: mine").Concat([".download.dir.tmp/", ".plantnseek-abcdefgh.001.tmp/", ".plantnseek-abcdefgh.002.tmp/", ".plantnseek-abcdefgh.002.tmp/figures/", "below/", "mask.npz: mask"])));
    }

    [Test]
    public void WhatIsBeingWritten_IsNotSwept()
    {
        using var folder = new TemporaryFolder();
        using (var living = new WholeFiles())
        {
            using var probe = new OutputProbe(folder["other.npz"]);
            living.Add(folder["living.npz"], static stream => stream.Write("living"u8));
            for (var i = 0; i < 3; i++)
            {
                WholeFile.Write(folder["mask.npz"], static stream => stream.Write("mask"u8));
            }

            Assert.That(probe.Is(folder["other.npz"]), Is.True);
            living.Commit();
        }

        Assert.That(folder.Contents, Is.EqualTo(new[] { "living.npz: living", "mask.npz: mask" }));
    }

    [Test]
    public void ManyAtOnce_SweepNothingOfEachOther()
    {
        using var folder = new TemporaryFolder();
        Parallel.For(0, 400, new ParallelOptions { MaxDegreeOfParallelism = 8 }, i => WholeFile.Write(folder[$"{i % 16}"], static stream => stream.Write("whole"u8)));
        Assert.That(folder.Contents, Is.EquivalentTo(Enumerable.Range(0, 16).Select(static i => $"{i}: whole")));
    }

    [Test]
    public void ACompleteSuite_IsSwept()
    {
        using var folder = new TemporaryFolder();
        HostSuite.Write(Profile.Smoke, folder.Path, 1, new Progress<WorkProgress>(), CancellationToken.None);
        var strays = new[] { "", "fair/", "paper/" }.Select(place => folder.Write($"{place}.plantnseek-abcdefgh.ijk.tmp", "half a file")).ToArray();
        HostSuite.Write(Profile.Smoke, folder.Path, 1, new Progress<WorkProgress>(), CancellationToken.None);
        Assert.That(strays.Where(File.Exists), Is.Empty);
    }
}
