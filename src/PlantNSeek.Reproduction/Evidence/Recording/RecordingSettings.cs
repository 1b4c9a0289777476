using PlantNSeek.Experiments.Scenarios;

namespace PlantNSeek.Evidence.Recording;

/// <summary>What is recorded.</summary>
public sealed record RecordingSettings
{
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

    /// <summary>Whether a run is selected.</summary>
    public bool Selects(ScenarioKey key)
    {
        var name = new EvidenceCell(key.Setting, "").Name + " "; // whole words: noise 0 is not noise 0.01
        return (Experiments.Count == 0 || Experiments.Contains(key.Experiment)) && (Cells.Count == 0 || Cells.Any(c => name.StartsWith(c + " ", StringComparison.OrdinalIgnoreCase)));
    }
}
