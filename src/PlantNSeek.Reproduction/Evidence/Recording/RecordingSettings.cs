using PlantNSeek.Claims;
using PlantNSeek.Experiments.Scenarios;
using PlantNSeek.Sweeping;

namespace PlantNSeek.Evidence.Recording;

/// <summary>What is recorded.</summary>
public sealed record RecordingSettings
{
    /// <summary>The name of the profile whose runs these are; null for those of the recorded evidence.</summary>
    public string? Profile { get; init; }

    /// <summary>All runs that there are to select from.</summary>
    /// <exception cref="ArgumentException">There is no such profile; the message lists those there are.</exception>
    public IReadOnlyList<ScenarioKey> Runs => [.. (Profile is { } name ? Sweeping.Profile.ByName(name) : Sweeping.Profile.Recorded).Scenarios()];

    /// <summary>Names of experiments; all where empty.</summary>
    public IReadOnlyList<string> Experiments { get; init; } = [];

    /// <summary>The first words of the names of settings, such as <c>multishot Fair circle</c>; all where empty.</summary>
    public IReadOnlyList<string> Cells { get; init; } = [];

    /// <summary>Whether the runs that are selected are run again although they are recorded.</summary>
    public bool Again { get; init; }

    /// <summary>Whether replicates are added where a claim is undecided.</summary>
    public bool Decides { get; init; } = true;

    /// <summary>Ids of the claims for which they are; all where empty.</summary>
    public IReadOnlyList<string> Claims { get; init; } = [];

    /// <summary>Runs at work at a time, at least 1.</summary>
    public int Threads { get; init; } = 1;

    /// <summary>The same with experiments and claims by the names that they have.</summary>
    /// <exception cref="ArgumentException">There is no such experiment or claim; the message lists those there are.</exception>
    public RecordingSettings Known() => this with
    {
        Experiments = [.. Experiments.Select(e => ExperimentCatalog.ByName(e).Name)],
        Claims = [.. Claims.Select(c => ClaimBook.ById(c).Id)],
    };

    /// <summary>Requires that something is selected.</summary>
    /// <param name="runs">All runs that there are, one at least.</param>
    /// <exception cref="ArgumentException">None of them is.</exception>
    public void RequireSome(IReadOnlyList<ScenarioKey> runs)
    {
        ArgumentNullException.ThrowIfNull(runs);
        if (!runs.Any(Selects))
        {
            string[] chosen =
            [
                .. Experiments.Count == 0 ? [] : (string[])[$"of the experiment {string.Join(" or ", Experiments)}"],
                .. Cells.Count == 0 ? [] : (string[])[$"in a setting whose name begins with the words {string.Join(" or ", Cells)}"],
            ];
            throw new ArgumentException($"no run of the profile or on record is {string.Join(" and ", chosen)}; such a name is '{NameOf(runs[0])}'");
        }
    }

    /// <summary>Whether a run is selected.</summary>
    public bool Selects(ScenarioKey key)
    {
        var name = NameOf(key) + " "; // whole words: noise 0 is not noise 0.01
        return (Experiments.Count == 0 || Experiments.Contains(key.Experiment)) && (Cells.Count == 0 || Cells.Any(c => name.StartsWith(c + " ", StringComparison.OrdinalIgnoreCase)));
    }

    private static string NameOf(ScenarioKey key) => new EvidenceCell(key.Setting, key.Seeker).Name;
}
