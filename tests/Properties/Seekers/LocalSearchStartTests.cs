using PlantNSeek.Experiments;
using PlantNSeek.Networks;
using PlantNSeek.Networks.FullyConnected;
using PlantNSeek.Properties.Pruning;
using PlantNSeek.Pruning;
using PlantNSeek.Pruning.Pruners;
using PlantNSeek.Pruning.Seekers;
using PlantNSeek.Pruning.Seekers.LocalSearch;
using PlantNSeek.Pruning.Seekers.Rounds;
using PlantNSeek.Sweeping;
using PlantNSeek.Training;

namespace PlantNSeek.Properties.Seekers;

/// <summary>The local search that starts from another seeker's mask.</summary>
[TestFixture]
public class LocalSearchStartTests
{
    private static readonly LocalSearchSettings Small = new() { Chains = 3, ChainMoves = 60, RefineCycles = 2, RefineMoves = 30, RefitPercent = 20 };
    private static readonly LocalSearchSettings Unmoved = Small with { ChainMoves = 0, RefineMoves = 0 };

    [PinnedProperty(MaxTest = 50)]
    [Spec("OWN-013")]
    public bool WithoutMoves_TheFirstMaskIsKept(Architecture architecture, Seed seed)
    {
        var given = PruningCase.Of(architecture, seed);
        var mask = PruningCase.RandomMask(given.Layout.Count, 0.6, seed.Stream("first"));
        var graph = GraphOf(given.Layout, mask);
        var found = Seek(given, mask.KeptCount, Unmoved, new Told(mask)).Mask;
        return !graph.HasPath || graph.ToMask().IsSubsetOf(found);
    }

    [Test]
    [Spec("OWN-013")]
    public void TheHeat_IsOneOfItsOwn()
    {
        var given = PruningCase.Of(new Architecture(2, 8, 8, 2), new Seed(4));
        var first = new Told(PruningCase.RandomMask(given.Layout.Count, 0.3, new Seed(4).Stream("first")));
        var found = Seek(given, 30, Small, first).Mask;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Seek(given, 30, Small with { Hot = 100 }, first).Mask, Is.EqualTo(found), "the heat from random masks");
            Assert.That(Seek(given, 30, Small with { StartedHot = 100 }, first).Mask, Is.Not.EqualTo(found));
        }
    }

    [PinnedProperty(MaxTest = 20)]
    [Spec("OWN-014")]
    public bool AMaskWithoutAPath_LeavesAllAsItWas(Architecture architecture, Seed seed)
    {
        var given = PruningCase.Of(architecture, seed);
        var count = (given.Layout.Count + 1) / 2;
        var biases = Mask.From(given.Layout.Count, i => given.Layout.Slices.ToArray().Any(s => s.Kind == ParameterKind.Bias && i >= s.Offset && i < s.End));
        var alone = Seek(given, count, Small, null);
        return new[] { Mask.None(given.Layout.Count), biases }.All(mask =>
        {
            var found = Seek(given, count, Small, new Told(mask) { Draws = 5, Samples = 7 });
            return found.Mask.Equals(alone.Mask) && found.Samples == alone.Samples + 7;
        });
    }

    [Test]
    [Spec("OWN-014")]
    public void TheFirstSeeker_GetsTheProblem_AndAStreamOfItsOwn()
    {
        var given = PruningCase.Of(new Architecture(2, 8, 8, 2), new Seed(4));
        var mask = PruningCase.RandomMask(given.Layout.Count, 0.3, new Seed(4).Stream("first"));
        var (few, many) = (new Told(mask), new Told(mask) { Draws = 5 });
        var problem = given.Problem(PruningBudget.Keep(30));
        var found = new LocalSearchSeeker(Small, few).Seek(problem).Mask;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(few.Problem! with { Random = problem.Random }, Is.EqualTo(problem));
            Assert.That(few.Problem.Random, Is.Not.SameAs(problem.Random));
            Assert.That(Seek(given, 30, Small, many).Mask, Is.EqualTo(found));
        }
    }

    [PinnedProperty(MaxTest = 50)]
    [Spec("OWN-015")]
    public bool MoreOrLessThanTheBudget_IsCutDownOrAddedTo(Architecture architecture, Seed seed)
    {
        var given = PruningCase.Of(architecture, seed);
        var random = seed.Stream("budget");
        var first = new Told(PruningCase.RandomMask(given.Layout.Count, random.NextDouble(), random));
        var count = random.NextInt32(given.Layout.Count + 1);
        var settings = Small with { MostSearched = 1 + random.NextInt32(given.Layout.Count) };
        return Seek(given, count, settings, first).Mask.KeptCount == count;
    }

    [PinnedProperty(MaxTest = 50)]
    [Spec("OWN-015")]
    public bool WhatIsCutDown_IsWholePathsOfTheMask(Architecture architecture, Seed seed)
    {
        var layout = architecture.Layout;
        var longest = 2 * (architecture.Depth - 1);
        var mask = PruningCase.RandomMask(layout.Count, 0.8, seed.Stream("first"));
        if (GivenStart.Of(layout.Architecture, mask) is not { } start)
        {
            return !GraphOf(layout, mask).HasPath;
        }

        var drawn = Mask.FromIndices(layout.Count, start.Draw(longest, seed.Stream("paths")));
        var graph = GraphOf(layout, drawn);
        return graph.HasPath && drawn.KeptCount <= longest && drawn.IsSubsetOf(mask) && graph.ToMask().Equals(drawn);
    }

    [Test]
    [Spec("OWN-016")]
    public void SamplesAndReports_AreThoseOfBoth([Values(2, 4)] int roundsOfFirst)
    {
        var given = PruningCase.Of(new Architecture(2, 8, 8, 2), new Seed(4));
        var mask = PruningCase.RandomMask(given.Layout.Count, 0.3, new Seed(4).Stream("first"));
        var reports = new Reports();
        var found = new LocalSearchSeeker(Small, new Told(mask) { Samples = 1000, Rounds = roundsOfFirst }).Seek(given.Problem(PruningBudget.Keep(30)), reports);
        var without = Seek(given, 30, Small, new Told(mask));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(found.Samples, Is.EqualTo(without.Samples + 1000));
            Assert.That(without.Samples, Is.GreaterThan(0));
            Assert.That(reports.All.Select(r => r.Round), Is.EqualTo(Enumerable.Range(1, 7)), "two of the first seeker, three chains and two cycles");
            Assert.That(reports.All.Select(r => r.Rounds), Is.All.EqualTo(roundsOfFirst + 5));
            Assert.That(reports.All[0].Mask, Is.EqualTo(mask));
            Assert.That(reports.All[^1].Mask, Is.EqualTo(found.Mask));
        }
    }

    [Test]
    [Spec("OWN-017")]
    public void Cancelling_ReachesTheFirstSeeker()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();
        var given = PruningCase.Of(new Architecture(2, 6, 2), new Seed(1));
        var first = new Told(Mask.All(given.Layout.Count));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                () => new LocalSearchSeeker(Small, first).Seek(given.Problem(PruningBudget.Keep(5)), null, source.Token), Throws.InstanceOf<OperationCanceledException>());
            Assert.That(first.WasCancelled, Is.True);
        }
    }

    [Test]
    [Spec("OWN-018")]
    public void TheName_SaysWhoseMaskItIs()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(new LocalSearchSeeker().Name, Is.EqualTo("Local search"));
            Assert.That(new LocalSearchSeeker(null, new ScoreSeeker(PrunerCatalog.Snip)).Name, Is.EqualTo("Local search from SNIP"));
        }
    }

    [Test]
    [Spec("OWN-018")]
    public void TheExperiment_StartsFromPruningWithDecay()
    {
        var first = (IterativeMagnitudeSeeker)StrongTicketExperiment.Started.First!;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(ExperimentCatalog.ByName("strong-tickets").Seekers, Has.Member("Local search from IMP (decay)").And.Member("Local search"));
            Assert.That(((AdamSettings)first.Settings.Training.Optimizer).WeightDecay, Is.GreaterThan(0));
        }
    }

    private static FoundTicket Seek(PruningCase given, int budget, LocalSearchSettings settings, ITicketSeeker? first) =>
        new LocalSearchSeeker(settings, first).Seek(given.Problem(PruningBudget.Keep(budget)));

    private static KeptGraph GraphOf(ParameterLayout layout, Mask mask)
    {
        var graph = new KeptGraph(layout.Architecture);
        foreach (var parameter in mask.KeptIndices())
        {
            graph.Toggle(parameter);
        }

        graph.Tidy();
        return graph;
    }

    /// <summary>Brings back a mask that it was told, after some reports and random numbers.</summary>
    private sealed class Told(Mask mask) : ITicketSeeker
    {
        public int Draws { get; init; }

        public int Rounds { get; init; } = 2;

        public long Samples { get; init; }

        public SeekingProblem? Problem { get; private set; }

        public bool WasCancelled { get; private set; }

        public string Name => "Told";

        public FoundTicket Seek(SeekingProblem problem, IProgress<PruningProgress>? progress = null, CancellationToken cancellationToken = default)
        {
            (Problem, WasCancelled) = (problem, cancellationToken.IsCancellationRequested);
            for (var draw = 0; draw < Draws; draw++)
            {
                problem.Random.NextUInt64();
            }

            progress?.Report(new PruningProgress(1, Rounds, mask));
            progress?.Report(new PruningProgress(2, Rounds, mask));
            return new FoundTicket(mask) { Samples = Samples };
        }
    }

    private sealed class Reports : IProgress<PruningProgress>
    {
        public List<PruningProgress> All { get; } = [];

        public void Report(PruningProgress value) => All.Add(value);
    }
}
