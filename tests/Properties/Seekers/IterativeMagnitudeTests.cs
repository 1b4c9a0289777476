using PlantNSeek.Networks;
using PlantNSeek.Networks.FullyConnected;
using PlantNSeek.Properties.Pruning;
using PlantNSeek.Pruning;
using PlantNSeek.Pruning.Pruners;
using PlantNSeek.Pruning.Seekers.Rounds;
using PlantNSeek.Training;
using PlantNSeek.Training.Engine;

namespace PlantNSeek.Properties.Seekers;

/// <summary>Iterative magnitude pruning and its three ways to rewind.</summary>
[TestFixture]
public class IterativeMagnitudeTests
{
    private static readonly IterativeMagnitudeSettings Short = new() { Training = new() { Epochs = 3, BatchSize = 3, Optimizer = new AdamSettings(0.05) }, EarlySteps = 4 };

    [PinnedProperty(MaxTest = 30)]
    [Spec("SEEK-010")]
    public bool Masks_ShrinkEvenly_ToExactlyTheBudget(Architecture architecture, Seed seed)
    {
        var given = PruningCase.Of(architecture, seed);
        var budget = given.RandomBudget();
        return Enum.GetValues<Rewinding>().All(rewinding =>
        {
            var told = new ImmediateProgress<PruningProgress>();
            var found = new IterativeMagnitudeSeeker(Short with { Rewinding = rewinding }).Seek(given.Problem(budget), told);
            var (n, rounds) = (given.Layout.Count, told.Reports.Count);
            var target = Math.Max(1, budget.Count!.Value) / (double)n;
            return found.Mask.KeptCount == budget.Count
                && Math.Pow(0.8, rounds) <= target + 1e-9
                && (rounds == 1 || Math.Pow(0.8, rounds - 1) > target)
                && told.Reports.SkipLast(1).All(step => Math.Abs(step.Kept - (n * Math.Pow(budget.Count.Value / (double)n, step.Round / (double)rounds))) <= 1 + 1e-6);
        });
    }

    [TestCase(0.64, null, 2)]
    [TestCase(0.63, null, 3)]
    [TestCase(1.0, null, 1)]
    [TestCase(0.05, 4, 4)]
    [Spec("SEEK-010")]
    public void Rounds_AreTheFewestThatTheFractionAllows_OrAsGiven(double density, int? rounds, int expected)
    {
        var given = PruningCase.Of(new Architecture(4, 10, 10, 2), new Seed(3));
        var told = new ImmediateProgress<PruningProgress>();
        new IterativeMagnitudeSeeker(Short with { Rounds = rounds }).Seek(given.Problem(new Density(density)), told);
        Assert.That(told.Reports, Has.Count.EqualTo(expected));
    }

    [Test]
    [Spec("SEEK-010")]
    public void Masks_AreNested_WhateverTheSelectionSays()
    {
        // Masks of more rounds to the density of an earlier one: nested only if the rounds before are the same.
        var given = PruningCase.Of(new Architecture(4, 10, 10, 2), new Seed(3));
        var settings = Short with { Selection = new SelectionOptions { Nested = false }, Rewinding = Rewinding.LearningRateOnly };
        var one = Mask(0.8, 1);
        var two = Mask(0.64, 2);
        var three = Mask(0.512, 3);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(two.IsSubsetOf(one), Is.True);
            Assert.That(three.IsSubsetOf(two), Is.True);
            Assert.That(three.KeptCount, Is.EqualTo(new Density(0.512).Budget(given.Layout.Count)));
        }

        Mask Mask(double density, int rounds) => new IterativeMagnitudeSeeker(settings with { Rounds = rounds }).Seek(given.Problem(new Density(density))).Mask;
    }

    [PinnedProperty(MaxTest = 30)]
    [Spec("SEEK-011")]
    public bool WithoutTraining_IsOneShotMagnitude(Architecture architecture, Seed seed)
    {
        var given = PruningCase.Of(architecture, seed);
        var budget = given.RandomBudget();
        var oneShot = Selection.Select(given.Scores(PrunerCatalog.Magnitude), given.Layout, given.Mask, budget);
        return Enum.GetValues<Rewinding>().All(rewinding => new IterativeMagnitudeSeeker(
            Short with { Rewinding = rewinding, EarlySteps = 0, Training = Short.Training with { Epochs = 0 } }).Seek(given.Problem(budget)).Mask.Equals(oneShot));
    }

    [PinnedProperty(MaxTest = 30)]
    [Spec("SEEK-012")]
    public bool WeightRewinding_IsMultishotMagnitude(Architecture architecture, Seed seed)
    {
        var given = PruningCase.Of(architecture, seed);
        var budget = given.RandomBudget();
        var found = new IterativeMagnitudeSeeker(Short with { Rounds = 4 }).Seek(given.Problem(budget));
        var multishot = new MultishotSeeker(PrunerCatalog.Magnitude, new() { Rounds = 4, Training = Short.Training }).Seek(given.Problem(budget));
        return found.Mask.Equals(multishot.Mask) && found.StartParameters is null && found.Samples == multishot.Samples;
    }

    [PinnedProperty(MaxTest = 30)]
    [Spec("SEEK-013")]
    public bool LateResetting_StartsFromTheEarlyStep(Architecture architecture, Seed seed)
    {
        // On one sample four steps are four epochs, and the rounds do not depend on the order of samples.
        var given = PruningCase.Of(architecture, seed);
        var problem = given.Problem(given.RandomBudget()).OnOneSample();
        var found = new IterativeMagnitudeSeeker(Short with { Rewinding = Rewinding.ToEarlyStep, Rounds = 3 }).Seek(problem);
        var early = Trainer.Train(
            new ManagedTrainer(architecture), given.Parameters, given.Mask, problem.TrainingData, problem.Loss, Short.Training with { Epochs = 4 }, seed.Stream("any order")).Parameters;
        var rest = new IterativeMagnitudeSeeker(Short with { Rounds = 3 }).Seek(problem with { Parameters = early });
        return found.StartParameters!.Value.Span.SequenceEqual(early) && found.Mask.Equals(rest.Mask) && found.Samples == rest.Samples + 4;
    }

    [Test]
    [Spec("SEEK-013")]
    public void LateResetting_AfterNoStep_IsWeightRewinding()
    {
        var given = PruningCase.Of(new Architecture(3, 6, 2), new Seed(3));
        var late = new IterativeMagnitudeSeeker(Short with { Rewinding = Rewinding.ToEarlyStep, EarlySteps = 0 }).Seek(given.Problem(new Density(0.2)));
        var rewound = new IterativeMagnitudeSeeker(Short).Seek(given.Problem(new Density(0.2)));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(late.Mask, Is.EqualTo(rewound.Mask));
            Assert.That(late.StartParameters!.Value.ToArray(), Is.EqualTo(given.Parameters));
            Assert.That(() => new IterativeMagnitudeSeeker(Short with { EarlySteps = -1 }).Seek(given.Problem(new Density(0.2))), Throws.InstanceOf<ArgumentOutOfRangeException>());
        }
    }

    [Test]
    [Spec("SEEK-013")]
    public void EarlySteps_VisitEverySampleOnceAnEpoch()
    {
        var order = new SampleOrder(7, 3, new Seed(1).Stream("order"));
        var epochs = Enumerable.Range(0, 3).Select(_ => Enumerable.Range(0, 3).Select(_ => order.Next().ToArray()).ToArray()).ToArray();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(epochs.SelectMany(epoch => epoch.Select(batch => batch.Length)), Is.EqualTo(new[] { 3, 3, 1, 3, 3, 1, 3, 3, 1 }));
            Assert.That(epochs.Select(epoch => epoch.SelectMany(batch => batch).Order()), Is.All.EqualTo(Enumerable.Range(0, 7)));
            Assert.That(epochs[0].SelectMany(batch => batch), Is.Not.EqualTo(epochs[1].SelectMany(batch => batch)));
            Assert.That(order.Epoch, Is.EqualTo(3));
        }
    }

    [PinnedProperty(MaxTest = 30)]
    [Spec("SEEK-014")]
    public bool LearningRateRewinding_GoesOnFromTheTrainedSurvivors(Architecture architecture, Seed seed)
    {
        var given = PruningCase.Of(architecture, seed);
        var budget = given.RandomBudget();
        var problem = given.Problem(budget).OnOneSample();
        var found = new IterativeMagnitudeSeeker(Short with { Rewinding = Rewinding.LearningRateOnly, Rounds = 3 }).Seek(problem);
        var (mask, parameters) = (given.Mask, given.Parameters);
        for (var round = 1; round <= 3; round++)
        {
            parameters = Trainer.Train(new ManagedTrainer(architecture), parameters, mask, problem.TrainingData, problem.Loss, Short.Training, seed.Stream("any order")).Parameters;
            var kept = round == 3 ? budget.Count!.Value : Math.Max(budget.Count!.Value, DensitySchedule.Exponential.At(Density.OfCount(budget.Count.Value, mask.Length), round, 3).Budget(mask.Length));
            mask = Selection.Select([.. parameters.Select(p => (double)Math.Abs(p))], given.Layout, mask, PruningBudget.Keep(kept));
        }

        return found.Mask.Equals(mask) && found.StartParameters!.Value.Span.SequenceEqual(parameters);
    }
}
