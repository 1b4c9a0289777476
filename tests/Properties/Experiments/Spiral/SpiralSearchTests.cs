using PlantNSeek.Experiments.Spiral;
using PlantNSeek.Numerics;

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
        var (one, two) = (SpiralSearch.Run(Small, Few, 1), SpiralSearch.Run(Small, Few, 2));
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
        var progress = new ImmediateProgress<WorkProgress>();
        SpiralSearch.Run(Small, Few, 2, progress: progress);
        Assert.That(progress.Reports.Select(p => p.Done), Is.Ordered);
        Assert.That(progress.Reports[^1].Done, Is.EqualTo(progress.Reports[^1].Total));

        using var source = new CancellationTokenSource();
        var stopping = new ImmediateProgress<WorkProgress>(_ => source.Cancel());
        Assert.That(() => SpiralSearch.Run(Small, Few, 1, null, stopping, source.Token), Throws.InstanceOf<OperationCanceledException>());
        Assert.That(stopping.Reports, Has.Count.LessThan(3));
    }

    [Test, Spec("SPIRAL-032")]
    public void SettingsThatMakeNoSense_AreErrors()
    {
        Assert.That(() => SpiralSearch.Run(Small with { Rounds = [new(1, 1, 20)] }, 1), Throws.ArgumentException.With.Message.Contains("20").And.Message.Contains("16"));
        Assert.That(() => SpiralSearch.FirstRound(Small, 10), Throws.ArgumentException.With.Message.Contains("10"));
    }

    [Test, Spec("SPIRAL-035")]
    public void StoppedSearch_GoesOnWhereItWas()
    {
        var path = Path.Combine(TestContext.CurrentContext.WorkDirectory, $"spiral-checkpoint-{Environment.ProcessId}.txt");
        File.Delete(path);
        var whole = SpiralSearch.Run(Small, Few, 1).Write();
        foreach (var stopAfter in new[] { 5, 40, Few.Length + 7 })
        {
            using var source = new CancellationTokenSource();
            var told = 0;
            var stopping = new ImmediateProgress<WorkProgress>(_ =>
            {
                if (++told == stopAfter)
                {
                    source.Cancel();
                }
            });
            Assert.That(() => SpiralSearch.Run(Small, Few, 2, path, stopping, source.Token), Throws.InstanceOf<OperationCanceledException>());
            File.WriteAllBytes(path, File.ReadAllBytes(path)[..^3]); // as if killed while writing
        }

        Assert.That(File.ReadLines(path).Count(), Is.GreaterThan(Few.Length));
        Assert.That(SpiralSearch.Run(Small, Few, 2, checkpoint: path).Write(), Is.EqualTo(whole));
        var lines = File.ReadAllLines(path);
        Assert.That(lines.Skip(1).Select(line => string.Join(' ', line.Split(' ').Take(2))), Is.Unique, "no mask was worked on twice in a round");

        var others = Small with { PolishedPerSize = 7 };
        Assert.That(() => SpiralSearch.Run(others, Few, 1, checkpoint: path), Throws.TypeOf<InvalidDataException>().With.Message.Contains(":7").And.Message.Contains(":6"));
        File.AppendAllText(path, "1 2 nonsense\n");
        Assert.That(() => SpiralSearch.Run(Small, Few, 1, checkpoint: path), Throws.TypeOf<InvalidDataException>().With.Message.Contains("nonsense"));
        File.Delete(path);
    }
}
