using System.Text;
using PlantNSeek.Experiments.Spiral;

namespace PlantNSeek.Reproduction.Tests.Spiral;

/// <summary>The recorded search over all masks of width 3 (spec/reference/spiral-width3.json) against what the code does today.</summary>
public sealed class SpiralRecordTests
{
    private static readonly SpiralSearchResult Recorded = SpiralSearchResult.Recorded();

    private static readonly SpiralSearchResult Small = SpiralSearchResult.RecordedSmall();

    [Test, Spec("SPIRAL-030")]
    public void EveryRecordedNetwork_TrainedAgain_GetsItsRecordedAccuracy()
    {
        SpiralOptimum[] networks = [.. Networks(Recorded).Concat(Networks(Small)).Distinct()];
        var again = SpiralSearch.Retrain(Recorded.Settings.Recipe, [.. networks.Select(n => (SpiralMask.Parse(n.Mask), n.Initialisation))]);
        Assert.That(again, Is.EqualTo(networks));
    }

    [TestCase(9), TestCase(11)]
    [Spec("SPIRAL-031")]
    public void TheFirstRoundOfSmallMasks_RunAfresh_IsTheRecordedOne(int parameters) =>
        Assert.That(SpiralSearch.FirstRound(Small.Settings, parameters), Is.EqualTo(Small.Sizes.Single(s => s.Parameters == parameters)));

    [TestCase(9), TestCase(11), TestCase(12), TestCase(13), TestCase(35), TestCase(36), TestCase(37)]
    [Spec("SPIRAL-031")]
    public void TheFirstRound_RunAfresh_IsTheRecordedOne(int parameters) =>
        Assert.That(SpiralSearch.FirstRound(Recorded.Settings, parameters), Is.EqualTo(Recorded.Sizes.Single(s => s.Parameters == parameters)));

    [Test, Spec("SPIRAL-033")]
    public void TheRecords_AreWholeAndAgreeWithThemselves([Values] bool small)
    {
        var (recorded, settings, name) = small
            ? (Small, SpiralSearchSettings.SmallMasks, "spiral-width3-small.json")
            : (Recorded, SpiralSearchSettings.AllMasks, "spiral-width3.json");
        var file = File.ReadAllText(RepositoryRoot.Combine("spec", "reference", name)).ReplaceLineEndings("\n");
        var all = SpiralMasks.All.Where(mask => mask.Parameters <= (settings.LargestSize ?? int.MaxValue)).ToArray();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Encoding.UTF8.GetString((recorded with { Settings = settings }).Write()), Is.EqualTo(file), "recorded with these settings");
            Assert.That(recorded.Masks, Is.EqualTo(all.Length));
            Assert.That(
                recorded.Sizes.Select(s => (s.Parameters, s.Masks)), Is.EqualTo(all.GroupBy(m => m.Parameters).Select(size => (size.Key, size.Count()))));
            Assert.That(recorded.Best.Select(b => b.Parameters).Distinct(), Is.EqualTo(recorded.Sizes.Select(s => s.Parameters)));
            foreach (var network in Networks(recorded))
            {
                var mask = SpiralMask.Parse(network.Mask);
                Assert.That(all, Does.Contain(mask));
                Assert.That((network.Parameters, network.Weights), Is.EqualTo((mask.Parameters, mask.Weights)));
                Assert.That(network.Accuracy, Is.EqualTo((double)network.Correct / recorded.Points));
            }
        }
    }

    [Test, Spec("SPIRAL-033")]
    public void TheSmallestMasks_AreThoseStated()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Smallest(0.95), Is.EqualTo((22, 14)));
            Assert.That(Smallest(0.995), Is.EqualTo((35, 25)));
            Assert.That(Recorded.SmallestReaching(0.9995), Is.Null);
            Assert.That(Small.SmallestReaching(0.95), Is.Null);
            Assert.That(Small.Settings.LargestSize, Is.EqualTo(21));
            Assert.That(Recorded.Structured.Select(s => s.Mask).Distinct().Count(), Is.EqualTo(27));
        }
    }

    private static (int Parameters, int Weights) Smallest(double accuracy) =>
        Recorded.SmallestReaching(accuracy) is { } found ? (found.Parameters, found.Weights) : default;

    private static IEnumerable<SpiralOptimum> Networks(SpiralSearchResult recorded) => recorded.Best.Concat(recorded.Structured).Distinct();
}
