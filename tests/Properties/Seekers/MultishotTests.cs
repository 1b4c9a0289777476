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

/// <summary>Rounds of training, scoring, pruning and rewinding.</summary>
[TestFixture]
public class MultishotTests
{
    private static readonly MultishotSettings Short = new() { Rounds = 3, Training = new TrainingSettings { Epochs = 4, BatchSize = 3, Optimizer = new AdamSettings(0.05) } };

    [PinnedProperty(MaxTest = 30)]
    [Spec("SEEK-001")]
    public bool EachRound_TrainsTheMaskFromTheInitialParameters(Architecture architecture, Seed seed)
    {
        var given = PruningCase.Of(architecture, seed);
        var problem = given.Problem(given.RandomBudget()).OnOneSample();
        var recorder = new RecordingPruner(PrunerCatalog.Magnitude);
        new MultishotSeeker(recorder, Short).Seek(problem);
        return recorder.Contexts.Count == 3 && recorder.Contexts.All(context =>
        {
            var trained = Trainer.Train(
                new ManagedTrainer(architecture), given.Parameters, context.Mask, problem.TrainingData, problem.Loss, Short.Training, seed.Stream("any order"));
            return context.UnmaskedParameters.Span.SequenceEqual(trained.Parameters)
                && context.Parameters.Span.SequenceEqual(context.Mask.Apply<float>(trained.Parameters));
        });
    }

    // Steps this long end in an error, wherever there is training at all.
    [PinnedProperty(MaxTest = 30)]
    [Spec("SEEK-009")]
    public void RoundsThatNobodyLooksAt_AreNotTrained(Architecture architecture, Seed seed)
    {
        var given = PruningCase.Of(architecture, seed);
        var diverging = Short with { AddsStaleGradient = true, Training = Short.Training with { Optimizer = new SgdSettings(1e30) { WeightDecay = 1e30 } } };
        var budget = given.RandomBudget();
        var found = new MultishotSeeker(PrunerCatalog.Random, diverging).Seek(given.Problem(budget));
        var trained = new MultishotSeeker(new LookingPruner(PrunerCatalog.Random), Short).Seek(given.Problem(budget));
        Assert.That(found.Mask, Is.EqualTo(trained.Mask));
        Assert.That(found.Samples, Is.EqualTo(trained.Samples));
        Assert.That(() => new MultishotSeeker(new LookingPruner(PrunerCatalog.Random), diverging).Seek(given.Problem(budget)), Throws.InstanceOf<NonFiniteException>());
    }

    [PinnedProperty(MaxTest = 30)]
    [Spec("SEEK-002")]
    public bool Masks_ShrinkByTheSchedule_AndEndExactlyAtTheBudget(Architecture architecture, Seed seed)
    {
        var given = PruningCase.Of(architecture, seed);
        var density = new Density(seed.Stream("density").NextDouble());
        return PrunerCatalog.All.All(pruner =>
        {
            var recorder = new RecordingPruner(pruner);
            var found = new MultishotSeeker(recorder, Short).Seek(given.Problem(density)).Mask;
            Mask[] masks = [.. recorder.Contexts.Select(context => context.Mask), found];
            return masks.Select((mask, round) => mask.KeptCount == DensitySchedule.Exponential.At(density, round, 3).Budget(mask.Length)).All(right => right)
                && masks.Zip(masks.Skip(1)).All(pair => pair.Second.IsSubsetOf(pair.First))
                && found.KeptCount == density.Budget(found.Length);
        });
    }

    [PinnedProperty(MaxTest = 30)]
    [Spec("SEEK-003")]
    public bool WithoutTraining_IsIterativePruning(Architecture architecture, Seed seed)
    {
        var given = PruningCase.Of(architecture, seed);
        var budget = given.RandomBudget();
        IPruner[] pruners = [PrunerCatalog.Magnitude, PrunerCatalog.Snip, PrunerCatalog.Grasp, PrunerCatalog.SynFlow];
        return pruners.All(pruner => new[] { true, false }.All(nested =>
        {
            var untrained = Short with { Training = new TrainingSettings { Epochs = 0 }, Selection = new SelectionOptions { Nested = nested } };
            var rounds = new ScoreSeeker(pruner, new PruningSettings { Rounds = 3, Nested = nested });
            return new MultishotSeeker(pruner, untrained).Seek(given.Problem(budget)).Mask.Equals(rounds.Seek(given.Problem(budget)).Mask);
        }));
    }

    [PinnedProperty(MaxTest = 30)]
    [Spec("SEEK-004")]
    public bool MaskedParameters_AreWorthTheirInitialValue(Architecture architecture, Seed seed)
    {
        var given = PruningCase.Of(architecture, seed);
        var recorder = new RecordingPruner(PrunerCatalog.Random);
        new MultishotSeeker(recorder, Short with { Selection = MultishotSettings.Published.Selection }).Seek(given.Problem(new Density(0.3)));
        return recorder.Contexts.All(context => Enumerable.Range(0, given.Layout.Count).All(
            i => context.Mask[i] || (context.UnmaskedParameters.Span[i] == given.Parameters[i] && context.Parameters.Span[i] == 0)));
    }

    [Test]
    [Spec("SEEK-004")]
    public void MaskedParameters_ReturnInThePublishedLoop_AndNotByDefault()
    {
        var given = PruningCase.Of(new Architecture(3, 8, 8, 2), new Seed(4));
        var published = MultishotSettings.Published with { Training = Short.Training };
        using (Assert.EnterMultipleScope())
        {
            foreach (var pruner in new[] { PrunerCatalog.Random, PrunerCatalog.Magnitude, PrunerCatalog.Snip })
            {
                Assert.That(Revived(pruner, published), Is.Positive, pruner.Name);
                Assert.That(Revived(pruner, Short with { Rounds = 10 }), Is.Zero, pruner.Name);
            }
        }

        int Revived(IPruner pruner, MultishotSettings settings)
        {
            var recorder = new RecordingPruner(pruner);
            new MultishotSeeker(recorder, settings).Seek(given.Problem(new Density(0.1)));
            var masks = recorder.Contexts.Select(context => context.Mask).ToArray();
            return masks.Zip(masks.Skip(1)).Sum(pair => pair.Second.Except(pair.First).KeptCount);
        }
    }

    [PinnedProperty(MaxTest = 20)]
    [Spec("SEEK-005")]
    public bool FirstRound_IsTheSameForAllPrunersAndBudgets(Architecture architecture, Seed seed)
    {
        var given = PruningCase.Of(architecture, seed);
        var trained = PrunerCatalog.All.SelectMany(pruner => new[] { 0.7, 0.2 }.Select(density =>
        {
            var recorder = new RecordingPruner(pruner);
            new MultishotSeeker(recorder, Short).Seek(given.Problem(new Density(density)));
            return recorder.Contexts[0].UnmaskedParameters.ToArray();
        })).ToArray();
        return trained.All(parameters => parameters.AsSpan().SequenceEqual(trained[0]));
    }

    [PinnedProperty(MaxTest = 8)]
    [Spec("SEEK-005")]
    public bool SharedFirstRound_ChangesNothing(Architecture architecture, Seed seed)
    {
        // The seekers after the first differ in pruner, budget, settings, data and network, so some share its training and some must not.
        var given = PruningCase.Of(architecture, seed);
        var other = PruningCase.Of(architecture, new Seed(seed.Value + 2));
        var longer = Short with { Training = Short.Training with { Epochs = 5 } };
        var problem = given.Problem(new Density(0.4));
        (MultishotSettings Settings, Func<SeekingProblem> Problem)[] runs =
        [
            (Short, () => given.Problem(new Density(0.4))),
            (Short with { AddsStaleGradient = true }, () => given.Problem(new Density(0.2))),
            (longer, () => given.Problem(new Density(0.4))),
            (Short, () => other.Problem(new Density(0.4)) with { TrainingData = problem.TrainingData, Random = seed.Stream("seek") }),
            (Short, () => problem with { Random = seed.Stream("seek") }),
            (Short, () => problem with { Random = seed.Stream("another order") }),
        ];
        var shared = new SharedFirstRound();
        return runs.All(run =>
        {
            var (with, without) = (Record(run.Settings, run.Problem(), shared), Record(run.Settings, run.Problem(), null));
            return with.Found.Equals(without.Found) && with.First.AsSpan().SequenceEqual(without.First);
        });

        static ((Mask, long) Found, float[] First) Record(MultishotSettings settings, SeekingProblem problem, SharedFirstRound? shared)
        {
            var recorder = new RecordingPruner(PrunerCatalog.Grasp);
            var found = new MultishotSeeker(recorder, settings, shared).Seek(problem);
            return ((found.Mask, found.Samples), recorder.Contexts[0].UnmaskedParameters.ToArray());
        }
    }

    [Test]
    [Spec("SEEK-005")]
    public void SharedFirstRound_TrainsOnce()
    {
        var problem = PruningCase.Of(new Architecture(3, 4, 2), new Seed(6)).Problem(new Density(0.4));
        var shared = new SharedFirstRound();
        var trainings = 0;
        shared.Of(problem, Short.Training, 1, Train);
        shared.Of(problem with { Budget = new Density(0.1) }, Short.Training, 1, Train);
        Assert.That(trainings, Is.EqualTo(1));
        shared.Of(problem, Short.Training, 2, Train);
        Assert.That(trainings, Is.EqualTo(2));

        TrainedRound Train()
        {
            trainings++;
            return new TrainedRound(problem.Parameters, null);
        }
    }

    [Test]
    [Spec("SEEK-006")]
    public void Seek_ReportsEachRoundAndItsCost_AndCanBeCancelled()
    {
        var given = PruningCase.Of(new Architecture(3, 4, 2), new Seed(6));
        var seeker = new MultishotSeeker(PrunerCatalog.Grasp, Short);
        var told = new ImmediateProgress<PruningProgress>();
        var found = seeker.Seek(given.Problem(PruningBudget.Keep(5)), told);
        using var source = new CancellationTokenSource();
        var cancelling = new ImmediateProgress<PruningProgress>(_ => source.Cancel());
        using (Assert.EnterMultipleScope())
        {
            Assert.That(told.Reports.Select(step => (step.Round, step.Rounds)), Is.EqualTo(new[] { (1, 3), (2, 3), (3, 3) }));
            Assert.That(told.Reports[^1].Kept, Is.EqualTo(5));
            Assert.That(found.Samples, Is.EqualTo(3 * ((4 * 7) + (2 * 7))), "4 epochs of 7 samples, and a gradient and a product on 7, in each round");
            Assert.That(found.StartParameters, Is.Null);
            Assert.That(() => seeker.Seek(given.Problem(PruningBudget.Keep(5)), cancelling, source.Token), Throws.InstanceOf<OperationCanceledException>());
            Assert.That(cancelling.Reports, Has.Count.EqualTo(1));
            Assert.That(seeker.Name, Is.EqualTo("GraSP (multishot, 3 rounds)"));
        }
    }

    [PinnedProperty(MaxTest = 20)]
    [Spec("SEEK-007")]
    public bool Seeking_IsRepeatable_AndChangesNoParameter(Architecture architecture, Seed seed)
    {
        var given = PruningCase.Of(architecture, seed);
        var before = (float[])given.Parameters.Clone();
        return PrunerCatalog.All.All(pruner =>
        {
            var seeker = new MultishotSeeker(pruner, MultishotSettings.Published with { Rounds = 2, Training = Short.Training });
            var masks = new[] { 1, 2 }.Select(_ => seeker.Seek(given.Problem(new Density(0.3))).Mask).ToArray();
            return masks[0].Equals(masks[1]) && given.Parameters.AsSpan().SequenceEqual(before);
        });
    }

    [PinnedProperty(MaxTest = 20)]
    [Spec("SEEK-008")]
    public bool PerTensor_CutsEveryTensorByItself(Architecture architecture, Seed seed)
    {
        var given = PruningCase.Of(architecture, seed);
        var density = new Density(seed.Stream("density").NextDouble());
        var recorder = new RecordingPruner(PrunerCatalog.Snip);
        var found = new MultishotSeeker(recorder, Short with { Selection = new SelectionOptions { Scope = PruningScope.PerTensor } }).Seek(given.Problem(density)).Mask;
        Mask[] masks = [.. recorder.Contexts.Select(context => context.Mask), found];
        return masks.Select((mask, round) => given.Layout.Slices.ToArray().All(
            slice => mask.CountIn(slice) == DensitySchedule.Exponential.At(density, round, 3).Budget(slice.Length))).All(right => right);
    }

    // Ranks as another pruner does, but looks at the parameters first.
    private sealed class LookingPruner(IPruner pruner) : IPruner
    {
        public string Name => pruner.Name;

        public void Score(PruningContext context, Span<double> scores)
        {
            _ = context.Parameters;
            pruner.Score(context, scores);
        }
    }
}
