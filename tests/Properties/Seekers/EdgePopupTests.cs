using PlantNSeek.Networks;
using PlantNSeek.Networks.FullyConnected;
using PlantNSeek.Properties.Pruning;
using PlantNSeek.Pruning;
using PlantNSeek.Pruning.Seekers.LearnedMasks;
using PlantNSeek.Training;

namespace PlantNSeek.Properties.Seekers;

/// <summary>What edge-popup keeps, and what each switch of it does.</summary>
[TestFixture]
public class EdgePopupTests
{
    [PinnedProperty(MaxTest = 40)]
    [Spec("LEARN-004")]
    public bool Seek_KeepsExactlyTheBudget(Architecture architecture, Seed seed)
    {
        var source = PruningCase.Of(architecture, seed);
        var density = new Density(seed.Stream("density").NextDouble());
        return SeekingCase.Scopes.All(scope =>
        {
            var settings = EdgePopupSettings.Corrected.Short() with { Scope = scope };
            return Seek(source, settings, source.RandomBudget()).Mask.KeptCount == source.RandomCount()
                && Seek(source, settings, density).Mask.KeptCount == density.Budget(source.Layout.Count);
        });
    }

    [PinnedProperty(MaxTest = 40)]
    [Spec("LEARN-004")]
    public bool Published_RoundsEachTensorForItself(Architecture architecture, Seed seed)
    {
        var source = PruningCase.Of(architecture, seed);
        var density = new Density(seed.Stream("density").NextDouble());
        var mask = Seek(source, EdgePopupSettings.Published.Short(), density).Mask;
        return source.Layout.Slices.ToArray().All(slice => mask.CountIn(slice) == density.Budget(slice.Length));
    }

    [PinnedProperty(MaxTest = 40)]
    [Spec("LEARN-005")]
    public bool ZeroBiasScores_NeverMove(Architecture architecture, Seed seed)
    {
        var source = PruningCase.Of(architecture, seed);
        var density = new Density(seed.Stream("density").NextDouble());
        var mask = Seek(source, EdgePopupSettings.Published.Short(), density).Mask;
        return source.Layout.Slices.ToArray().Where(s => s.Kind == ParameterKind.Bias).All(slice =>
            Enumerable.Range(slice.Offset, density.Budget(slice.Length)).All(i => mask[i]));
    }

    [Test]
    [Spec("LEARN-006")]
    public void Softmax_LeavesARegressionWithOneOutputWithoutGradient()
    {
        var source = PruningCase.Of(new Architecture(2, 5, 1), new Seed(6));
        Assert.That(source.Batch.IsClassification, Is.False);
        var start = EdgePopupScores.Draw(source.Layout, BiasScores.LikeWeights, source.Seed.Stream("seek"));
        var budget = PruningBudget.Keep(9);
        var atStart = Selection.Select(
            [.. start.Select(Math.Abs)], source.Layout, Mask.All(start.Length), budget, new SelectionOptions { Scope = PruningScope.PerLayer });
        var settings = EdgePopupSettings.Corrected with { Epochs = 20, BatchSize = 4 };
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Seek(source, settings with { SoftmaxBeforeLoss = true }, budget).Mask, Is.EqualTo(atStart));
            Assert.That(Seek(source, settings, budget).Mask, Is.Not.EqualTo(atStart));
        }
    }

    [Test]
    [Spec("LEARN-007")]
    public void Annealing_FollowsItsSchedule()
    {
        var source = PruningCase.Of(new Architecture(4, 12, 3), new Seed(3));
        var (n, rho) = (source.Layout.Count, new Density(0.0625));
        var settings = EdgePopupSettings.Corrected with { Epochs = 4, BatchSize = 4, Annealing = DensitySchedule.Exponential, Scope = PruningScope.Global };
        using (Assert.EnterMultipleScope())
        {
            Assert.That(KeptByEpoch(settings), Is.EqualTo(new[] { Kept(0.5), Kept(0.25), Kept(0.125), Kept(0.0625) }));
            Assert.That(KeptByEpoch(settings with { AnnealingPeriod = 2 }), Is.EqualTo(new[] { Kept(0.25), Kept(0.25), Kept(0.0625), Kept(0.0625) }));
            Assert.That(KeptByEpoch(settings with { Annealing = null }), Is.All.EqualTo(Kept(0.0625)));
        }

        int Kept(double density) => new Density(density).Budget(n);

        int[] KeptByEpoch(EdgePopupSettings how)
        {
            var recorder = new ImmediateProgress<PruningProgress>();
            var mask = new EdgePopupSeeker(how).Seek(source.Problem(rho), recorder).Mask;
            Assert.That(mask.KeptCount, Is.EqualTo(Kept(0.0625)));
            return [.. recorder.Reports.Select(step => step.Kept)];
        }
    }

    [Test]
    [Spec("LEARN-008")]
    public void Scores_StartUniformly_AsTheLayersInputsSay()
    {
        var layout = new Architecture(4, 100, 100).Layout;
        double[] Draw(BiasScores biases) => EdgePopupScores.Draw(layout, biases, new Seed(1).Stream("a"));
        var (scores, zero, wide) = (Draw(BiasScores.LikeWeights), Draw(BiasScores.Zero), Draw(BiasScores.Wide));
        using (Assert.EnterMultipleScope())
        {
            foreach (var slice in layout.Slices)
            {
                var (drawn, bound) = (scores[slice.Offset..slice.End], slice.Layer == 0 ? 0.5 : 0.1);
                Assert.That(drawn, Is.All.InRange(-bound, bound));
                Assert.That(drawn.Max(), Is.GreaterThan(0.9 * bound));
                Assert.That(drawn.Min(), Is.LessThan(-0.9 * bound));
                Assert.That(wide[slice.Offset..slice.End], Is.EqualTo(drawn.Select(s => slice.Kind == ParameterKind.Weight ? s : s * Math.Sqrt(6))).Within(1e-12));
                Assert.That(zero[slice.Offset..slice.End].Any(s => s != 0), Is.EqualTo(slice.Kind == ParameterKind.Weight));
            }
        }
    }

    [Test]
    [Spec("LEARN-011")]
    public void Settings_OutOfRange_AndScoresThatAreNotFinite_AreErrors()
    {
        var source = PruningCase.Of(new Architecture(3, 4, 2), new Seed(6));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(() => Seek(source, new() { Epochs = 0 }, new Density(0.5)), Throws.InstanceOf<ArgumentOutOfRangeException>().With.Message.Contains("Epochs is 0"));
            Assert.That(() => Seek(source, new() { BatchSize = 0 }, new Density(0.5)), Throws.InstanceOf<ArgumentOutOfRangeException>().With.Message.Contains("BatchSize is 0"));
            Assert.That(() => Seek(source, new() { AnnealingPeriod = 0 }, new Density(0.5)), Throws.InstanceOf<ArgumentOutOfRangeException>().With.Message.Contains("AnnealingPeriod is 0"));
            Assert.That(
                () => Seek(source, new() { Optimizer = new SgdSettings(1e308) { WeightDecay = 1e308 } }, new Density(0.5)),
                Throws.InstanceOf<NonFiniteScoreException>().With.Message.Contains("layer1.weight"));
        }
    }

    private static FoundTicket Seek(PruningCase source, EdgePopupSettings settings, PruningBudget budget) =>
        new EdgePopupSeeker(settings).Seek(source.Problem(budget));
}
