using PlantNSeek.Experiments.Scenarios;
using PlantNSeek.Numerics;
using PlantNSeek.Store;
using PlantNSeek.Sweeping;

namespace PlantNSeek.Reproduction.Tests.Store;

[Spec("STORE-008")]
public class StoredSweepTests
{
    private static readonly ScenarioKey[] Keys =
        [.. from protocol in Protocol.All from replicate in Enumerable.Range(1, 3) select new ScenarioKey(protocol.Name, "relu", 3, 10, 0.01, replicate) { Densities = "0.1" }];

    [Test]
    public void AStoredSweep_GivesTheResultsOfASweepWithoutAStore_HoweverOftenItIsStopped()
    {
        var expected = ResultsJson.Hash(Sweep.Run(Keys, 2));
        using var temporary = new TemporaryStore();
        var lengths = new List<long>();
        for (var stops = 0; stops < 3; stops++)
        {
            using var store = temporary.Open();
            using var source = new CancellationTokenSource();
            var recorder = new ImmediateProgress<WorkProgress>(p => CancelAfter(source, p.Done > p.Cached));
            Assert.That(() => Sweep.Run(Keys, 1, recorder, store, source.Token), Throws.InstanceOf<OperationCanceledException>());
            Assert.That(store.Count, Is.EqualTo(stops + 1), "the run that was finished before the stop, and no other");
            lengths.Add(new FileInfo(temporary.File).Length);
        }

        using (var store = temporary.Open())
        {
            Assert.That(ResultsJson.Hash(Sweep.Run(Keys, 2, store: store)), Is.EqualTo(expected));
        }

        var whole = temporary.Bytes;
        using (var store = temporary.Open())
        {
            Assert.That(ResultsJson.Hash(Sweep.Run(Keys, 2, store: store)), Is.EqualTo(expected), "all from the store");
        }

        Assert.That(temporary.Bytes, Is.EqualTo(whole), "nothing was run again");
        Assert.That(lengths, Is.Ordered.And.Unique);
    }

    [Test]
    public void Progress_CountsWhatWasAtHandAtOnce()
    {
        using var temporary = new TemporaryStore();
        using var store = temporary.Open();
        Sweep.Run(Keys[..4], 1, store: store);
        var progress = new ImmediateProgress<WorkProgress>();
        Sweep.Run(Keys, 1, progress, store);
        var seen = progress.Reports;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(seen, Has.Count.EqualTo(3));
            Assert.That(seen.Select(p => p.Cached), Is.All.EqualTo(seen[0].Total * 4 / 6));
            Assert.That(seen[0], Is.EqualTo(new WorkProgress(seen[0].Cached, seen[0].Total, "4 of 6 runs cached") { Cached = seen[0].Cached }));
            Assert.That(seen.Select(p => p.Done), Is.Ordered.And.Unique);
            Assert.That(seen[^1].Done, Is.EqualTo(seen[^1].Total));
        }
    }

    [Test, Spec("STORE-013")]
    public void TheEstimate_CountsWhatIsAtHand_AndSharesTheRestAmongThreads()
    {
        using var temporary = new TemporaryStore();
        using var store = temporary.Open();
        var before = Sweep.Estimate(Keys, 1, store);
        Sweep.Run(Keys[..3], 1, store: store);
        using (Assert.EnterMultipleScope())
        {
            Assert.That((before.Runs, before.Cached), Is.EqualTo((6, 0)));
            Assert.That(before.Left, Is.GreaterThan(TimeSpan.Zero));
            Assert.That(Sweep.Estimate(Keys, 2), Is.EqualTo(new SweepEstimate(6, 0, before.Left / 2)));
            Assert.That(Sweep.Estimate(Keys, 1, store), Is.EqualTo(new SweepEstimate(6, 3, before.Left / 2)));
        }
    }

    [Test]
    public void AKeyThatStandsTwice_IsAnError() =>
        Assert.That(() => Sweep.Run([Keys[0], Keys[1], Keys[0]], 1), Throws.ArgumentException.With.Message.Contains($"{Keys[0]} more than once"));

    [Test]
    public void RunsOfOtherSources_AreNotTaken()
    {
        using var temporary = new TemporaryStore();
        using var store = temporary.Open();
        store.Add(RunKey.Of(Keys[0], Protocol.Of(Keys[0]), "other sources"), TemporaryStore.Numbers(1, 1));
        Assert.That(Sweep.Estimate(Keys, 1, store).Cached, Is.Zero);
        Assert.That(Sweep.Run(Keys[..1], 1, store: store).Results[0], Is.InstanceOf<ScenarioResult>());
    }

    private static void CancelAfter(CancellationTokenSource source, bool isDone)
    {
        if (isDone)
        {
            source.Cancel();
        }
    }
}
