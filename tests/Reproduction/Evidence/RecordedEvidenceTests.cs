using System.IO.Compression;
using PlantNSeek.Evidence;
using PlantNSeek.Store;
using PlantNSeek.Sweeping;

namespace PlantNSeek.Reproduction.Tests.Evidence;

/// <summary>The recorded evidence: whole, small, and as this build computes it.</summary>
public class RecordedEvidenceTests
{
    private const double LargestCompressed = 5e6;
    private const double LongestSample = 200;

    [Test, Spec("EVID-005")]
    public void EveryRunOfTheLongProfile_IsRecorded_AndNoOtherButTheDeeperSamples()
    {
        var recorded = SharedSweep.Book.Results.Results.Select(r => r.Key).ToHashSet();
        var wanted = Profile.Recorded.Scenarios().ToHashSet();
        var deeper = DeeperEntries.All.SelectMany(e => e.Scenarios(PlantNSeek.Claims.Estimates.Looks.Later[^1])).ToHashSet();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(wanted.Except(recorded), Is.Empty, "missing: plantnseek evidence record");
            Assert.That(recorded.Except(wanted).Except(deeper), Is.Empty, "recorded, but of no profile and no deeper sample");
        }
    }

    [Test, Spec("EVID-005")]
    public void TheEvidence_IsSmall()
    {
        var bytes = 0L;
        foreach (var file in Directory.GetFiles(SharedSweep.Folder))
        {
            using var compressed = new MemoryStream();
            using (var deflate = new ZLibStream(compressed, CompressionLevel.Optimal, leaveOpen: true))
            {
                deflate.Write(File.ReadAllBytes(file));
            }

            bytes += compressed.Length;
        }

        TestContext.Out.WriteLine($"{bytes} bytes compressed");
        Assert.That(bytes, Is.LessThan(LargestCompressed));
    }

    [Test, Spec("EVID-003")]
    public void TheManifest_IsWhatIsWrittenOfTheRuns()
    {
        using var copy = new Store.TemporaryStore();
        SharedSweep.Book.Write(copy.Folder);
        var files = Directory.GetFiles(SharedSweep.Folder).Select(Path.GetFileName).Order(StringComparer.Ordinal).ToArray();
        Assert.That(files.Where(f => !File.ReadAllBytes(Path.Combine(copy.Folder, f!)).SequenceEqual(File.ReadAllBytes(Path.Combine(SharedSweep.Folder, f!)))), Is.Empty);
    }

    [Test, Spec("EVID-006")]
    public void TheSample_CoversEveryCheapCell_InTheTimeItMayTake()
    {
        var units = SamplePlan.Of(SharedSweep.Book, SourceFingerprint.Value);
        var cheap = SharedSweep.Book.Cells.Keys.Where(c => SamplePlan.Seconds(SharedSweep.Book, c) <= SamplePlan.CheapSeconds).ToArray();
        TestContext.Out.WriteLine(FormattableString.Invariant($"{units.Count} parts of runs, {units.Sum(u => u.Seconds):F0} s on one core; {cheap.Length} cheap cells of {SharedSweep.Book.Cells.Count}"));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(cheap.Except(units.SelectMany(u => u.Cells)), Is.Empty);
            Assert.That(units.Sum(u => u.Seconds), Is.LessThanOrEqualTo(LongestSample));
            Assert.That(SharedSweep.Book.Cells.Where(c => c.Value.Seconds is null).Select(c => c.Key.Name), Is.Empty, "never timed: plantnseek evidence record");
        }
    }

    [Test, Spec("EVID-011"), Category("Sweep")]
    public void TheSample_IsAsRecorded_BitForBit()
    {
        var check = SharedSweep.Checked.Check!;
        TestContext.Out.WriteLine($"{check.Recomputed.Count} of {SharedSweep.Book.Results.Results.Count} runs recomputed, whole or in part");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(check.Differences.Select(EvidenceCheck.Message), Is.Empty);
            Assert.That(check.Units, Is.Not.Empty);
        }
    }
}
