using PlantNSeek.Networks;
using PlantNSeek.Networks.FullyConnected;
using PlantNSeek.Numerics;
using PlantNSeek.Properties.Pruning;
using PlantNSeek.Properties.Seekers;
using PlantNSeek.Pruning;
using PlantNSeek.Pruning.Seekers;
using PlantNSeek.Recovery;
using PlantNSeek.Training;
using PlantNSeek.Training.Engine;

namespace PlantNSeek.Properties.Recovery;

/// <summary>Tickets trained for as long as each other.</summary>
[TestFixture]
public class TicketTrainingTests
{
    private static readonly TrainingSettings Settings = new() { Epochs = 4, BatchSize = 3 };

    [PinnedProperty(MaxTest = 30)]
    [Spec("JUDGE-020")]
    public bool Tickets_AreTrainedToTheSameTotal(Architecture architecture, Seed seed)
    {
        var problem = SeekingCase.Problem(architecture, seed);
        var (training, mask, total) = (Of(problem), PruningCase.RandomMask(problem.Layout.Count, 0.5, seed.Stream("mask")), 4L * problem.TrainingData.Count);
        var start = Array.ConvertAll(problem.Parameters.ToArray(), p => p * 0.5f);
        var ticket = new FoundTicket(mask) { StartParameters = start };
        var initial = Trained(problem, mask, problem.Parameters, null);
        return training.Total == total
            && training.ToTotal(new FoundTicket(mask), default).SequenceEqual(initial)
            && new[] { 0, 1, total / 2, total }.All(samples => training.ToTotal(ticket with { StartSamples = samples }, default).SequenceEqual(Trained(problem, mask, start, total - samples)))
            && new long?[] { total + 1, null }.All(samples => training.ToTotal(ticket with { StartSamples = samples }, default).SequenceEqual(initial));
    }

    [PinnedProperty(MaxTest = 30)]
    [Spec("JUDGE-021")]
    public bool OwnStarts_AreTrainedOnForTheWholeTraining(Architecture architecture, Seed seed)
    {
        var problem = SeekingCase.Problem(architecture, seed);
        var (training, mask) = (Of(problem), PruningCase.RandomMask(problem.Layout.Count, 0.5, seed.Stream("mask")));
        var start = Array.ConvertAll(problem.Parameters.ToArray(), p => p * 0.5f);
        return new long?[] { 0, 1_000_000, null }.All(samples =>
        {
            var ticket = new FoundTicket(mask) { StartParameters = start, StartSamples = samples };
            return training.FromOwnStart(ticket, default).SequenceEqual(Trained(problem, mask, start, null)) && training.EpochsOf(ticket) == (double?)samples / problem.TrainingData.Count;
        }) && training.EpochsOf(new FoundTicket(mask)) == 0;
    }

    // An epoch has 31 batches of 32 and one of 8. RigL moves connections instead of parameters in steps 100 and 200.
    [TestCase("IMP (late resetting)", (3 * 1000) + (4 * 32))]
    [TestCase("IMP (learning-rate rewinding)", 6 * 10 * 1000)]
    [TestCase("Continuous sparsification", 2 * 1000)]
    [TestCase("RigL", (10 * 1000) - (2 * 32))]
    [TestCase("IMP (rewinding)", null)]
    [TestCase("SNIP", null)]
    [Spec("SEEK-015")]
    public void Seekers_SayHowLongTheirStartWasTrained(string seeker, int? expected)
    {
        var architecture = new Architecture(2, 20, 3);
        var random = new RandomStream(4, "data");
        var data = Batch.Classification([.. Enumerable.Range(0, 2000).Select(_ => (float)random.NextNormal())], 2, [.. Enumerable.Range(0, 1000).Select(_ => random.NextInt32(3))], 3);
        var problem = SeekingProblem.Of(
            new ManagedNetwork(architecture), new ManagedTrainer(architecture), SanityChecks.HeScaled(architecture.Layout)(new RandomStream(4, "host")), data.Slice(0, 40), data, new Density(0.3), new RandomStream(4, "seek"));
        var found = SeekerCatalog.ByName(seeker).Seek(problem);
        Assert.That(found.StartSamples, Is.EqualTo(expected));
        Assert.That(found.StartParameters is null, Is.EqualTo(expected is null));
    }

    // h1 leads to no output, h2 is fed by nothing, h3 is alive.
    [Test]
    [Spec("SEEK-016")]
    public void DeadWeights_KeepTheirMagnitude_UnlessTheyDecay()
    {
        var architecture = new Architecture(1, 3, 1);
        var layout = architecture.Layout;
        int[] dead = [layout.Weight(0).Offset, layout.Weight(1).Offset + 1], alive = [layout.Weight(0).Offset + 2, layout.Weight(1).Offset + 2];
        var mask = Mask.FromIndices(layout.Count, dead.Concat(alive).Order());
        float[] parameters = [.. Enumerable.Range(0, layout.Count).Select(i => 0.5f + (i / 16f))];
        float[] x = [.. Enumerable.Range(0, 64).Select(i => i / 64f)];
        var data = Batch.Regression(x, 1, [.. x.Select(v => 3 * v)], 1);
        var (without, with) = (Train(0), Train(1e-2));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Connectivity.Of(layout.Graph, mask).FunctionalMask.KeptIndices(), Is.EqualTo(alive));
            foreach (var i in dead)
            {
                Assert.That(without[i], Is.EqualTo(parameters[i]), layout.Describe(i));
                Assert.That(Math.Abs(with[i]), Is.LessThan(0.9 * parameters[i]), layout.Describe(i));
            }

            Assert.That(alive.All(i => without[i] != parameters[i]), Is.True);
        }

        float[] Train(double decay) => Trainer.Train(
            new ManagedTrainer(architecture), parameters, mask, data, LossFunction.For(data), new TrainingSettings { Epochs = 100, BatchSize = 16, Optimizer = new AdamSettings { WeightDecay = decay } }, new RandomStream(1, "shuffle")).Parameters;
    }

    private static TicketJudge Of(SeekingProblem problem) =>
        new(problem.Network, problem.Trainer, problem.Parameters, problem.TrainingData, problem.PruningBatch, Settings, static purpose => new RandomStream(3, purpose));

    private static float[] Trained(SeekingProblem problem, Mask mask, ReadOnlyMemory<float> start, long? samples) => mask.Apply<float>(Trainer.Train(
        problem.Trainer, start.Span, mask, problem.TrainingData, problem.Loss, Settings with { MaxSamples = samples }, new RandomStream(3, "shuffle")).Parameters);
}
