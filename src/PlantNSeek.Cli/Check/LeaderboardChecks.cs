using PlantNSeek.Cli.Check.Messages;
using PlantNSeek.Cli.Terminal;
using PlantNSeek.Experiments.Scenarios;
using PlantNSeek.Numerics;
using PlantNSeek.Reporting.Composition.Leaderboards;
using PlantNSeek.Store;
using PlantNSeek.Sweeping;

namespace PlantNSeek.Cli.Check;

/// <summary>Lets the user's seekers meet the library's on the same planted networks.</summary>
/// <param name="request">What is asked for.</param>
/// <param name="keys">The library's own runs.</param>
/// <param name="progress">Told after each run.</param>
/// <param name="remarks">Told what else is to be said.</param>
/// <param name="cancel">Stops.</param>
internal sealed class LeaderboardChecks(
    CheckRequest request, IReadOnlyList<ScenarioKey> keys, IProgress<WorkProgress> progress, IProgress<string> remarks, CancellationToken cancel)
{
    /// <summary>The subjects with their places, and the results of the library's and theirs together.</summary>
    public (IReadOnlyList<CheckedSubject> Subjects, SweepResults Results) Run(IReadOnlyList<CheckedSubject> subjects)
    {
        using var store = ResultStore.Open(request.StoreFolder, tell: remarks.Report, cancel: cancel);
        remarks.Report($"leaderboard, {TimeLeft.Announce(Sweep.Estimate(keys, request.Threads, store), request.Threads)}");
        var own = Sweep.Run(keys, request.Threads, progress, store, cancel);
        var labels = SubjectRuns.Labels(subjects, "yours"); // never a name of the library's own
        var networks = keys.Select(key => key with { Seeker = "" }).Distinct().ToArray();
        CheckedSubject[] seeking = [.. subjects.Where(s => SubjectRuns.Obstacle(s) is null)];
        remarks.Report($"leaderboard, {seeking.Length} of yours in {networks.Length} planted networks");
        var (found, failures) = new SubjectRuns(request, cancel).Run(seeking, labels, networks, static (_, _) => { });
        var results = new SweepResults([.. own.Results, .. found.SelectMany(static f => f)]);
        var places = LeaderboardPlace.Of(results);
        return ([.. subjects.Select(s => s.Seeks || s.Kind != SubjectKind.Contract ? s with { Standing = Stand(s) } : s)], results);

        CheckedPlace Stand(CheckedSubject subject)
        {
            var nowhere = new CheckedPlace(labels[subject], null, places.Count, "") { Remark = SubjectRuns.Obstacle(subject) ?? "", Failure = failures.GetValueOrDefault(subject) };
            return places.FirstOrDefault(p => p.Seeker == nowhere.Label) is { } place ? nowhere with { Place = place.Place, Found = $"{place.Found} of {place.Pairs}" } : nowhere;
        }
    }
}
