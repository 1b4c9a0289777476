using PlantNSeek.Experiments.Scenarios;

namespace PlantNSeek.Claims;

/// <summary>A claim of the paper, in our words, with what is measured for it and the verdicts recorded earlier.</summary>
/// <param name="Id">Such as <c>C7</c>.</param>
/// <param name="Title">A few words.</param>
/// <param name="Source">Figure, theorem or algorithm of the paper.</param>
/// <param name="Statement">What is claimed.</param>
/// <param name="Parts">The claim holds when each of these does.</param>
/// <param name="RecordedPaper">The verdict and reason recorded under the Paper protocol.</param>
/// <param name="RecordedFair">The verdict and reason recorded under the Fair protocol.</param>
public sealed record Claim(
    string Id,
    string Title,
    string Source,
    string Statement,
    IReadOnlyList<ClaimPart> Parts,
    RecordedVerdict RecordedPaper,
    RecordedVerdict RecordedFair)
{
    /// <summary>
    /// What is measured with one choice of the Paper protocol taken from Fair, or one parameter changed, to see what depends on it; each
    /// is <see cref="ClaimPart.Against"/> the same measure without the change.
    /// </summary>
    public IReadOnlyList<ClaimPart> Artefacts { get; init; } = [];

    /// <summary>The claim that this one asks once more in another setting, such as with weight decay; null where it is one of its own.</summary>
    public string? Repeats { get; init; }

    /// <summary>All that is measured for it under a protocol: parts, artefacts, and what these are compared with.</summary>
    public IEnumerable<ClaimPart> Measured(string protocol) =>
        Parts.Concat(Artefacts).Where(p => p.IsUnder(protocol)).SelectMany(static p => p.Against is null ? [p] : (ClaimPart[])[p, p.Other()]);

    /// <summary>The recorded verdict of a protocol, by its name.</summary>
    /// <exception cref="ArgumentException">No protocol has that name.</exception>
    public RecordedVerdict Recorded(string protocol) => protocol switch
    {
        "Paper" => RecordedPaper,
        "Fair" => RecordedFair,
        _ => throw new ArgumentException($"protocol is {protocol}; the known ones are Paper, Fair", nameof(protocol)),
    };
}

/// <summary>A verdict as committed, with the reason in a sentence.</summary>
/// <param name="Verdict">That on all the evidence.</param>
/// <param name="Reason">Why, with numbers.</param>
public sealed record RecordedVerdict(Verdict Verdict, string Reason);

/// <summary>What differs in the setting that a part compares with; null where nothing does.</summary>
public sealed record ComparedSetting(string? Experiment, string? Task, int? Depth, int? Width, double? Noise, string? Switch)
{
    /// <summary>Weight decay in the training of the searches; nothing for none, null where it does not differ.</summary>
    public string? Decay { get; init; }
}

/// <summary>One statistic and the threshold it must meet: below (exclusive) or at least (inclusive).</summary>
public sealed record ClaimPart
{
    /// <summary>Name of the measure.</summary>
    public required string Measure { get; init; }

    /// <summary>Task, such as <c>circle</c>.</summary>
    public required string Task { get; init; }

    /// <summary>Layers of neurons.</summary>
    public required int Depth { get; init; }

    /// <summary>The experiment that is measured.</summary>
    public string Experiment { get; init; } = "singleshot";

    /// <summary>Units per hidden layer of the host.</summary>
    public int Width { get; init; } = 100;

    /// <summary>Noise of the data.</summary>
    public double Noise { get; init; } = 0.01;

    /// <summary>Switches of the protocol that are turned, joined by +.</summary>
    public string Switch { get; init; } = "";

    /// <summary>Weight decay in the training of the searches, as in <see cref="ScenarioKey.Decay"/>; null for none.</summary>
    public string? Decay { get; init; }

    /// <summary>The setting compared with, where the measure compares two: what differs from this part's own.</summary>
    public ComparedSetting? Against { get; init; }

    /// <summary>The one protocol under which the part is judged; null for both.</summary>
    public string? Protocol { get; init; }

    /// <summary>The fewest replicates that the part can be judged on; a profile with fewer is out of budget.</summary>
    public int Replicates { get; init; } = 1;

    /// <summary><c>strong</c> (after pruning), <c>weak</c> (after training from the initial values) or <c>trained</c> (after ten epochs more from the parameters that the search brings), where the measure is of a score.</summary>
    public string? Score { get; init; }

    /// <summary>The pruner in question, where the measure is about one.</summary>
    public string? Pruner { get; init; }

    /// <summary>Density labels, where the measure runs over some.</summary>
    public IReadOnlyList<string> Densities { get; init; } = [];

    /// <summary>The pruners in question, where the measure is about some; all of the paper's where empty.</summary>
    public IReadOnlyList<string> Pruners { get; init; } = [];

    /// <summary>The named number, where the measure is one.</summary>
    public string? Number { get; init; }

    /// <summary>Start of a fall, where the measure compares two densities.</summary>
    public string? From { get; init; }

    /// <summary>End of a fall, where the measure compares two densities.</summary>
    public string? To { get; init; }

    /// <summary>The value expected, where the measure is a distance from one.</summary>
    public double? Expected { get; init; }

    /// <summary>The statistic must be below this.</summary>
    public double? Below { get; init; }

    /// <summary>The statistic must be at least this.</summary>
    public double? AtLeast { get; init; }

    /// <summary>Whether the part is judged under a protocol.</summary>
    public bool IsUnder(string protocol) => Protocol is null || Protocol == protocol;

    /// <summary>The setting that is measured, under a protocol.</summary>
    public ScenarioKey Setting(string protocol) => new(protocol, Task, Depth, Width, Noise, 0) { Experiment = Experiment, Switch = Switch, Decay = Decay };

    /// <summary>The part about the setting compared with.</summary>
    /// <exception cref="InvalidOperationException">The part compares with nothing.</exception>
    public ClaimPart Other() => Against is { } other
        ? this with
        {
            Experiment = other.Experiment ?? Experiment, Task = other.Task ?? Task, Depth = other.Depth ?? Depth, Width = other.Width ?? Width,
            Noise = other.Noise ?? Noise, Switch = other.Switch ?? Switch, Decay = other.Decay is { } decay ? decay.Length == 0 ? null : decay : Decay, Against = null,
        }
        : throw new InvalidOperationException($"the part {Measure} of {Task} compares with nothing");

    /// <summary>The one threshold of the part.</summary>
    public double Threshold => Below ?? AtLeast ?? throw new InvalidOperationException($"the part {Measure} of {Task} has no threshold");

    /// <summary>Whether a value of the statistic meets the threshold.</summary>
    public bool Holds(double statistic) => Below is { } below ? statistic < below : statistic >= Threshold;
}
