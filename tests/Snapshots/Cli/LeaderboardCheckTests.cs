using PlantNSeek.Cli.Check;
using PlantNSeek.Cli.Check.Messages;
using PlantNSeek.Experiments.Scenarios;
using PlantNSeek.Numerics;
using PlantNSeek.Store;
using PlantNSeek.Sweeping;

namespace PlantNSeek.Snapshots.Tests.Cli;

/// <summary>
/// The leaderboard's part of <c>check</c>, in processes of their own: one planted network of the quick profile, and of the library's seekers two
/// cheap ones, so that it takes seconds. The full set differs in the number of runs only.
/// </summary>
[Spec("CLI-013")]
[Parallelizable] // it waits for processes of its own
public sealed class LeaderboardCheckTests
{
    private static readonly ScenarioKey Network = UserSeekerRuns.Leaderboard(Profile.Quick).First(key => key.Task == "circle");
    private static readonly ScenarioKey[] Keys = [Network with { Seeker = "Magnitude" }, Network with { Seeker = "SNIP" }];

    private string _folder = "";

    [SetUp]
    public void MakeFolder() => _folder = Directory.CreateTempSubdirectory("check").FullName;

    [TearDown]
    public void DeleteFolder() => Directory.Delete(_folder, recursive: true);

    [Test]
    public void Newcomers_StandBesideTheLibrarys_AndAreNotStored()
    {
        var (subjects, results) = Run(OutsiderAssembly.Keeping, Subject("PlantNSeek.Outsiders.Keeping.LargeWeightsContract", SubjectKind.Contract, "Magnitude"));
        var runs = results.Scenarios.Single().Runs;
        var (ours, theirs) = (runs.Single(r => r.Pruner == "Magnitude"), runs.Single(r => r.Pruner == "Magnitude (yours)"));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(theirs.Weak, Is.EqualTo(ours.Weak), "large weights are what Magnitude keeps");
            Assert.That(subjects.Single().Standing, Is.EqualTo(new CheckedPlace("Magnitude (yours)", subjects.Single().Standing!.Place, 3, subjects.Single().Standing!.Found)));
            Assert.That(subjects.Single().Standing!.Place, Is.InRange(1, 3));
            using var store = ResultStore.Open(_folder);
            Assert.That(store.Count, Is.EqualTo(2));
        }
    }

    [Test]
    public void WhoeverFails_HasNoPlace_AndTheOthersKeepTheirs()
    {
        var (subjects, results) = Run(
            OutsiderAssembly.Violating,
            Subject("PlantNSeek.Outsiders.Violating.OnlySmall", SubjectKind.Pruner, "Only small"),
            Subject("PlantNSeek.Outsiders.Violating.ShortMask", SubjectKind.Seeker, "Short mask"),
            Subject("PlantNSeek.Outsiders.Violating.SilentlyDataFree", SubjectKind.Pruner, "Good"));
        var standings = subjects.Select(s => s.Standing!).ToArray();
        var count = new Scenario(Network, Protocol.Fair).Layout.Count;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(standings.Select(s => s.Place is null), Is.EqualTo(new[] { true, true, false }));
            Assert.That(standings[0].Failure, Is.EqualTo($"circle, replicate 7: NotSupportedException: {count} parameters are too many"));
            Assert.That(standings[1].Failure, Does.Contain($"keeps {count - 1} of {count - 1}; the budget at density 0.01 is "));
            Assert.That(results.Scenarios.Single().Runs.Select(r => r.Pruner), Is.EquivalentTo(new[] { "Magnitude", "SNIP", "Good (yours)" }));
        }
    }

    [Test]
    [Spec("CLI-038")]
    public void WhatSomebodySays_IsSpelledOut()
    {
        var (subjects, _) = Run(OutsiderAssembly.Violating, Subject("PlantNSeek.Outsiders.Violating.Painted", SubjectKind.Pruner, "Painted"));
        Assert.That(subjects.Single().Standing!.Failure, Is.EqualTo(@"circle, replicate 7: InvalidOperationException: \u001B[2Jwiped\u0007"));
    }

    [Test]
    public void WhoeverHangsOrEndsTheProcess_HasNoPlace()
    {
        var (subjects, _) = Run(
            OutsiderAssembly.Breaking,
            Subject("PlantNSeek.Outsiders.Breaking.Hanging", SubjectKind.Pruner, "Hanging"),
            Subject("PlantNSeek.Outsiders.Breaking.Exiting", SubjectKind.Pruner, "Exiting"));
        Assert.That(subjects.Select(s => s.Standing!.Failure), Is.EqualTo(new[] { "circle, replicate 7: none after 10 s", "circle, replicate 7: the process ended with exit code 0" }));
    }

    private static CheckedSubject Subject(string type, SubjectKind kind, string name) => new(type, kind, name, []);

    private (IReadOnlyList<CheckedSubject> Subjects, SweepResults Results) Run(string assembly, params CheckedSubject[] subjects)
    {
        var request = new CheckRequest(assembly, _folder, _folder, WithLeaderboard: true, 2, TimeSpan.FromSeconds(assembly == OutsiderAssembly.Breaking ? 1 : 60), AcceptDeviations: false);
        return new LeaderboardChecks(request, Keys, new ImmediateProgress<WorkProgress>(_ => { }), new ImmediateProgress<string>(_ => { }), default).Run(subjects);
    }
}
