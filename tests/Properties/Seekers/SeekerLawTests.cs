using PlantNSeek.Networks;
using PlantNSeek.Networks.FullyConnected;
using PlantNSeek.Properties.Pruning;
using PlantNSeek.Pruning;
using PlantNSeek.Pruning.Pruners;
using PlantNSeek.Pruning.Seekers.Rounds;
using PlantNSeek.Pruning.Seekers.Snip;
using PlantNSeek.Training;

namespace PlantNSeek.Properties.Seekers;

/// <summary>What holds for every seeker that trains, rewinds or looks several times.</summary>
[TestFixture]
public class SeekerLawTests
{
    private static readonly TrainingSettings Training = new() { Epochs = 2, BatchSize = 3 };

    private static readonly ITicketSeeker[] Seekers =
    [
        new MultishotSeeker(PrunerCatalog.SynFlow, new() { Rounds = 2, Training = Training }),
        new IterativeMagnitudeSeeker(new() { Rounds = 2, Training = Training }),
        new IterativeMagnitudeSeeker(new() { Rounds = 2, Training = Training, Rewinding = Rewinding.ToEarlyStep, EarlySteps = 3 }),
        new IterativeMagnitudeSeeker(new() { Rounds = 2, Training = Training, Rewinding = Rewinding.LearningRateOnly }),
        new IterativeSnipSeeker(new() { Steps = 2, FreshBatches = true }),
        new ForceSeeker(new() { Steps = 2, FreshBatches = true }),
        new RigLSeeker(new() { Training = Training, UpdateEvery = 2 }),
        new ProsPrSeeker(new() { LearningRate = 1e-3, BatchSize = 3 }),
    ];

    [PinnedProperty(MaxTest = 8)]
    [Spec("SEEK-007")]
    public bool Seeking_IsRepeatable_ChangesNoParameter_AndKeepsExactlyTheBudget(Architecture architecture, Seed seed)
    {
        var given = PruningCase.Of(architecture, seed);
        var before = (float[])given.Parameters.Clone();
        var budget = given.RandomBudget();
        return Seekers.All(seeker =>
        {
            var (one, two) = (seeker.Seek(given.Problem(budget)), seeker.Seek(given.Problem(budget)));
            return one.Mask.Equals(two.Mask) && one.Samples == two.Samples
                && one.StartParameters.HasValue == two.StartParameters.HasValue
                && one.StartParameters.GetValueOrDefault().Span.SequenceEqual(two.StartParameters.GetValueOrDefault().Span)
                && one.Mask.KeptCount == budget.Count
                && given.Parameters.AsSpan().SequenceEqual(before);
        });
    }

    [TestCaseSource(nameof(Seekers))]
    [Spec("SEEK-006")]
    public void Seek_Reports_AndCanBeCancelled(ITicketSeeker seeker)
    {
        var given = PruningCase.Of(new Architecture(3, 4, 2), new Seed(6));
        var told = new ImmediateProgress<PruningProgress>();
        var found = seeker.Seek(given.Problem(new Density(0.5)), told);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(told.Reports.Select(step => step.Round), Is.EqualTo(Enumerable.Range(1, told.Reports[^1].Rounds)));
            Assert.That(told.Reports[^1].Kept, Is.EqualTo(found.Mask.KeptCount));
            Assert.That(found.Samples, Is.Positive);
            Assert.That(() => seeker.Seek(given.Problem(new Density(0.5)), null, new CancellationToken(canceled: true)), Throws.InstanceOf<OperationCanceledException>());
        }
    }

    [Test]
    [Spec("SEEK-006")]
    public void Names_TellSeekersApart() => Assert.That(
        Seekers.Select(seeker => seeker.Name),
        Is.EqualTo(new[] { "SynFlow (multishot, 2 rounds)", "IMP (rewinding)", "IMP (late resetting)", "IMP (learning-rate rewinding)", "Iterative SNIP", "FORCE", "RigL", "ProsPr" }));
}
