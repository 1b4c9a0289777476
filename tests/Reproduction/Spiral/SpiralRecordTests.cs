using System.Text;
using PlantNSeek.Experiments.Spiral;

namespace PlantNSeek.Reproduction.Tests.Spiral;

/// <summary>The recorded search over all masks of width 3 (spec/reference/spiral-width3.json) against what the code does today.</summary>
public sealed class SpiralRecordTests
{
    private static readonly SpiralSearchResult Recorded = SpiralSearchResult.Recorded();

    private static IReadOnlyList<SpiralOptimum> Networks => [.. Recorded.Best.Concat(Recorded.Structured).Distinct()];

    [Test, Spec("SPIRAL-030")]
    public void EveryRecordedNetwork_TrainedAgain_GetsItsRecordedAccuracy()
    {
        var again = SpiralSearch.Retrain(Recorded.Settings.Recipe, [.. Networks.Select(n => (SpiralMask.Parse(n.Mask), n.Initialisation))]);
        Assert.That(again, Is.EqualTo(Networks));
    }

    [TestCase(9), TestCase(11), TestCase(12), TestCase(13), TestCase(35), TestCase(36), TestCase(37)]
    [Spec("SPIRAL-031")]
    public void TheFirstRound_RunAfresh_IsTheRecordedOne(int parameters) =>
        Assert.That(SpiralSearch.FirstRound(Recorded.Settings, parameters), Is.EqualTo(Recorded.Sizes.Single(s => s.Parameters == parameters)));

    [Test, Spec("SPIRAL-033")]
    public void TheRecord_IsWholeAndAgreesWithItself()
    {
        var file = File.ReadAllText(RepositoryRoot.Combine("spec", "reference", "spiral-width3.json")).ReplaceLineEndings("\n");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Encoding.UTF8.GetString(Recorded.Write()), Is.EqualTo(file));
            Assert.That(Encoding.UTF8.GetString((Recorded with { Settings = new SpiralSearchSettings() }).Write()), Is.EqualTo(file), "recorded with the defaults");
            Assert.That(Recorded.Masks, Is.EqualTo(SpiralMasks.All.Count));
            Assert.That(
                Recorded.Sizes.Select(s => (s.Parameters, s.Masks)),
                Is.EqualTo(SpiralMasks.All.GroupBy(m => m.Parameters).Select(size => (size.Key, size.Count()))));
            Assert.That(Recorded.Best.Select(b => b.Parameters).Distinct(), Is.EqualTo(Recorded.Sizes.Select(s => s.Parameters)));
            Assert.That(Recorded.Structured.Select(s => s.Mask).Distinct().Count(), Is.EqualTo(27));
            Assert.That(Smallest(0.95), Is.EqualTo((22, 14)));
            Assert.That(Smallest(0.995), Is.EqualTo((35, 25)));
            Assert.That(Recorded.SmallestReaching(0.9995), Is.Null);
            foreach (var network in Networks)
            {
                var mask = SpiralMask.Parse(network.Mask);
                Assert.That(SpiralMasks.All, Does.Contain(mask));
                Assert.That((network.Parameters, network.Weights), Is.EqualTo((mask.Parameters, mask.Weights)));
                Assert.That(network.Accuracy, Is.EqualTo((double)network.Correct / Recorded.Points));
            }
        }
    }

    private static (int Parameters, int Weights) Smallest(double accuracy) =>
        Recorded.SmallestReaching(accuracy) is { } found ? (found.Parameters, found.Weights) : default;
}
