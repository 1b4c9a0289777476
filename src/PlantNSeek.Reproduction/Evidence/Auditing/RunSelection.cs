using PlantNSeek.Claims;
using PlantNSeek.Experiments.Scenarios;
using PlantNSeek.Sweeping;

namespace PlantNSeek.Evidence.Auditing;

/// <summary>A choice among recorded runs: what is empty chooses all.</summary>
public sealed record RunSelection
{
    /// <summary>Ids of claims: the runs behind them.</summary>
    public IReadOnlyList<string> Claims { get; init; } = [];

    /// <summary>Names of experiments.</summary>
    public IReadOnlyList<string> Experiments { get; init; } = [];

    /// <summary>Names of tasks; of transfers <c>source&gt;target</c>.</summary>
    public IReadOnlyList<string> Tasks { get; init; } = [];

    /// <summary>The first and the last replicate; null for all.</summary>
    public (int First, int Last)? Replicates { get; init; }

    /// <summary>Whether all runs are chosen.</summary>
    public bool IsEverything => Claims.Count == 0 && Experiments.Count == 0 && Tasks.Count == 0 && Replicates is null;

    /// <summary>Says of each run of a book whether it is chosen.</summary>
    /// <exception cref="ArgumentException">A name is unknown, or nothing is chosen; the message lists the names there are.</exception>
    public Func<ScenarioKey, bool> Of(EvidenceBook book)
    {
        ArgumentNullException.ThrowIfNull(book);
        string[] experiments = [.. Experiments.Select(e => ExperimentCatalog.ByName(e).Name)];
        string[] known = [.. book.Results.Results.Select(r => r.Key.Task).Distinct().Order(StringComparer.Ordinal)];
        string[] tasks = [.. Tasks.Select(t => Catalogue.Find(known, t, static name => name, $"task is {t}; the recorded ones are"))];
        var behind = Claims.SelectMany(id => RunsBehind.Claim(ClaimBook.ById(id), book)).Select(u => u.Recorded.Key).ToHashSet();
        bool Chooses(ScenarioKey key) => (Claims.Count == 0 || behind.Contains(key)) && (experiments.Length == 0 || experiments.Contains(key.Experiment))
            && (tasks.Length == 0 || tasks.Contains(key.Task)) && (Replicates is not { } r || (key.Replicate >= r.First && key.Replicate <= r.Last));
        return book.Results.Results.Any(r => Chooses(r.Key)) ? Chooses : throw new ArgumentException("no recorded run is chosen by all of the claims, experiments, tasks and replicates together");
    }
}
