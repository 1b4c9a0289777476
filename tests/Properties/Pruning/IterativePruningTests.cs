using PlantNSeek.Networks;
using PlantNSeek.Networks.FullyConnected;
using PlantNSeek.Numerics;
using PlantNSeek.Numerics.Statistics;
using PlantNSeek.Properties.Seekers;
using PlantNSeek.Pruning;
using PlantNSeek.Pruning.Pruners;
using PlantNSeek.Pruning.Seekers;

namespace PlantNSeek.Properties.Pruning;

/// <summary>Schedules and the rounds that follow them.</summary>
[TestFixture]
public class IterativePruningTests
{
    [PinnedProperty]
    [Spec("PRUNE-030")]
    public bool Schedule_StartsFull_NeverRises_EndsAtItsTarget(Seed seed)
    {
        var random = seed.Stream("schedule");
        var target = new Density(random.NextInt32(8) == 0 ? random.NextInt32(2) : random.NextDouble());
        var rounds = 1 + random.NextInt32(120);
        return DensitySchedule.All.All(schedule =>
        {
            var densities = Enumerable.Range(0, rounds + 1).Select(round => schedule.At(target, round, rounds)).ToArray();
            return densities[0] == Density.Full && densities[^1] == target && densities.Zip(densities.Skip(1)).All(pair => pair.First >= pair.Second);
        });
    }

    [Test]
    [Spec("PRUNE-030")]
    public void Schedule_EndsAtItsTarget_AlsoWhereOneLessTheTargetIsRounded() => Assert.That(
        Enumerable.Range(0, 1001).Select(n => new Density(n / 1000.0)).Where(target =>
            DensitySchedule.All.Any(schedule => schedule.At(target, 0, 7) != Density.Full || schedule.At(target, 7, 7) != target)),
        Is.Empty);

    [Test]
    [Spec("PRUNE-030")]
    public void Schedule_HasRounds()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(() => DensitySchedule.Linear.At(new Density(0.5), 0, 0), Throws.InstanceOf<ArgumentOutOfRangeException>().With.Message.Contains("rounds is 0"));
            Assert.That(() => DensitySchedule.Linear.At(new Density(0.5), -1, 4), Throws.InstanceOf<ArgumentOutOfRangeException>().With.Message.Contains("round is -1"));
            Assert.That(() => DensitySchedule.Linear.At(new Density(0.5), 5, 4), Throws.InstanceOf<ArgumentOutOfRangeException>().With.Message.Contains("round is 5"));
        }
    }

    [Test]
    [Spec("PRUNE-031")]
    public void Schedule_FollowsItsFormula()
    {
        var target = new Density(0.0625);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(DensitySchedule.Exponential.At(target, 1, 4).Value, Is.EqualTo(0.5).Within(1e-15));
            Assert.That(DensitySchedule.Exponential.At(target, 3, 4).Value, Is.EqualTo(0.125).Within(1e-15));
            Assert.That(DensitySchedule.Linear.At(target, 1, 4).Value, Is.EqualTo(1 - (0.9375 / 4)));
            Assert.That(DensitySchedule.Cubic.At(target, 1, 2).Value, Is.EqualTo(0.0625 + (0.9375 / 8)));
            Assert.That(() => DensitySchedule.Linear.At(target, 5, 4), Throws.InstanceOf<ArgumentOutOfRangeException>());
            Assert.That(DensitySchedule.ByName("CUBIC"), Is.SameAs(DensitySchedule.Cubic));
            Assert.That(() => DensitySchedule.ByName("quadratic"), Throws.ArgumentException.With.Message.Contains("exponential, linear, cubic"));
        }
    }

    [PinnedProperty(MaxTest = 40)]
    [Spec("PRUNE-032")]
    public bool Rounds_AreNested_AndEndExactlyAtTheBudget(Architecture architecture, Seed seed)
    {
        var problem = PruningCase.Of(architecture, seed);
        var count = seed.Stream("count").NextInt32(problem.Layout.Count + 1);
        return DensitySchedule.All.All(schedule => PrunerCatalog.All.All(pruner =>
        {
            var recorder = new RecordingPruner(pruner);
            var final = Run(problem, recorder, PruningBudget.Keep(count), new() { Rounds = 5, Schedule = schedule });
            Mask[] masks = [.. recorder.Masks, final];
            return final.KeptCount == count && masks.Zip(masks.Skip(1)).All(pair => pair.Second.IsSubsetOf(pair.First));
        }));
    }

    [PinnedProperty(MaxTest = 40)]
    [Spec("PRUNE-032")]
    public void EachRound_KeepsWhatItsDensityLeaves(Architecture architecture, Seed seed, bool biases)
    {
        const int rounds = 4;
        var problem = PruningCase.Of(architecture, seed);
        var (prunable, always) = biases ? (problem.Layout.Count, 0) : (problem.Layout.WeightCount, problem.Layout.BiasCount);
        var count = seed.Stream("count").NextInt32(prunable + 1);
        var target = Density.OfCount(count, prunable);
        foreach (var schedule in DensitySchedule.All)
        {
            int[] along = [.. Enumerable.Range(0, rounds + 1).Select(round => schedule.At(target, round, rounds).Budget(prunable))];
            Assert.That(Kept(target, schedule), Is.EqualTo(along.Select(kept => kept + always)), schedule.Name);
            Assert.That(Kept(PruningBudget.Keep(count), schedule), Is.EqualTo(along[..^1].Append(count).Select(kept => kept + always)), schedule.Name);
        }

        int[] Kept(PruningBudget budget, DensitySchedule schedule)
        {
            var recorder = new RecordingPruner(PrunerCatalog.Magnitude);
            var final = Run(problem, recorder, budget, new() { Rounds = rounds, Schedule = schedule, PruneBiases = biases });
            return [.. recorder.Masks.Select(mask => mask.KeptCount), final.KeptCount];
        }
    }

    [Test]
    [Spec("PRUNE-032")]
    public void RoundsAndBudgets_ThatCannotBe_AreErrors()
    {
        var problem = PruningCase.Of(new Architecture(2, 3, 1), new Seed(5));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                () => Run(problem, PrunerCatalog.Magnitude, new Density(0.5), new() { Rounds = 0 }),
                Throws.InstanceOf<ArgumentOutOfRangeException>().With.Message.Contains("Rounds is 0; it must be at least 1"));
            Assert.That(
                () => Run(problem, PrunerCatalog.Magnitude, PruningBudget.Keep(14), new() { Rounds = 3 }),
                Throws.InstanceOf<ArgumentOutOfRangeException>().With.Message.Contains("the budget is 14; 13 parameters are prunable"));
        }
    }

    [PinnedProperty(MaxTest = 40)]
    [Spec("PRUNE-033")]
    public bool OneRound_IsSingleShot(Architecture architecture, Seed seed)
    {
        var problem = PruningCase.Of(architecture, seed);
        var density = new Density(seed.Stream("density").NextDouble());
        return DensitySchedule.All.All(schedule => PrunerCatalog.All.All(pruner =>
            Run(problem, pruner, density, new() { Schedule = schedule })
                .Equals(Selection.Select(problem.Scores(pruner), problem.Layout, problem.Mask, density))));
    }

    [PinnedProperty]
    [Spec("PRUNE-032")]
    public bool Pruners_SeeMaskedParametersAsZero(Architecture architecture, Seed seed)
    {
        var problem = PruningCase.Of(architecture, seed);
        var recorder = new RecordingPruner(PrunerCatalog.Magnitude);
        Run(problem, recorder, new Density(0.2), new() { Rounds = 3 });
        return recorder.Contexts.All(context => Enumerable.Range(0, problem.Layout.Count).All(i =>
            context.Parameters.Span[i] == (context.Mask[i] ? problem.Parameters[i] : 0f)
            && context.UnmaskedParameters.Span[i] == problem.Parameters[i]));
    }

    [Test]
    [Spec("PRUNE-034")]
    public void MaskedParameters_MayReturn_WhereNotNested()
    {
        // The second round prefers exactly what the first one threw away.
        var problem = PruningCase.Of(new Architecture(3, 4, 2), new Seed(5));
        var masks = new[] { true, false }.Select(nested =>
        {
            var recorder = new RecordingPruner(new AlternatingPruner());
            var final = Run(problem, recorder, new Density(0.25), new() { Rounds = 2, Nested = nested });
            return (First: recorder.Masks[1], Final: final);
        }).ToArray();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(masks[0].Final.IsSubsetOf(masks[0].First), Is.True);
            Assert.That(masks[1].Final.IsSubsetOf(masks[1].First), Is.False);
            Assert.That(masks[1].Final.KeptCount, Is.EqualTo(masks[0].Final.KeptCount));
        }
    }

    [Test]
    [Spec("PRUNE-034")]
    public void SnipAndMagnitude_ScoreMaskedParametersByTheValueTheyWouldReturnWith()
    {
        var problem = PruningCase.Of(new Architecture(2, 3, 2), new Seed(2));
        problem = problem with { Mask = Mask.All(problem.Layout.Count).Except(Mask.FromIndices(problem.Layout.Count, [problem.Layout.WeightIndex(1, 0, 0), 0])) };
        var gradient = new double[problem.Layout.Count];
        problem.Network.LossAndGradient(problem.Mask.Apply<float>(problem.Parameters), problem.Batch, problem.Loss, gradient);
        var saliency = gradient.Select((g, i) => Math.Abs(g * problem.Parameters[i])).ToArray();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(problem.Scores(PrunerCatalog.Magnitude)[0], Is.EqualTo(Math.Abs(problem.Parameters[0])));
            Assert.That(PruningCase.Proportional(problem.Scores(PrunerCatalog.Snip), saliency), Is.True);
            Assert.That(problem.Scores(PrunerCatalog.Grasp)[0], Is.Zero);
            Assert.That(problem.Scores(PrunerCatalog.SynFlow)[0], Is.Zero);
        }
    }

    [Test]
    [Spec("PRUNE-035")]
    public void Run_ReportsEachRound_AndStopsWhenCancelled()
    {
        var problem = PruningCase.Of(new Architecture(3, 4, 2), new Seed(6));
        using var source = new CancellationTokenSource();
        var progress = new ImmediateProgress<PruningProgress>(step =>
        {
            if (step.Round == 3)
            {
                source.Cancel();
            }
        });
        var seeker = new ScoreSeeker(PrunerCatalog.SynFlow, new() { Rounds = 10 });
        var seeking = problem.Problem(PruningBudget.Keep(2));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(() => seeker.Seek(seeking, progress, source.Token), Throws.InstanceOf<OperationCanceledException>());
            Assert.That(progress.Reports.Select(step => step.Round), Is.EqualTo(new[] { 1, 2, 3 }));
            Assert.That(progress.Reports.Select(step => step.Kept), Is.Ordered.Descending.And.All.GreaterThan(2));
            Assert.That(progress.Reports.All(step => step.Rounds == 10), Is.True);
            Assert.That(seeker.Seek(seeking).Mask.KeptCount, Is.EqualTo(2));
            Assert.That(seeker.Name, Is.EqualTo("SynFlow (10 rounds)"));
        }
    }

    [Test]
    [Spec("PRUNE-036")]
    public void Random_OverlapsAsTheHypergeometricDistributionSays()
    {
        var problem = PruningCase.Of(new Architecture(10, 15, 5), new Seed(8));
        var n = problem.Layout.Count;
        const int pairs = 400;
        var keep = n / 4;
        var hits = Enumerable.Range(0, pairs).Sum(pair => Draw(2 * pair).And(Draw((2 * pair) + 1)).KeptCount);
        var chance = new Hypergeometric(n, keep, keep);
        var variance = chance.Expected(h => (h - chance.Mean) * (h - chance.Mean));
        // Five standard errors: a right program fails once in a million seeds, and this seed is pinned.
        Assert.That((double)hits / pairs, Is.EqualTo(chance.Mean).Within(5 * Math.Sqrt(variance / pairs)));

        Mask Draw(int index) => IterativePruning.Run(
            PrunerCatalog.Random, problem.Network, problem.Parameters, problem.Batch, problem.Loss, PruningBudget.Keep(keep), new(), new RandomStream(3, "random", (ulong)index));
    }

    [Test]
    [Spec("PRUNE-037")]
    public void ByName_IgnoresCase_AndListsTheKnownOnes()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(PrunerCatalog.All.Select(pruner => PrunerCatalog.ByName(pruner.Name.ToUpperInvariant())), Is.EqualTo(PrunerCatalog.All));
            Assert.That(() => PrunerCatalog.ByName("snap"), Throws.ArgumentException.With.Message.Contains("'snap'").And.Message.Contains("Random, Magnitude, SNIP, GraSP, SynFlow"));
        }
    }

    private static Mask Run(PruningCase problem, IPruner pruner, PruningBudget budget, PruningSettings settings) => IterativePruning.Run(
        pruner, problem.Network, problem.Parameters, problem.Batch, problem.Loss, budget, settings, problem.Seed.Stream("pruner"));

    private sealed class AlternatingPruner : IPruner
    {
        private double _sign = -1;

        public string Name => "alternating";

        public void Score(PruningContext context, Span<double> scores)
        {
            _sign = -_sign;
            for (var i = 0; i < scores.Length; i++)
            {
                scores[i] = _sign * i;
            }
        }
    }
}
