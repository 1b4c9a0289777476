using PlantNSeek.Networks;
using PlantNSeek.Networks.FullyConnected;
using PlantNSeek.Properties.Pruning;
using PlantNSeek.Pruning;
using PlantNSeek.Pruning.Pruners;
using PlantNSeek.Pruning.Seekers.Snip;

namespace PlantNSeek.Properties.Seekers;

/// <summary>The derivative through training steps.</summary>
[TestFixture]
public class ProsPrTests
{
    // All training samples in each batch, so that their order only rounds.
    private static readonly ProsPrSettings Small = new() { LearningRate = 0.02, BatchSize = 7 };

    [TestCase(1, 0.0)]
    [TestCase(3, 0.0)]
    [TestCase(3, 0.9)]
    [Spec("SEEK-026")]
    public void Derivative_IsThatOfFiniteDifferences(int steps, double momentum)
    {
        var settings = Small with { Steps = steps, Momentum = momentum };
        var compared = 0;
        using (Assert.EnterMultipleScope())
        {
            for (var seed = 0UL; seed < 12; seed++)
            {
                var given = PruningCase.Of(new Architecture(2, 4, 3, 2), new Seed(seed));
                var problem = given.Problem(new Density(0.5));
                var (slopes, smooth) = Slopes(given, problem, settings);
                if (smooth)
                {
                    compared++;
                    var derivative = new ProsPrSeeker(settings).Derivative(problem);
                    Assert.That(PruningCase.Close(derivative, slopes, 2e-5), Is.True, $"seed {seed}");
                    Assert.That(
                        PruningCase.Close(new ProsPrSeeker(settings with { FirstOrder = true }).Derivative(given.Problem(new Density(0.5))), slopes, 1e-3),
                        Is.False,
                        $"the steps matter, or the comparison says nothing (seed {seed})");
                }
            }
        }

        Assert.That(compared, Is.AtLeast(8), "enough networks without a kink in the way");
    }

    [PinnedProperty(MaxTest = 50)]
    [Spec("SEEK-027")]
    public bool FirstOrder_IsTheGradientAtTheEnd_TimesTheStart(Architecture architecture, Seed seed)
    {
        var given = PruningCase.Of(architecture, seed);
        var settings = Small with { Steps = 1, FirstOrder = true };
        var problem = given.Problem(new Density(0.5));
        var gradient = new double[given.Layout.Count];
        given.Network.LossAndGradient(given.Parameters, problem.TrainingData.ToBatch(), given.Loss, gradient);
        double[] end = [.. given.Parameters.Select((p, i) => p - (Small.LearningRate * gradient[i]))];
        given.Network.LossAndGradient([.. end.Select(p => (float)p)], given.Batch, given.Loss, gradient);
        return PruningCase.Close(new ProsPrSeeker(settings).Derivative(problem), [.. gradient.Select((g, i) => g * given.Parameters[i])], 1e-4);
    }

    [PinnedProperty(MaxTest = 50)]
    [Spec("SEEK-027")]
    public bool WithoutLearning_IsSnip(Architecture architecture, Seed seed)
    {
        var given = PruningCase.Of(architecture, seed);
        var budget = given.RandomBudget();
        return new ProsPrSeeker(Small with { LearningRate = 0 }).Seek(given.Problem(budget)).Mask
            .Equals(Selection.Select(given.Scores(PrunerCatalog.Snip), given.Layout, given.Mask, budget));
    }

    [Test]
    [Spec("SEEK-006")]
    public void Cost_IsAPassForwardAndOneBackForEachStep_AndOneForTheScore()
    {
        var given = PruningCase.Of(new Architecture(3, 4, 2), new Seed(6));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(new ProsPrSeeker(Small with { BatchSize = 2 }).Seek(given.Problem(new Density(0.5))).Samples, Is.EqualTo((2 * 3 * 2) + 7));
            Assert.That(new ProsPrSeeker(Small with { BatchSize = 2, FirstOrder = true }).Seek(given.Problem(new Density(0.5))).Samples, Is.EqualTo((3 * 2) + 7));
        }
    }

    // Central differences by every mask entry in plain double steps; smooth where the slopes on both sides agree.
    private static (double[] Slopes, bool Smooth) Slopes(PruningCase given, SeekingProblem problem, ProsPrSettings settings)
    {
        const double width = 1e-5;
        var (slopes, smooth) = (new double[given.Layout.Count], true);
        double[] ones = [.. slopes.Select(_ => 1.0)];
        var middle = LossAfterSteps(ones);
        for (var i = 0; i < slopes.Length; i++)
        {
            var (above, below) = (LossAfterSteps([.. ones.Select((m, j) => j == i ? 1 + width : m)]), LossAfterSteps([.. ones.Select((m, j) => j == i ? 1 - width : m)]));
            slopes[i] = (above - below) / (2 * width);
            smooth &= Math.Abs(above - middle - (middle - below)) < 1e-2 * width * Math.Max(1, Math.Abs(slopes[i]));
        }

        return (slopes, smooth);

        double LossAfterSteps(double[] mask)
        {
            double[] parameters = [.. mask.Select((m, i) => m * given.Parameters[i])];
            var (gradient, velocity) = (new double[mask.Length], new double[mask.Length]);
            for (var step = 0; step < settings.Steps; step++)
            {
                given.Network.LossAndGradient(parameters, problem.TrainingData.ToBatch(), given.Loss, gradient);
                for (var i = 0; i < mask.Length; i++)
                {
                    velocity[i] = (settings.Momentum * velocity[i]) + gradient[i];
                    parameters[i] -= settings.LearningRate * velocity[i];
                }
            }

            return given.Network.LossAndGradient(parameters, given.Batch, given.Loss, gradient);
        }
    }
}
