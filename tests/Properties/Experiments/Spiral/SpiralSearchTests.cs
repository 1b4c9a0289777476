using PlantNSeek.Experiments;
using PlantNSeek.Experiments.Spiral;

namespace PlantNSeek.Properties.Experiments.Spiral;

public sealed class SpiralSearchTests
{
    private static readonly SpiralSearchSettings Small = new()
    {
        Recipe = new SpiralRecipe
        {
            Screening = new SpiralPhase(SampleStep: 500, Epochs: 2, BatchSize: 32, LearningRate: 0.03),
            Polishing = new SpiralPhase(SampleStep: 500, Epochs: 2, BatchSize: 32, LearningRate: 0.02),
            ScoreStep = 100,
        },
        Rounds = [new(1, 1, 16), new(0.5, 2, 32), new(0.1, 1, 16)],
        PolishedPerSize = 6,
    };

    private static readonly SpiralMask[] Few = [.. SpiralMasks.All.Where((mask, i) => i % 300 == 0 || mask.Parameters is < 13 or > 35)];

    [Test, Spec("SPIRAL-032")]
    public void Result_DoesNotDependOnThreads()
    {
        var (one, two) = (SpiralSearch.Run(Small, Few, 1, null, default), SpiralSearch.Run(Small, Few, 2, null, default));
        Assert.That(two.Write(), Is.EqualTo(one.Write()));
        Assert.That(SpiralSearchResult.Read(one.Write()).Write(), Is.EqualTo(one.Write()));
        Assert.That(one.Networks, Is.GreaterThan(16 * Few.Length).And.LessThan(64 * Few.Length));
        Assert.That(one.Best.Select(b => b.Parameters).Distinct(), Is.EqualTo(Few.Select(m => m.Parameters).Distinct()));
        foreach (var size in one.Best.GroupBy(b => b.Parameters))
        {
            Assert.That(size.Select(b => b.Correct), Is.Ordered.Descending);
            Assert.That(size.Select(b => b.Mask), Is.Unique);
        }

        var again = SpiralSearch.Retrain(Small.Recipe, [.. one.Best.Select(b => (SpiralMask.Parse(b.Mask), b.Initialisation))]);
        Assert.That(again, Is.EqualTo(one.Best));
        Assert.That(SpiralSearch.FirstRound(Small, 9), Is.EqualTo(one.Sizes[0]));
    }

    [Test, Spec("SPIRAL-032")]
    public void Progress_EndsAtItsTotal_AndCancellationIsHeard()
    {
        var seen = new List<ReproductionProgress>();
        SpiralSearch.Run(Small, Few, 2, new Told(seen.Add), default);
        Assert.That(seen.Select(p => p.Done), Is.Ordered);
        Assert.That(seen[^1].Done, Is.EqualTo(seen[^1].Total));

        using var source = new CancellationTokenSource();
        var told = 0;
        var stopping = new Told(_ =>
        {
            told++;
            source.Cancel();
        });
        Assert.That(() => SpiralSearch.Run(Small, Few, 1, stopping, source.Token), Throws.InstanceOf<OperationCanceledException>());
        Assert.That(told, Is.LessThan(3));
    }

    [Test, Spec("SPIRAL-032")]
    public void SettingsThatMakeNoSense_AreErrors()
    {
        Assert.That(() => SpiralSearch.Run(Small with { Rounds = [new(1, 1, 20)] }, 1), Throws.ArgumentException.With.Message.Contains("20").And.Message.Contains("16"));
        Assert.That(() => SpiralSearch.FirstRound(Small, 10), Throws.ArgumentException.With.Message.Contains("10"));
    }

    private sealed class Told(Action<ReproductionProgress> tell) : IProgress<ReproductionProgress>
    {
        public void Report(ReproductionProgress value) => tell(value);
    }
}
