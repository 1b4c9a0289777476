using PlantNSeek.Networks;
using PlantNSeek.Networks.FullyConnected;
using PlantNSeek.Properties.Pruning;
using PlantNSeek.Pruning;
using PlantNSeek.Pruning.Seekers.LearnedMasks;

namespace PlantNSeek.Properties.Seekers;

/// <summary>What holds of edge-popup and Gem-Miner alike.</summary>
[TestFixture]
public class LearnedMaskTests
{
    private static readonly ITicketSeeker[] Short =
        [new EdgePopupSeeker(EdgePopupSettings.Published.Short()), new EdgePopupSeeker(EdgePopupSettings.Corrected.Short()), new GemMinerSeeker(new GemMinerSettings().Short())];

    private static readonly ITicketSeeker[] FiveEpochs =
        [new EdgePopupSeeker(new EdgePopupSettings { Epochs = 5, BatchSize = 2 }), new GemMinerSeeker(new GemMinerSettings { Epochs = 5, BatchSize = 2, Penalty = 0 })];

    [PinnedProperty(MaxTest = 40)]
    [Spec("LEARN-003")]
    public bool Seek_ChangesNoParameter_AndIsRepeatable(Architecture architecture, Seed seed)
    {
        var given = PruningCase.Of(architecture, seed);
        var before = (float[])given.Parameters.Clone();
        var problem = given.Problem(given.RandomBudget());
        return Short.All(seeker => seeker.Seek(problem.Again(seed)).Mask.Equals(seeker.Seek(problem.Again(seed)).Mask)) && before.AsSpan().SequenceEqual(given.Parameters);
    }

    [PinnedProperty(MaxTest = 20)]
    [Spec("LEARN-009")]
    public bool TheOneEdgeThatFits_IsKept(Seed seed) => new ITicketSeeker[] { new EdgePopupSeeker(new EdgePopupSettings { Epochs = 20 }), new GemMinerSeeker() }.All(seeker =>
    {
        var (problem, edge) = SeekingCase.OneEdge(seed);
        var found = seeker.Seek(problem).Mask;
        return found.KeptCount == 1 && found[edge];
    });

    [TestCaseSource(nameof(FiveEpochs))]
    [Spec("LEARN-010")]
    public void Seek_ReportsEachEpoch_CountsSamples_AndStopsWhenCancelled(ITicketSeeker seeker)
    {
        var given = PruningCase.Of(new Architecture(3, 4, 2), new Seed(6));
        using var cancel = new CancellationTokenSource();
        var progress = new ImmediateProgress<PruningProgress>();
        var stopping = new ImmediateProgress<PruningProgress>(step => { if (step.Round == 2) { cancel.Cancel(); } });
        using (Assert.EnterMultipleScope())
        {
            Assert.That(seeker.Seek(given.Problem(new Density(0.5)), progress).Samples, Is.EqualTo(5 * given.Batch.Count));
            Assert.That(progress.Reports.Select(step => (step.Round, step.Rounds)), Is.EqualTo(Enumerable.Range(1, 5).Select(e => (e, 5))));
            Assert.That(() => seeker.Seek(given.Problem(new Density(0.5)), stopping, cancel.Token), Throws.InstanceOf<OperationCanceledException>());
            Assert.That(stopping.Reports, Has.Count.EqualTo(2));
        }
    }
}
