using PlantNSeek.Experiments.Scenarios;
using PlantNSeek.Networks;
using PlantNSeek.Pruning;
using PlantNSeek.Pruning.Pruners;
using PlantNSeek.Pruning.Seekers;
using PlantNSeek.Store;
using PlantNSeek.Sweeping;

namespace PlantNSeek.Properties.Experiments;

/// <summary>Seekers from outside on the leaderboard's networks, made small.</summary>
public class UserSeekerTests
{
    private static readonly ScenarioKey Key = UserSeekerRuns.Leaderboard(Profile.Quick).First() with { Depth = 3, Width = 20 };

    [Test, Spec("RUN-020")]
    public void Leaderboard_IsTheProfilesRunsOfAllSeekers()
    {
        var own = Profile.Quick.Scenarios().Where(k => k.Experiment == "seekers").ToArray();
        Assert.That(own, Is.Not.Empty);
        Assert.That(UserSeekerRuns.Leaderboard(Profile.Quick), Is.EqualTo(own));
    }

    [Test, Spec("RUN-020")]
    public void OneOfOurs_GetsOurNumbers()
    {
        var ours = (ScenarioResult)ExperimentCatalog.ByName("seekers").Run(Key with { Seeker = "SNIP" }, Protocol.Fair, default);
        var theirs = UserSeekerRuns.Run(Key, "Newcomer", new ScoreSeeker(PrunerCatalog.Snip), default);
        var both = new SweepResults([ours, theirs]).Scenarios.Single();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Text(theirs.Runs.Single() with { Pruner = "SNIP" }), Is.EqualTo(Text(ours.Runs.Single())));
            Assert.That(theirs.Key, Is.EqualTo(Key with { Seeker = "Newcomer" }));
            Assert.That(both.Runs.Select(r => r.Pruner), Is.EquivalentTo(new[] { "SNIP", "Newcomer" }));
        }
    }

    [Test, Spec("RUN-020")]
    public void NamesAndKeysOfOthers_AreRefused()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(() => UserSeekerRuns.Run(Key, "SNIP", new Fixed(_ => null), default), Throws.ArgumentException.With.Message.Contains("SNIP"));
            Assert.That(() => UserSeekerRuns.Run(Key with { Experiment = "edge-popup" }, "New", new Fixed(_ => null), default), Throws.ArgumentException.With.Message.Contains("edge-popup"));
        }
    }

    [Test, Spec("RUN-021")]
    public void WhatIsNotTheBudget_HasNoPlace()
    {
        var count = new Scenario(Key, Protocol.Fair).Layout.Count;
        var budget = new Density(0.01).Budget(count);
        string Error(Func<SeekingProblem, FoundTicket?> seek) => Assert.Throws<InvalidOperationException>(() => UserSeekerRuns.Run(Key, "New", new Fixed(seek), default))!.Message;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Error(_ => null), Is.EqualTo($"New found no mask; the budget at density 0.01 is {budget} of {count} parameters"));
            Assert.That(Error(_ => new FoundTicket(Mask.All(count))), Is.EqualTo($"New found a mask that keeps {count} of {count}; the budget at density 0.01 is {budget} of {count} parameters"));
            Assert.That(Error(_ => new FoundTicket(Mask.All(budget))), Is.EqualTo($"New found a mask that keeps {budget} of {budget}; the budget at density 0.01 is {budget} of {count} parameters"));
            Assert.That(Error(_ => throw new InvalidOperationException("mine")), Is.EqualTo("mine"));
        }
    }

    private static string Text(RunResult run) => System.Text.Json.JsonSerializer.Serialize(run, ResultsJson.Options);

    private sealed class Fixed(Func<SeekingProblem, FoundTicket?> seek) : ITicketSeeker
    {
        public string Name => "Fixed";

        public FoundTicket Seek(SeekingProblem problem, IProgress<PruningProgress>? progress, CancellationToken cancellationToken) => seek(problem)!;
    }
}
