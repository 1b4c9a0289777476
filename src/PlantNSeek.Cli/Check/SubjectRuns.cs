using System.Collections.Concurrent;
using System.Text.Json;
using PlantNSeek.Cli.Check.Messages;
using PlantNSeek.Experiments.Scenarios;
using PlantNSeek.Numpy;
using PlantNSeek.Store;

namespace PlantNSeek.Cli.Check;

/// <summary>Lets the user's seekers seek in planted networks, each search in a process of its own.</summary>
/// <param name="request">What is asked for.</param>
/// <param name="cancel">Stops.</param>
internal sealed class SubjectRuns(CheckRequest request, CancellationToken cancel)
{
    private const int RulesLong = 10; // a search on a planted network may take as long as so many rules

    /// <summary>Why a subject is not let seek: what the ground's rules refuse would only hang or fail here again.</summary>
    public static string? Obstacle(CheckedSubject subject) =>
        !subject.Seeks ? "it could not be made"
        : subject.Rules.FirstOrDefault(static r => r.Outcome == Testing.Running.RuleOutcome.Inconclusive)?.Reason;

    /// <summary>Names of their own: the one that each gives itself, with its type where that is not the only one, and a mark.</summary>
    /// <param name="subjects">The subjects.</param>
    /// <param name="mark">What is put behind each, such as <c>yours</c>.</param>
    public static Dictionary<CheckedSubject, string> Labels(IReadOnlyList<CheckedSubject> subjects, string mark = "") => subjects.ToDictionary(
        s => s,
        s =>
        {
            var inBrackets = string.Join(", ", new[] { mark, subjects.Count(other => other.Name == s.Name) == 1 ? "" : OneLine.Of(s.Type) }.Where(static part => part.Length > 0));
            return inBrackets.Length > 0 ? $"{s.Name} ({inBrackets})" : s.Name;
        });

    /// <summary>All searches: results in the order of the networks of each subject that failed in none, and the first failure of each other one.</summary>
    /// <param name="subjects">Who seeks.</param>
    /// <param name="labels">Their names in the results.</param>
    /// <param name="networks">The runs, without a seeker.</param>
    /// <param name="done">Told after each search, from any thread.</param>
    public (ILookup<CheckedSubject, ScenarioResult> Found, IReadOnlyDictionary<CheckedSubject, string> Failures) Run(
        IReadOnlyList<CheckedSubject> subjects, Dictionary<CheckedSubject, string> labels, IReadOnlyList<ScenarioKey> networks, Action<CheckedSubject, ScenarioKey> done)
    {
        var found = new ConcurrentBag<(CheckedSubject Subject, int Network, ScenarioResult Result)>();
        var failures = new ConcurrentDictionary<CheckedSubject, (int Network, string How)>();
        var work = subjects.SelectMany(_ => networks.Index(), (subject, network) => (Subject: subject, Network: network.Index, Key: network.Item)).ToArray();
        Parallel.ForEach(
            Partitioner.Create(work, EnumerablePartitionerOptions.NoBuffering),
            new ParallelOptions { MaxDegreeOfParallelism = request.Threads, CancellationToken = cancel },
            run =>
            {
                if (failures.TryGetValue(run.Subject, out var earlier) && earlier.Network < run.Network)
                {
                    return; // no result is left to be won, nor an earlier failure to be told
                }

                try
                {
                    found.Add((run.Subject, run.Network, Seek(run.Subject, labels[run.Subject], run.Key)));
                }
                catch (ChildEndedException e)
                {
                    var failure = (run.Network, $"{run.Key.Task}, replicate {run.Key.Replicate}: {e.Message}");
                    failures.AddOrUpdate(run.Subject, failure, (_, other) => other.Network < run.Network ? other : failure);
                }

                done(run.Subject, run.Key);
            });
        return (found.Where(f => !failures.ContainsKey(f.Subject)).OrderBy(static f => f.Network).ToLookup(static f => f.Subject, static f => f.Result), failures.ToDictionary(static pair => pair.Key, static pair => pair.Value.How));
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
