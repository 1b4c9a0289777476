using PlantNSeek.Exchange;
using PlantNSeek.Experiments;
using PlantNSeek.Files;

namespace PlantNSeek.Properties.Files;

[Spec("EXCH-032")]
public sealed class TemporariesTests
{
    [Test]
    public void WhatAKillLeft_IsSwept_AndNothingElse()
    {
        using var folder = new TemporaryFolder();
        folder.Write(".abcdefgh.ijk.tmp", "half a file");
        folder.Write(".abc45fgh.0jk.tmp/figures/ticket.svg", "half a report");
        Directory.CreateDirectory(folder[".abcdefgh.000.tmp"]);
        string[] others = [".notes.tmp", "abcdefgh.ijk.tmp", ".abcdefgh.ijk.tmp.npz", ".ABCDEFGH.ijk.tmp", "below/.abcdefgh.ijk.tmp"];
        foreach (var other in others)
        {
            folder.Write(other, "mine");
        }

        WholeFile.Write(folder["mask.npz"], static stream => stream.Write("mask"u8));
        Assert.That(folder.Contents, Is.EquivalentTo(others.Select(static other => $"{other}: mine").Concat(["below/", "mask.npz: mask"])));
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
        HostSuite.Write(Profile.Smoke, folder.Path, 1, new Progress<ReproductionProgress>(), CancellationToken.None);
        var strays = new[] { "", "fair/", "paper/" }.Select(place => folder.Write($"{place}.abcdefgh.ijk.tmp", "half a file")).ToArray();
        HostSuite.Write(Profile.Smoke, folder.Path, 1, new Progress<ReproductionProgress>(), CancellationToken.None);
        Assert.That(strays.Where(File.Exists), Is.Empty);
    }
}
