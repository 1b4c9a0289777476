using PlantNSeek.Networks;
using PlantNSeek.Networks.FullyConnected;
using PlantNSeek.Numerics;
using PlantNSeek.Planting;
using PlantNSeek.Properties.Pruning;
using PlantNSeek.Pruning;
using PlantNSeek.Pruning.Seekers.LocalSearch;
using PlantNSeek.Recovery;
using PlantNSeek.Tasks;
using PlantNSeek.Tasks.Targets;
using PlantNSeek.Training.Engine;

namespace PlantNSeek.Properties.Seekers;

/// <summary>What the local search promises whoever calls it.</summary>
[TestFixture]
public class LocalSearchSeekerTests
{
    private static readonly LocalSearchSettings Small = new() { Chains = 3, ChainMoves = 60, RefineMoves = 30, RefitPercent = 20 };

    [PinnedProperty(MaxTest = 50)]
    [Spec("OWN-001")]
    public bool Ticket_KeepsExactlyTheBudget(Architecture architecture, Seed seed)
    {
        var given = PruningCase.Of(architecture, seed);
        var random = seed.Stream("budget");
        var count = random.NextInt32(given.Layout.Count + 1);
        var most = 1 + random.NextInt32(given.Layout.Count);
        return Seek(given, PruningBudget.Keep(count), Small with { MostSearched = most }).Mask.KeptCount == count;
    }

    [Test]
    [Spec("OWN-001")]
    public void Ticket_KeepsExactlyADensity()
    {
        var given = PruningCase.Of(new Architecture(2, 5, 5, 2), new Seed(1));
        Assert.That(Seek(given, new Density(0.37), Small).Mask.KeptCount, Is.EqualTo(given.Layout.Count - (int)Math.Floor((1 - 0.37) * given.Layout.Count)));
    }

    [PinnedProperty(MaxTest = 10)]
    [Spec("OWN-002")]
    public bool SameProblem_GivesTheSameTicketOnManyThreads(Architecture architecture, Seed seed)
    {
        var given = PruningCase.Of(architecture, seed);
        var budget = PruningBudget.Keep((given.Layout.Count + 1) / 2);
        var alone = Seek(given, budget, Small);
        var together = new FoundTicket[4];
        Parallel.For(0, together.Length, i => together[i] = Seek(given, budget, Small));
        return together.All(ticket => ticket.Mask.Equals(alone.Mask) && ticket.Samples == alone.Samples);
    }

    [Test]
    [Spec("OWN-002")]
    public void AnotherStream_MayGiveAnotherTicket()
    {
        var given = PruningCase.Of(new Architecture(2, 8, 8, 2), new Seed(4));
        var masks = Enumerable.Range(0, 5).Select(i => Seek(given, PruningBudget.Keep(20), Small, random: new RandomStream((ulong)i, "seeker")).Mask);
        Assert.That(masks.Distinct().Count(), Is.GreaterThan(1));
    }

    [Test]
    [Spec("OWN-003")]
    public void Search_UsesNoDerivativesAndNoPruningBatch([Values(2ul, 3ul)] ulong data)
    {
        var given = PruningCase.Of(new Architecture(2, 6, 6, 2), new Seed(data));
        var parameters = (float[])given.Parameters.Clone();
        var ticket = Seek(given, PruningBudget.Keep(20), Small, new LayoutOnly(given.Layout));
        var other = PruningCase.RandomBatch(given.Architecture, given.Seed, "other data");
        var again = new LocalSearchSeeker(Small).Seek(given.Problem(PruningBudget.Keep(20)) with { PruningBatch = other });
        using (Assert.EnterMultipleScope())
        {
            Assert.That(again.Mask, Is.EqualTo(ticket.Mask));
            Assert.That(given.Parameters, Is.EqualTo(parameters));
            Assert.That(ticket.StartParameters, Is.Null);
            Assert.That(ticket.Samples, Is.GreaterThan(0));
        }
    }

    [PinnedProperty(MaxTest = 50)]
    [Spec("OWN-009")]
    public bool Padding_ChangesNoOutputWhileUnitsLeadNowhere(Architecture architecture, Seed seed)
    {
        var given = PruningCase.Of(new Architecture([architecture.InputWidth, 6, 6, architecture.OutputWidth]), seed);
        var graph = new KeptGraph(given.Layout.Architecture);
        foreach (var parameter in RandomStart.Draw(graph, 9, seed.Stream("start")))
        {
            graph.Toggle(parameter);
        }

        graph.Tidy();
        var idle = Enumerable.Range(0, given.Layout.Count).Count(i => graph.Place[i].Level < graph.Levels - 1 && graph.Uses(graph.Place[i].Level, graph.Place[i].Unit) == 0);
        var padded = Padding.Fill(graph, graph.Count + seed.Stream("more").NextInt32(idle + 1));
        return given.Outputs(padded).SequenceEqual(given.Outputs(graph.ToMask()));
    }

    [Test]
    [Spec("OWN-010")]
    public void PlantedPath_IsMatchedWithinTwiceItsSize([Values(1, 2, 3)] int replicate)
    {
        var task = LearningTasks.ByName("relu");
        var architecture = Architecture.Uniform(1, 30, 1, 4);
        var host = HostInitialization.HeScaled(architecture, new RandomStream((ulong)replicate, "host"));
        var planted = Planter.Plant(task.Target(4, TargetForm.Lean), host, PlantingOptions.Fair);
        var data = task.Generate(SampleDraws.Partition, 7, (ulong)replicate, noise: 0.01);
        var network = new ManagedNetwork(architecture);
        var ticket = planted.Receipt.Mask;
        var settings = new LocalSearchSettings { Chains = 2, ChainMoves = 2000, RefineMoves = 500, RefineSamples = 1024 };
        var found = new LocalSearchSeeker(settings).Seek(SeekingProblem.Of(
            network, new ManagedTrainer(architecture), planted.HostParameters, data.Pruning, data.Training,
            PruningBudget.Keep(2 * ticket.KeptCount), new RandomStream((ulong)replicate, "seeker"))).Mask;
        Assert.That(Error(found), Is.LessThan(1.05 * Error(ticket)));

        double Error(Mask mask) => Scoring.Score(
            ScoringRule.PositiveFactorFromTraining, network, mask.Apply<float>(planted.HostParameters), data.Training, data.Test);
    }

    [Test]
    [Spec("OWN-011")]
    public void Search_CanBeCancelled()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();
        var given = PruningCase.Of(new Architecture(2, 6, 2), new Seed(1));
        Assert.That(
            () => new LocalSearchSeeker().Seek(given.Problem(PruningBudget.Keep(5)), null, source.Token), Throws.InstanceOf<OperationCanceledException>());
    }

    [Test]
    [Spec("OWN-011")]
    public void SettingsOutOfRange_AreErrors()
    {
        var given = PruningCase.Of(new Architecture(2, 6, 2), new Seed(1));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                () => Seek(given, PruningBudget.Keep(5), Small with { Chains = 0 }), Throws.InstanceOf<ArgumentOutOfRangeException>().With.Message.Contains("Chains is 0; it must be at least 1"));
            Assert.That(
                () => Seek(given, PruningBudget.Keep(5), Small with { RefitPercent = 101 }), Throws.InstanceOf<ArgumentOutOfRangeException>().With.Message.Contains("101"));
            Assert.That(() => Seek(given, PruningBudget.Keep(500), Small), Throws.InstanceOf<ArgumentOutOfRangeException>().With.Message.Contains("500"));
        }
    }

    private static FoundTicket Seek(
        PruningCase given, PruningBudget budget, LocalSearchSettings settings, IDifferentiableNetwork? network = null, RandomStream? random = null)
    {
        var problem = given.Problem(budget);
        return new LocalSearchSeeker(settings).Seek(problem with { Network = network ?? problem.Network, Random = random ?? problem.Random });
    }

    /// <summary>A network that can only be asked where its parameters lie.</summary>
    private sealed class LayoutOnly(ParameterLayout layout) : IDifferentiableNetwork
    {
        public NetworkGraph Graph => layout.Graph;

        public int InputWidth => throw new NotSupportedException();

        public int OutputWidth => throw new NotSupportedException();

        public void Outputs(ReadOnlySpan<float> parameters, ReadOnlySpan<float> inputs, Span<float> outputs) => throw new NotSupportedException();

        public double LossAndGradient(ReadOnlySpan<float> parameters, Batch batch, LossFunction loss, Span<double> gradient) => throw new NotSupportedException();

        public void HessianVectorProduct(ReadOnlySpan<float> parameters, Batch batch, LossFunction loss, ReadOnlySpan<double> direction, Span<double> product) =>
            throw new NotSupportedException();

        public void OutputGradient(ReadOnlySpan<double> parameters, ReadOnlySpan<double> input, ReadOnlySpan<double> outputWeights, Span<double> gradient) =>
            throw new NotSupportedException();
    }
}
