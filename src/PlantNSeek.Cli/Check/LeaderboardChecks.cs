using System.Collections.Concurrent;
using System.Text.Json;
using PlantNSeek.Cli.Terminal;
using PlantNSeek.Experiments.Scenarios;
using PlantNSeek.Numerics;
using PlantNSeek.Numpy;
using PlantNSeek.Reporting.Composition.Leaderboards;
using PlantNSeek.Store;
using PlantNSeek.Sweeping;
using PlantNSeek.Testing.Running;

namespace PlantNSeek.Cli.Check;

/// <summary>Lets the user's seekers meet the library's on the same planted networks, each search in a process of its own.</summary>
/// <param name="request">What is asked for.</param>
/// <param name="keys">The library's own runs.</param>
/// <param name="progress">Told after each run.</param>
/// <param name="remarks">Told what else is to be said.</param>
/// <param name="cancel">Stops.</param>
internal sealed class LeaderboardChecks(
    CheckRequest request, IReadOnlyList<ScenarioKey> keys, IProgress<ReproductionProgress> progress, IProgress<string> remarks, CancellationToken cancel)
{
    private const int RulesLong = 10; // a search on a planted network may take as long as so many rules

    /// <summary>The subjects with their places, and the results of the library's and theirs together.</summary>
    public (IReadOnlyList<CheckedSubject> Subjects, SweepResults Results) Run(IReadOnlyList<CheckedSubject> subjects)
    {
        using var store = ResultStore.Open(request.StoreFolder, tell: remarks.Report, cancel: cancel);
        remarks.Report($"leaderboard, {TimeLeft.Announce(Sweep.Estimate(keys, request.Threads, store), request.Threads)}");
        var own = Sweep.Run(keys, request.Threads, progress, store, cancel);
        var labels = Labels(subjects);
        var (found, failures) = Seek([.. subjects.Where(s => Obstacle(s) is null)], labels);
        var results = new SweepResults([.. own.Results, .. found.Where(f => !failures.ContainsKey(f.Subject)).Select(f => f.Result)]);
        var places = LeaderboardPlace.Of(results);
        return ([.. subjects.Select(s => s.Seeks || s.Kind != SubjectKind.Contract ? s with { Standing = Stand(s) } : s)], results);

        Standing Stand(CheckedSubject subject)
        {
            var nowhere = new Standing(labels[subject], null, places.Count, "") { Remark = Obstacle(subject) ?? "", Failure = failures.GetValueOrDefault(subject) };
            return places.FirstOrDefault(p => p.Seeker == nowhere.Label) is { } place ? nowhere with { Place = place.Place, Found = $"{place.Found} of {place.Pairs}" } : nowhere;
        }
    }

    // What the ground's rules refuse would only hang or fail here again.
    private static string? Obstacle(CheckedSubject subject) =>
        !subject.Seeks ? "it could not be made"
        : subject.Rules.FirstOrDefault(r => r.Outcome == RuleOutcome.Inconclusive)?.Reason;

    // Never a name of the library's own.
    private static Dictionary<CheckedSubject, string> Labels(IReadOnlyList<CheckedSubject> subjects) => subjects.ToDictionary(
        s => s, s => subjects.Count(other => other.Name == s.Name) == 1 ? $"{s.Name} (yours)" : $"{s.Name} (yours, {OneLine.Of(s.Type)})");

    private (IReadOnlyCollection<(CheckedSubject Subject, ScenarioResult Result)> Found, IReadOnlyDictionary<CheckedSubject, string> Failures) Seek(
        IReadOnlyList<CheckedSubject> subjects, Dictionary<CheckedSubject, string> labels)
    {
        var networks = keys.Select(key => key with { Seeker = "" }).Distinct().ToArray();
        var found = new ConcurrentBag<(CheckedSubject, ScenarioResult)>();
        var failures = new ConcurrentDictionary<CheckedSubject, (int Network, string How)>();
        remarks.Report($"leaderboard, {subjects.Count} of yours in {networks.Length} planted networks");
        var work = subjects.SelectMany(_ => networks.Index(), (subject, network) => (Subject: subject, Network: network.Index, Key: network.Item)).ToArray();
        Parallel.ForEach(
            Partitioner.Create(work, EnumerablePartitionerOptions.NoBuffering),
            new ParallelOptions { MaxDegreeOfParallelism = request.Threads, CancellationToken = cancel },
            run =>
            {
                if (failures.TryGetValue(run.Subject, out var earlier) && earlier.Network < run.Network)
                {
                    return; // no place is left to be won, nor an earlier failure to be told
                }

                try
                {
                    found.Add((run.Subject, Seek(run.Subject, labels[run.Subject], run.Key)));
                }
                catch (ChildEndedException e)
                {
                    var failure = (run.Network, $"{run.Key.Task}, replicate {run.Key.Replicate}: {e.Message}");
                    failures.AddOrUpdate(run.Subject, failure, (_, other) => other.Network < run.Network ? other : failure);
                }
            });
        return (found, failures.ToDictionary(pair => pair.Key, pair => pair.Value.How));
    }

    private ScenarioResult Seek(CheckedSubject subject, string label, ScenarioKey key)
    {
        using var child = new Child(
            request.Assembly, subject.Type, "--kind", $"{subject.Kind}", "--time-limit", FormattableString.Invariant($"{request.TimeLimit.TotalSeconds:0}"),
            $"--name={label}", $"--key={JsonSerializer.Serialize(key, ResultsJson.Options)}");
        ScenarioResult? result = null;
        foreach (var message in child.Messages(RulesLong * request.TimeLimit, cancel))
        {
            result = message.Kind switch
            {
                MessageKind.Found => (ScenarioResult)JsonSerializer.Deserialize<ExperimentResult>(message.Text, ResultsJson.Options)!,
                MessageKind.Error => throw new ChildEndedException(message.Text),
                _ => result,
            };
        }

        return result ?? throw new ChildEndedException("the process ended without a result");
    }
}
