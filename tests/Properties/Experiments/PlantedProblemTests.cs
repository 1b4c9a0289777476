using PlantNSeek.Experiments.Scenarios;

namespace PlantNSeek.Properties.Experiments;

/// <summary>Planted networks and data that several runs have in common.</summary>
[TestFixture]
public class PlantedProblemTests
{
    private static readonly ScenarioKey Key = new("Paper", "relu", 3, 12, 0.01, 77);

    [Test]
    [Spec("RUN-022")]
    public void RunsOnOneNetwork_ShareItAndItsData()
    {
        var first = PlantedProblem.Of(Key, Protocol.Paper);
        var other = PlantedProblem.Of(Key with { Experiment = "multishot", Seeker = "SNIP", Densities = "0.1" }, Protocol.Paper with { NestsMasks = true });
        Assert.That(other, Is.SameAs(first));
    }

    [Test]
    [Spec("RUN-022")]
    public void WhateverElseDiffers_IsAnotherNetworkOrOtherData()
    {
        var first = PlantedProblem.Of(Key, Protocol.Paper);
        PlantedProblem[] others =
        [
            PlantedProblem.Of(Key with { Replicate = 78 }, Protocol.Paper), PlantedProblem.Of(Key with { Noise = 0 }, Protocol.Paper),
            PlantedProblem.Of(Key with { Width = 13 }, Protocol.Paper), PlantedProblem.Of(Key with { Depth = 4 }, Protocol.Paper),
            PlantedProblem.Of(Key, Protocol.Fair), PlantedProblem.Of(Key, Protocol.Paper with { Samples = Protocol.Fair.Samples }),
            PlantedProblem.Of(Key, Protocol.Paper with { PermutesHost = true }), PlantedProblem.Of(Key, Protocol.Paper with { Planting = Protocol.Fair.Planting }),
        ];
        Assert.That(others, Has.None.SameAs(first));
        Assert.That(others[0].Planted.HostParameters, Is.Not.EqualTo(first.Planted.HostParameters));
        Assert.That(others[1].Data.Training.Values.ToArray(), Is.Not.EqualTo(first.Data.Training.Values.ToArray()));
    }

    [Test]
    [Spec("RUN-025")]
    public void OnlyTheLastOnesAreHeld()
    {
        var (made, held) = (new List<int>(), new RecentlyUsed<int, object>(2));
        object Get(int key) => held.Get(key, () =>
        {
            made.Add(key);
            return new object();
        });
        var one = Get(1);
        Get(2);
        Assert.That(Get(1), Is.SameAs(one));
        Get(3);
        Assert.That(Get(1), Is.SameAs(one));
        Get(2);
        Assert.That(made, Is.EqualTo(new[] { 1, 2, 3, 2 }));
    }

    [Test]
    [Spec("RUN-026")]
    public void SeveralThreads_MakeOneValue_AndAnErrorIsNotHeld()
    {
        var (made, held) = (0, new RecentlyUsed<string, object>(1));
        Assert.That(() => held.Get("a", () => throw new InvalidOperationException("no")), Throws.InvalidOperationException);
        using var start = new Barrier(4);
        var values = new object[4];
        Thread[] threads =
        [
            .. Enumerable.Range(0, 4).Select(i => new Thread(() =>
            {
                start.SignalAndWait();
                values[i] = held.Get("a", () =>
                {
                    Interlocked.Increment(ref made);
                    Thread.Yield();
                    return new object();
                });
            })),
        ];
        Array.ForEach(threads, static t => t.Start());
        Array.ForEach(threads, static t => t.Join());
        Assert.That(made, Is.EqualTo(1));
        Assert.That(values, Is.All.SameAs(values[0]));
        held.Clear();
        Assert.That(held.Get("a", static () => new object()), Is.Not.SameAs(values[0]), "made again");
        var shared = RecentlyUsed.Shared<string, object>(1);
        var kept = shared.Get("a", static () => new object());
        RecentlyUsed.Forget();
        Assert.That(shared.Get("a", static () => new object()), Is.Not.SameAs(kept), "made again");
    }
}
