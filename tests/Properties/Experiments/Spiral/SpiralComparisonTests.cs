using PlantNSeek.Experiments.Spiral;

namespace PlantNSeek.Properties.Experiments.Spiral;

public sealed class SpiralComparisonTests
{
    private static readonly SpiralRecipe Short = new()
    {
        Screening = new SpiralPhase(SampleStep: 512, Epochs: 2, BatchSize: 32, LearningRate: 0.03),
        Polishing = new SpiralPhase(SampleStep: 512, Epochs: 2, BatchSize: 32, LearningRate: 0.02),
    };

    private static readonly SpiralOptimum Mask =
        SpiralSearch.Retrain(Short, [(SpiralMasks.Canonical(SpiralMask.Parse("11.11.10 111.011.001 110.111.100")), 1)])[0];

    [Test, Spec("SPIRAL-034")]
    public void EveryPruner_KeepsTheBudget()
    {
        var runs = SpiralComparison.Run(Short, Mask, [3, 7], 3);
        var pruned = runs.Where(r => r.Method != SpiralComparison.DenseName).ToArray();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(pruned.Select(r => r.Kept), Is.All.EqualTo(Mask.Parameters));
            Assert.That(runs.Where(r => r.Method == SpiralComparison.DenseName).Select(r => r.Kept), Is.EqualTo(new[] { 37, 37, 37, 141, 141, 141 }));
            Assert.That(runs.All(r => r.Effective <= r.Kept && r.EffectiveWeights <= r.KeptWeights && r.KeptWeights < r.Kept));
            Assert.That(runs.Count(r => r.Width == 3), Is.EqualTo(9 * 3));
            Assert.That(runs.Count(r => r.Width == 7), Is.EqualTo(8 * 3), "the optimum is a mask of width 3");
            Assert.That(runs.Select(r => r.Initialisation).Distinct(), Is.EqualTo(new[] { 1, 0, 2 }));
            Assert.That(runs.GroupBy(r => (r.Width, r.Method)).Select(g => g.Count()), Is.All.EqualTo(3));
        }
    }

    [Test, Spec("SPIRAL-034")]
    public void TheOptimum_GetsItsAccuracy_AndWastesNothing()
    {
        var optimum = SpiralComparison.Run(Short, Mask, [3], 1).Single(r => r.Method == SpiralComparison.OptimumName);
        Assert.That(optimum, Is.EqualTo(new SpiralRun(3, 1, "Optimum", Mask.Parameters, Mask.Weights, Mask.Parameters, Mask.Weights, Mask.Accuracy)));
    }
}
