using PlantNSeek.Files;

namespace PlantNSeek.Properties.Files;

[Spec("REPORT-031")]
public sealed class FolderLockTests
{
    // So often that one is sure to open the file of the right while another removes it.
    [Test, Repeat(3)]
    public void OneAtATime_HasIt_AndNothingStays()
    {
        using var folder = new TemporaryFolder();
        var (inside, most) = (0, 0);
        Parallel.For(0, 4000, new ParallelOptions { MaxDegreeOfParallelism = 6 }, _ =>
        {
            using var right = FolderLock.Take(folder.Path);
            var together = Interlocked.Increment(ref inside);
            most = Math.Max(most, together);
            Thread.Yield();
            Interlocked.Decrement(ref inside);
        });
        Assert.That((most, folder.Contents.Length), Is.EqualTo((1, 0)));
    }

    [Test]
    public void WhatAKillLeft_IsNoObstacle()
    {
        using var folder = new TemporaryFolder();
        folder.Write(".report.lock", "");
        using (FolderLock.Take(folder.Path))
        {
            Assert.That(folder.Path, Does.Exist);
        }

        Assert.That(Directory.GetFileSystemEntries(folder.Path), Is.Empty);
    }
}
