using PlantNSeek.Networks;
using PlantNSeek.Networks.FullyConnected;
using PlantNSeek.Properties.Pruning;
using PlantNSeek.Pruning;
using PlantNSeek.Pruning.Pruners;
using PlantNSeek.Pruning.Seekers;
using PlantNSeek.Pruning.Seekers.Rounds;
using PlantNSeek.Training;
using PlantNSeek.Training.Engine;

namespace PlantNSeek.Properties.Seekers;

/// <summary>The gradient that training leaves behind, and what searches cost.</summary>
[TestFixture]
public class StaleGradientTests
{
    [PinnedProperty(MaxTest = 50)]
    [Spec("PRUNE-038")]
    public bool Grasp_AddsTheStaleGradientToItsProduct(Architecture architecture, Seed seed)
    {
        var given = PruningCase.Of(architecture, seed);
        var stale = given.Seed.Stream("stale");
        double[] gradient = [.. Enumerable.Range(0, given.Layout.Count).Select(_ => stale.NextNormal())];
        var context = given.Context();
        var clean = PrunerCatalog.Grasp.Scores(context);
        var scores = PrunerCatalog.Grasp.Scores(context with { StaleGradient = gradient });
        var network = new ProductNetwork(given.Network);
        PrunerCatalog.Grasp.Scores(context with { Network = network });
        double[] expected = [.. network.Product.Select((product, i) => given.Parameters[i] * (product + gradient[i]))];
        return PruningCase.Proportional(scores, expected)
            && PruningCase.Proportional(clean, [.. network.Product.Select((product, i) => given.Parameters[i] * product)]);
    }

    [PinnedProperty(MaxTest = 30)]
    [Spec("PRUNE-038")]
    public bool TheStaleGradient_IsThatOfTheLastStepsSamples_AtTheParametersBeforeIt(Architecture architecture, Seed seed)
    {
        // One sample, so that the last step of two epochs meets the parameters that one epoch leaves.
        var given = PruningCase.Of(architecture, seed);
        var problem = given.Problem(new Density(0.3)).OnOneSample();
        var training = new TrainingSettings { Epochs = 2, Optimizer = new AdamSettings(0.05) { WeightDecay = 0.1 } };
        var recorder = new RecordingPruner(PrunerCatalog.Grasp);
        new MultishotSeeker(recorder, new MultishotSettings { Rounds = 3, Training = training, AddsStaleGradient = true }).Seek(problem);
        return recorder.Contexts.Count == 3 && recorder.Contexts.All(context =>
        {
            var before = Trainer.Train(
                new ManagedTrainer(architecture), given.Parameters, context.Mask, problem.TrainingData, problem.Loss, training with { Epochs = 1 }, seed.Stream("any order"));
            var expected = new double[given.Layout.Count];
            given.Network.LossAndGradient(context.Mask.Apply<float>(before.Parameters), problem.TrainingData.ToBatch(), problem.Loss, expected);
            context.Mask.ApplyTo(expected.AsSpan());
            return PruningCase.Close(context.StaleGradient!.Value.ToArray(), expected, 1e-5);
        });
    }

    [Test]
    [Spec("PRUNE-038")]
    public void WithoutTheSwitch_OrWithoutTraining_ThereIsNone()
    {
        var given = PruningCase.Of(new Architecture(3, 4, 2), new Seed(6));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Given(new MultishotSettings { Rounds = 2, Training = new() { Epochs = 1 } }), Is.All.Null);
            Assert.That(Given(MultishotSettings.Published with { Rounds = 2, Training = new() { Epochs = 0 } }), Is.All.Null);
            Assert.That(Given(MultishotSettings.Published with { Rounds = 2, Training = new() { Epochs = 1 } }), Is.All.Not.Null);
        }

        IEnumerable<ReadOnlyMemory<double>?> Given(MultishotSettings settings)
        {
            var recorder = new RecordingPruner(PrunerCatalog.Grasp);
            new MultishotSeeker(recorder, settings).Seek(given.Problem(new Density(0.3)));
            return recorder.Contexts.Select(context => context.StaleGradient);
        }
    }

    [TestCase("Random", 0)]
    [TestCase("Magnitude", 0)]
    [TestCase("SNIP", 7)]
    [TestCase("GraSP", 14)]
    [TestCase("SynFlow", 1)]
    [Spec("PRUNE-039")]
    public void ScoreSeeker_ReportsItsCost(string pruner, int perRound)
    {
        var problem = PruningCase.Of(new Architecture(3, 4, 2), new Seed(6)).Problem(PruningBudget.Keep(5));
        var seeker = new ScoreSeeker(PrunerCatalog.ByName(pruner), new PruningSettings { Rounds = 4 });
        Assert.That(seeker.Seek(problem).Samples, Is.EqualTo(4 * perRound));
    }

    // Keeps the last Hessian-vector product.
    private sealed class ProductNetwork(IDifferentiableNetwork inner) : NetworkDecorator(inner)
    {
        public double[] Product { get; private set; } = [];

        public override void HessianVectorProduct(ReadOnlySpan<float> parameters, Batch batch, LossFunction loss, ReadOnlySpan<double> direction, Span<double> product)
        {
            base.HessianVectorProduct(parameters, batch, loss, direction, product);
            Product = product.ToArray();
        }
    }
}
