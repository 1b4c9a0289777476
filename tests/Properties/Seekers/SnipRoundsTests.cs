using PlantNSeek.Networks;
using PlantNSeek.Networks.FullyConnected;
using PlantNSeek.Properties.Pruning;
using PlantNSeek.Pruning;
using PlantNSeek.Pruning.Pruners;
using PlantNSeek.Pruning.Seekers;
using PlantNSeek.Pruning.Seekers.Snip;

namespace PlantNSeek.Properties.Seekers;

/// <summary>Iterative SNIP and FORCE.</summary>
[TestFixture]
public class SnipRoundsTests
{
    private static readonly SnipRoundsSettings Five = new() { Steps = 5 };

    [PinnedProperty(MaxTest = 50)]
    [Spec("SEEK-020")]
    public bool OneStep_IsSnip(Architecture architecture, Seed seed)
    {
        var given = PruningCase.Of(architecture, seed);
        var budget = given.RandomBudget();
        var snip = Selection.Select(given.Scores(PrunerCatalog.Snip), given.Layout, given.Mask, budget);
        ITicketSeeker[] seekers =
        [
            new IterativeSnipSeeker(new() { Steps = 1 }), new ForceSeeker(new() { Steps = 1 }), new ProsPrSeeker(new() { Steps = 0 }),
        ];
        return snip.KeptCount == budget.Count && seekers.All(seeker => seeker.Seek(given.Problem(budget)).Mask.Equals(snip));
    }

    [PinnedProperty(MaxTest = 50)]
    [Spec("SEEK-020")]
    public bool EveryStep_KeepsExactlyItsBudget(Architecture architecture, Seed seed)
    {
        var given = PruningCase.Of(architecture, seed);
        var density = new Density(seed.Stream("density").NextDouble());
        ITicketSeeker[] seekers = [new IterativeSnipSeeker(Five), new ForceSeeker(Five)];
        return seekers.All(seeker =>
        {
            var told = new ImmediateProgress<PruningProgress>();
            var kept = seeker.Seek(given.Problem(density), told).Mask.KeptCount;
            return kept == density.Budget(given.Layout.Count)
                && told.Reports.All(step => step.Kept == DensitySchedule.Exponential.At(density, step.Round, 5).Budget(given.Layout.Count));
        }) && new ProsPrSeeker(new() { LearningRate = 1e-3 }).Seek(given.Problem(density)).Mask.KeptCount == density.Budget(given.Layout.Count);
    }

    [PinnedProperty(MaxTest = 50)]
    [Spec("SEEK-021")]
    public bool IterativeSnip_IsIterativePruning(Architecture architecture, Seed seed)
    {
        var given = PruningCase.Of(architecture, seed);
        var budget = given.RandomBudget();
        return DensitySchedule.All.All(schedule => new IterativeSnipSeeker(Five with { Schedule = schedule, Selection = new() { Nested = false } }).Seek(given.Problem(budget)).Mask
            .Equals(new ScoreSeeker(PrunerCatalog.Snip, new() { Rounds = 5, Schedule = schedule }).Seek(given.Problem(budget)).Mask));
    }

    [PinnedProperty(MaxTest = 50)]
    [Spec("SEEK-022")]
    public bool Force_KeepsTheLargestSaliencies_OfAllParameters(Architecture architecture, Seed seed)
    {
        var given = PruningCase.Of(architecture, seed);
        var density = new Density(seed.Stream("density").NextDouble());
        var mask = given.Mask;
        for (var step = 1; step <= 5; step++)
        {
            var gradient = new double[given.Layout.Count];
            given.Network.LossAndGradient(mask.Apply<float>(given.Parameters), given.Batch, given.Loss, gradient);
            var kept = DensitySchedule.Exponential.At(density, step, 5).Budget(gradient.Length);
            mask = Mask.FromIndices(gradient.Length, Enumerable.Range(0, gradient.Length)
                .OrderByDescending(i => Math.Abs(gradient[i] * given.Parameters[i])).ThenBy(i => i).Take(kept));
        }

        return new ForceSeeker(Five).Seek(given.Problem(density)).Mask.Equals(mask);
    }

    [Test]
    [Spec("SEEK-022")]
    public void MaskedParameters_ReturnUnderForce_AndNotUnderIterativeSnip()
    {
        // A step less to the density that the step had: what the last step adds to it has returned.
        var given = PruningCase.Of(new Architecture(3, 8, 8, 2), new Seed(4));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Returned(steps => new ForceSeeker(new() { Steps = steps })), Is.Positive);
            Assert.That(Returned(steps => new IterativeSnipSeeker(new() { Steps = steps })), Is.Zero);
        }

        int Returned(Func<int, ITicketSeeker> seeker) => Enumerable.Range(1, 5).Sum(steps =>
        {
            var before = seeker(steps).Seek(given.Problem(new Density(Math.Pow(0.7, steps)))).Mask;
            return seeker(steps + 1).Seek(given.Problem(new Density(Math.Pow(0.7, steps + 1)))).Mask.Except(before).KeptCount;
        });
    }

    [PinnedProperty(MaxTest = 50)]
    [Spec("SEEK-023")]
    public bool Masks_MoveWithTheHiddenUnits(Seed seed)
    {
        // Positive parameters and inputs keep every unit alive, so that no two scores tie.
        var given = PruningCase.Of(new Architecture(3, 5, 4, 2), new Seed(seed.Value - (seed.Value % 2)));
        var positive = given with
        {
            Parameters = [.. given.Parameters.Select(p => MathF.Abs(p) + 0.1f)],
            Batch = Batch.Regression([.. given.Batch.Inputs.ToArray().Select(x => MathF.Abs(x) + 0.1f)], 3, given.Batch.Values, 2),
        };
        var (moved, where) = positive.PermuteHidden();
        ITicketSeeker[] seekers = [new IterativeSnipSeeker(Five), new ForceSeeker(Five), new ProsPrSeeker(new() { LearningRate = 1e-4, BatchSize = 3 })];
        return seekers.All(seeker =>
        {
            var mask = seeker.Seek(positive.Problem(new Density(0.5)) with { TrainingData = positive.Batch }).Mask;
            var expected = Mask.FromIndices(mask.Length, mask.KeptIndices().Select(i => where[i]));
            return seeker.Seek(moved.Problem(new Density(0.5)) with { TrainingData = positive.Batch }).Mask.Equals(expected);
        });
    }

    [PinnedProperty(MaxTest = 50)]
    [Spec("SEEK-024")]
    public bool Masks_DoNotSeeTheScaleOfHiddenUnits(Architecture architecture, Seed seed)
    {
        var given = PruningCase.Of(architecture, seed);
        var rescaled = given.RescaleHidden();
        var budget = given.RandomBudget();
        ITicketSeeker[] seekers = [new IterativeSnipSeeker(Five), new ForceSeeker(Five)];
        return seekers.All(seeker => seeker.Seek(given.Problem(budget)).Mask.Equals(seeker.Seek(rescaled.Problem(budget)).Mask));
    }

    [Test]
    [Spec("SEEK-025")]
    public void FreshBatches_ShareNoSamples()
    {
        var given = PruningCase.Of(new Architecture(1, 4, 2), new Seed(3));
        float[] inputs = [.. Enumerable.Range(0, 21).Select(i => i / 21f)];
        var data = Batch.Classification(inputs, 1, [.. inputs.Select((_, i) => i % 2)], 2);
        var network = new BatchNetwork(given.Network);
        var problem = given.Problem(new Density(0.3)) with { Network = network, TrainingData = data };
        var fresh = new ForceSeeker(new() { Steps = 3, FreshBatches = true }).Seek(problem);
        var seen = network.Batches.ToArray();
        network.Batches.Clear();
        var same = new ForceSeeker(new() { Steps = 3 }).Seek(problem);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(seen.Select(batch => batch.Count), Is.EqualTo(new[] { 7, 7, 7 }));
            Assert.That(seen.SelectMany(batch => batch.Inputs.ToArray()).Order(), Is.EqualTo(inputs));
            Assert.That(network.Batches, Is.All.SameAs(problem.PruningBatch));
            Assert.That(fresh.Samples, Is.EqualTo(21));
            Assert.That(same.Samples, Is.EqualTo(21));
        }
    }

    // Keeps the batches whose gradient was asked for.
    private sealed class BatchNetwork(IDifferentiableNetwork inner) : NetworkDecorator(inner)
    {
        public List<Batch> Batches { get; } = [];

        public override double LossAndGradient(ReadOnlySpan<float> parameters, Batch batch, LossFunction loss, Span<double> gradient)
        {
            Batches.Add(batch);
            return base.LossAndGradient(parameters, batch, loss, gradient);
        }
    }
}
