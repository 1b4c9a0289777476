using PlantNSeek.Networks;
using PlantNSeek.Networks.FullyConnected;
using PlantNSeek.Numerics;
using PlantNSeek.Properties.Seekers;
using PlantNSeek.Pruning;
using PlantNSeek.Pruning.Pruners;

namespace PlantNSeek.Properties.Pruning;

/// <summary>Rounds on kept parameters only against rounds on all of them.</summary>
[TestFixture]
public class CompressedPruningTests
{
    [PinnedProperty(MaxTest = 60)]
    [Spec("PRUNE-041")]
    public bool Masks_AreThoseOfTheWholeNetwork_InEachRound(Architecture architecture, Seed seed)
    {
        var problem = PruningCase.Of(architecture, seed);
        return Settings().All(settings => Budgets(problem, settings).All(budget =>
            Masks(problem, PrunerCatalog.SynFlow, budget, settings).SequenceEqual(Masks(problem, new Plain(PrunerCatalog.SynFlow), budget, settings))));
    }

    [PinnedProperty(MaxTest = 60)]
    [Spec("PRUNE-041")]
    public void Scores_AreThoseOfTheWholeNetwork(Architecture architecture, Seed seed)
    {
        var (problem, random) = (PruningCase.Of(architecture, seed), seed.Stream("mask"));
        problem = problem with { Mask = PruningCase.RandomMask(problem.Layout.Count, random.NextDouble(), random) };
        AssertSameScores(problem);
    }

    [TestCase(0, ExpectedResult = true)]
    [TestCase(-20, ExpectedResult = true)]
    [TestCase(30, ExpectedResult = true)]
    [TestCase(-120, ExpectedResult = true)]
    [Spec("PRUNE-041")]
    public bool Scores_AreThoseOfTheWholeNetwork_AtAnyScale(int exponent)
    {
        var problem = Scaled(new Architecture(3, 20, 9, 20, 9, 20, 9, 2), exponent);
        return AssertSameScores(problem with { Mask = PruningCase.RandomMask(problem.Layout.Count, 0.6, new RandomStream(3, "mask")) });
    }

    [Test]
    [Spec("PRUNE-041")]
    public void Masks_AreThoseOfTheWholeNetwork_WhereSamplesNarrowTheCut([Values(0, 3)] int values, [Values] TieRule rule, [Values(0.5, 0.02, 0)] double density)
    {
        var problem = PruningCase.Of(new Architecture(2, 130, 130, 3), new Seed(4));
        var parameters = values == 0 ? problem.Parameters : [.. problem.Parameters.Select(p => (float)Math.Round(p * values))]; // ties and zeros
        problem = problem with { Parameters = parameters };
        var settings = new PruningSettings { Rounds = 12, TieRule = rule };
        Assert.That(
            Masks(problem, PrunerCatalog.SynFlow, new Density(density), settings),
            Is.EqualTo(Masks(problem, new Plain(PrunerCatalog.SynFlow), new Density(density), settings)));
    }

    [TestCase(126, TestName = "Masks_AreThoseOfTheWholeNetwork_NearTheLargestFloat")]
    [TestCase(-140, TestName = "Masks_AreThoseOfTheWholeNetwork_NearTheSmallestFloat")]
    [Spec("PRUNE-041")]
    public void Masks_AreThoseOfTheWholeNetwork_AtTheEndsOfTheRange(int exponent)
    {
        // Biases that overflow or vanish in the flow's unit, so that rounds go back to looking at everything.
        var problem = Scaled(new Architecture([2, .. Enumerable.Repeat(5, 14), 2]), exponent);
        var settings = new PruningSettings { Rounds = 6 };
        Assert.That(Outcome(problem, PrunerCatalog.SynFlow, settings), Is.EqualTo(Outcome(problem, new Plain(PrunerCatalog.SynFlow), settings)));
    }

    [TestCase(float.NaN)]
    [TestCase(float.NegativeInfinity)]
    [Spec("PRUNE-041")]
    public void NonFiniteParameters_FailAlike(float value)
    {
        var problem = PruningCase.Of(new Architecture(3, 9, 4, 2), new Seed(7));
        problem.Parameters[problem.Layout.WeightIndex(1, 2, 3)] = value;
        var settings = new PruningSettings { Rounds = 3 };
        var expected = Outcome(problem, new Plain(PrunerCatalog.SynFlow), settings);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(expected, Does.StartWith("SynFlow scores"));
            Assert.That(Outcome(problem, PrunerCatalog.SynFlow, settings), Is.EqualTo(expected));
        }
    }

    [Test]
    [Spec("PRUNE-041")]
    public void DecoratedNetworksAndPruners_GiveTheSame_AndCountTheSame([Values] bool nested, [Values(1, 7)] int rounds)
    {
        var problem = PruningCase.Of(new Architecture(3, 9, 8, 2), new Seed(9));
        var settings = new PruningSettings { Rounds = rounds, Nested = nested };
        var network = new ManagedNetwork(problem.Architecture);
        var (counting, plain, around) = (new CountingNetwork(network), new CountingNetwork(network), new CountingNetwork(problem.Network));
        var expected = Masks(problem, new Plain(PrunerCatalog.SynFlow), new Density(0.2), settings, plain);
        var inverted = new InvertedPruner(PrunerCatalog.SynFlow);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Masks(problem, PrunerCatalog.SynFlow, new Density(0.2), settings, counting), Is.EqualTo(expected));
            Assert.That(Masks(problem, PrunerCatalog.SynFlow, new Density(0.2), settings, new CountingNetwork(counting)), Is.EqualTo(expected));
            Assert.That(Masks(problem, PrunerCatalog.SynFlow, new Density(0.2), settings, around).Count, Is.EqualTo(rounds), "a network of another kind");
            Assert.That(new[] { counting.Samples, around.Samples }, Is.EqualTo(new[] { 2 * plain.Samples, plain.Samples }));
            Assert.That(plain.Samples, Is.EqualTo(2 * rounds), "of two runs");
            Assert.That(Masks(problem, inverted, new Density(0.2), settings, network), Is.EqualTo(Masks(problem, new Plain(inverted), new Density(0.2), settings, network)));
        }
    }

    [Test]
    [Spec("PRUNE-041")]
    public void DerivativesByMaskedParameters_ThatOverflow_AreLeftToTheWholeNetwork()
    {
        var layout = new Architecture(2, 1).Layout;
        var kept = new CompressedParameters(layout, [3, 1, 0]);
        kept.Retain([0.0, 1, 1], [0, 0], [0], [0]); // without the first
        var shares = new double[kept.Count];
        var network = (ICompressedNetwork)new ManagedNetwork(layout.Architecture);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(network.TryContributions(kept, [1e100, 1], [1e200], 0, shares), Is.True);
            Assert.That(network.TryContributions(kept, [1e200, 1], [1e200], 0, shares), Is.False);
            Assert.That(network.TryContributions(kept, [double.PositiveInfinity, 1], [1], 0, shares), Is.False);
            Assert.That(network.TryContributions(kept, [1, 1], [1], 2000, shares), Is.False, "a share that overflows");
        }
    }

    [Test]
    [Spec("PRUNE-041")]
    public void Cut_IsThatOfAllScores_WhereASampleMisleads()
    {
        const int sampled = 2048;
        var layout = new Architecture(2, 130, 130, 3).Layout;
        var scores = Enumerable.Range(0, layout.Count).Select(i => 1.0 + (i * 7919L % layout.Count)).ToArray();
        for (var i = 0L; i < sampled; i++)
        {
            scores[i * layout.Count / sampled] = 0;
        }

        var kept = new CompressedParameters(layout, new float[layout.Count]);
        var budget = PruningBudget.Keep(layout.Count - 5000);
        CompressedSelection.Cut(kept, scores, budget, new());
        Assert.That(kept.Mask, Is.EqualTo(Selection.Select(scores, layout, Mask.All(layout.Count), budget)));
    }

    private static bool AssertSameScores(PruningCase problem)
    {
        var kept = new CompressedParameters(problem.Layout, problem.Parameters);
        var all = Enumerable.Range(0, problem.Layout.Count).ToArray();
        var groups = new int[problem.Layout.Slices.Length];
        kept.Retain([.. all.Select(i => problem.Mask[i] ? 1.0 : 0)], groups, [0], [0]);
        var network = new ManagedNetwork(problem.Architecture);
        var (whole, scores) = (new double[problem.Layout.Count], new double[kept.Count]);
        PrunerCatalog.SynFlow.Score(problem.Context(network), whole);
        var done = ((ICompressedPruner)PrunerCatalog.SynFlow).TryScore(network, kept, scores);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(kept.Mask, Is.EqualTo(problem.Mask));
            Assert.That(done, Is.True);
            Assert.That(
                scores.Select(BitConverter.DoubleToInt64Bits), Is.EqualTo(all.Where(i => problem.Mask[i]).Select(i => BitConverter.DoubleToInt64Bits(whole[i]))));
        }

        return done;
    }

    private static PruningCase Scaled(Architecture architecture, int exponent)
    {
        var problem = PruningCase.Of(architecture, new Seed(11));
        return problem with { Parameters = [.. problem.Parameters.Select(p => (float)Math.ScaleB(p, exponent))] };
    }

    private static IEnumerable<PruningSettings> Settings() =>
        from scope in Enum.GetValues<PruningScope>()
        from rule in Enum.GetValues<TieRule>()
        from biases in new[] { true, false }
        from rounds in new[] { 2, 5 }
        select new PruningSettings { Scope = scope, TieRule = rule, PruneBiases = biases, Rounds = rounds, Schedule = rounds == 2 ? DensitySchedule.Linear : DensitySchedule.Exponential };

    private static PruningBudget[] Budgets(PruningCase problem, PruningSettings settings)
    {
        var random = problem.Seed.Stream("budget");
        return [new Density(random.NextDouble()), PruningBudget.Keep(random.NextInt32(Selection.PrunableCount(problem.Layout, settings) + 1)), new Density(0)];
    }

    private static string Outcome(PruningCase problem, IPruner pruner, PruningSettings settings)
    {
        try
        {
            return string.Join("; ", Masks(problem, pruner, new Density(0.3), settings).Select(mask => string.Join(' ', mask.KeptIndices())));
        }
        catch (NonFiniteScoreException e)
        {
            return e.Message;
        }
    }

    private static List<Mask> Masks(PruningCase problem, IPruner pruner, PruningBudget budget, PruningSettings settings, IDifferentiableNetwork? network = null)
    {
        var progress = new ImmediateProgress<PruningProgress>();
        network ??= new ManagedNetwork(problem.Architecture);
        var final = Run(progress);
        Assert.That(new[] { progress.Reports[^1].Mask, Run(null) }, Is.All.EqualTo(final), "told or not");
        return [.. progress.Reports.Select(report => report.Mask!)];

        Mask Run(IProgress<PruningProgress>? told) => IterativePruning.Run(
            pruner, network, problem.Parameters, problem.Batch, problem.Loss, budget, settings, problem.Seed.Stream("pruner"), told);
    }

    // Hides that a pruner can do with less.
    private sealed class Plain(IPruner pruner) : IPruner
    {
        public string Name => pruner.Name;

        public void Score(PruningContext context, Span<double> scores) => pruner.Score(context, scores);
    }
}
