using PlantNSeek.Networks;
using PlantNSeek.Networks.FullyConnected;
using PlantNSeek.Properties.Pruning;
using PlantNSeek.Pruning;
using PlantNSeek.Pruning.Seekers.Rounds;
using PlantNSeek.Training;
using PlantNSeek.Training.Engine;

namespace PlantNSeek.Properties.Seekers;

/// <summary>Sparse training whose connections move.</summary>
[TestFixture]
public class RigLTests
{
    private static readonly RigLSettings Short = new()
    {
        Training = new() { Epochs = 12, Optimizer = new SgdSettings(0.02), BatchSize = 7 },
        UpdateEvery = 3,
    };

    [PinnedProperty(MaxTest = 30)]
    [Spec("SEEK-031")]
    public bool Layers_KeepTheirCounts(Architecture architecture, Seed seed)
    {
        var given = PruningCase.Of(architecture, seed);
        var budget = given.RandomBudget();
        var counts = LayerDensities.Counts(given.Layout, budget.Count!.Value, LayerDensityRule.ErdosRenyi);
        return new[] { 0, 1, 6, 12 }.All(epochs =>
        {
            var settings = Short with { Training = Short.Training with { Epochs = epochs, Optimizer = new AdamSettings(0.02) } };
            var found = new RigLSeeker(settings).Seek(given.Problem(budget));
            return counts.Select((count, layer) => CountIn(found.Mask, given.Layout, layer) == count).All(same => same)
                && Enumerable.Range(0, found.Mask.Length).All(i => found.Mask[i] || found.StartParameters!.Value.Span[i] == 0);
        });
    }

    [Test]
    [Spec("SEEK-031")]
    public void TheFirstMask_IsRandom_AndStaysWhereNothingMoves()
    {
        var given = PruningCase.Of(new Architecture(4, 10, 2), new Seed(4));
        var problem = given.Problem(new Density(0.4));
        var still = Short with { EndFraction = 0 };
        var first = new RigLSeeker(still with { Training = Short.Training with { Epochs = 0 } }).Seek(given.Problem(new Density(0.4)));
        var stayed = new RigLSeeker(still).Seek(given.Problem(new Density(0.4)));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(stayed.Mask, Is.EqualTo(first.Mask));
            Assert.That(first.StartParameters!.Value.ToArray(), Is.EqualTo(first.Mask.Apply<float>(given.Parameters)));
            Assert.That(new RigLSeeker(still).Seek(problem with { Random = new Seed(5).Stream("seek") }).Mask, Is.Not.EqualTo(first.Mask));
            Assert.That(new RigLSeeker(Short).Seek(given.Problem(new Density(0.4))).Mask, Is.Not.EqualTo(first.Mask), "they do move where they may");
            Assert.That(new RigLSeeker(Short with { StartsFromTrained = false }).Seek(given.Problem(new Density(0.4))).StartParameters, Is.Null);
            Assert.That(() => new RigLSeeker(Short).Seek(given.Problem(PruningBudget.AtEach(new Density(0.4), new Density(0.5)))), Throws.ArgumentException);
        }
    }

    [PinnedProperty]
    [Spec("SEEK-032")]
    public bool TheSmallestGo_AndTheSteepestCome(Architecture architecture, Seed seed)
    {
        var given = PruningCase.Of(architecture, seed);
        var random = seed.Stream("move");
        var mask = PruningCase.RandomMask(given.Layout.Count, 0.5, random);
        double[] gradient = [.. given.Parameters.Select(_ => random.NextNormal())];
        var fraction = random.NextDouble();
        var moved = RigLSeeker.Moved(given.Layout, mask, mask.Apply<float>(given.Parameters), gradient, fraction);
        return Enumerable.Range(0, architecture.LayerCount).All(layer =>
        {
            int[] all = [.. Enumerable.Range(given.Layout.Weight(layer).Offset, Size(given.Layout, layer))];
            int[] active = [.. all.Where(i => mask[i]).OrderByDescending(i => Math.Abs(given.Parameters[i]))];
            var n = (int)Math.Floor(fraction * active.Length);
            int[] stay = [.. active.SkipLast(n)];
            var come = all.Except(stay).OrderByDescending(i => Math.Abs(gradient[i])).Take(n);
            return all.Where(i => moved[i]).SequenceEqual(stay.Concat(come).Order());
        });
    }

    [PinnedProperty(MaxTest = 20)]
    [Spec("SEEK-033")]
    public bool Training_IsThatOfPlainLoops(Architecture architecture, Seed seed) =>
        IsThatOfPlainLoops(PruningCase.Of(architecture, seed), new Density(0.6), momentum: 0);

    [Test]
    [Spec("SEEK-033")]
    public void MovedConnections_KeepTheirMomentum([Range(0, 9)] int seed) =>
        // Dense enough that no unit is ever cut off: those lose their momentum.
        Assert.That(IsThatOfPlainLoops(PruningCase.Of(new Architecture(4, 6, 6, 3), new Seed((ulong)seed)), new Density(0.8), momentum: 0.8), Is.True);

    // One batch holds all samples, so that a step is an epoch and the order only rounds.
    private static bool IsThatOfPlainLoops(PruningCase given, Density density, double momentum)
    {
        var settings = Short with { Training = Short.Training with { Optimizer = new SgdSettings(0.02) { Momentum = momentum } } };
        var problem = given.Problem(density);
        var found = new RigLSeeker(settings).Seek(given.Problem(density));
        var mask = new RigLSeeker(settings with { Training = settings.Training with { Epochs = 0 } }).Seek(problem).Mask;
        double[] parameters = [.. mask.Apply<float>(given.Parameters).Select(p => (double)p)];
        var (gradient, velocity) = (new double[parameters.Length], new double[parameters.Length]);
        for (var step = 1; step <= 12; step++)
        {
            given.Network.LossAndGradient(parameters, problem.TrainingData.ToBatch(), given.Loss, gradient);
            if (step is 3 or 6)
            {
                mask = RigLSeeker.Moved(given.Layout, mask, [.. parameters.Select(p => (float)p)], gradient, 0.15 * (1 + Math.Cos(Math.PI * step / 9)));
                mask.ApplyTo(parameters.AsSpan());
                mask.ApplyTo(velocity.AsSpan());
                continue;
            }

            for (var i = 0; i < parameters.Length; i++)
            {
                velocity[i] = (momentum * velocity[i]) + (mask[i] ? gradient[i] : 0);
                parameters[i] -= 0.02 * velocity[i];
            }
        }

        return found.Mask.Equals(mask)
            && PruningCase.Close([.. found.StartParameters!.Value.ToArray().Select(p => (double)p)], parameters, 1e-4)
            && found.Samples == 12 * 7;
    }

    [PinnedProperty(MaxTest = 30)]
    [Spec("SEEK-034")]
    public bool AContinuedSession_HasTheBitsOfOneThatWasNeverInterrupted(Architecture architecture, Seed seed)
    {
        var given = PruningCase.Of(architecture, seed) with { Mask = PruningCase.RandomMask(architecture.Layout.Count, 0.7, seed.Stream("mask")) };
        OptimizerSettings[] optimizers = [new AdamSettings(0.05) { WeightDecay = 0.01 }, new SgdSettings(0.05) { Momentum = 0.9, WeightDecay = 0.01 }, new AdamSettings(0.05)];
        int[] samples = [0, 1, 2, 3, 4];
        return optimizers.All(optimizer =>
        {
            var whole = Session(given.Parameters);
            Step(whole, 9);
            var first = Session(given.Parameters);
            Step(first, 4);
            var second = Session(first.GetParameters());
            second.ContinueFrom(first);
            Step(second, 5);
            return second.GetParameters().AsSpan().SequenceEqual(whole.GetParameters()) && second.Steps == 9;

            TrainingSession Session(float[] parameters) => new(architecture, parameters, given.Mask, given.Batch, given.Loss, optimizer, 5);
        });

        void Step(TrainingSession session, int steps)
        {
            for (var step = 0; step < steps; step++)
            {
                session.Step(samples);
            }
        }
    }

    private static int Size(ParameterLayout layout, int layer) => layout.Weight(layer).Length + layout.Bias(layer).Length;

    private static int CountIn(Mask mask, ParameterLayout layout, int layer) => mask.CountIn(layout.Weight(layer)) + mask.CountIn(layout.Bias(layer));
}
