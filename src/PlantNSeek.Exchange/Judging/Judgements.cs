using PlantNSeek.Artifacts;

namespace PlantNSeek.Judging;

/// <summary>What came of judging one mask, or a folder of them.</summary>
public sealed record Judgements
{
    /// <summary>The network with its data.</summary>
    public required Host Host { get; init; }

    /// <summary>Where its ticket is, if known.</summary>
    public Truth? Truth { get; init; }

    /// <summary>Whether scores are accuracies; otherwise squared errors.</summary>
    public required bool IsAccuracy { get; init; }

    /// <summary>The planted ticket itself, if known.</summary>
    public MaskJudgement? Planted { get; init; }

    /// <summary>Each mask that could be judged.</summary>
    public required IReadOnlyList<MaskJudgement> Masks { get; init; }

    /// <summary>A board for each size of masks; empty for one mask alone.</summary>
    public IReadOnlyList<MaskBoard> Boards { get; init; } = [];

    /// <summary>A line for each mask that could not be judged.</summary>
    public IReadOnlyList<string> Refused { get; init; } = [];

    /// <summary>A line for each training that ended without a score, each of the library's seekers that could not seek, samples that are not those planted, and targets that look like something else.</summary>
    public IReadOnlyList<string> Remarks { get; init; } = [];

    /// <summary>What the network is, in a line.</summary>
    public string HostText => Host.Description is { } planted
        ? FormattableString.Invariant($"{Host.Name}: {planted.Task}, {Host.NetworkText}, noise {planted.Noise}, {planted.Protocol}, seed {planted.Seed}, {Host.Layout.Count} parameters")
        : $"{Host.Name}: {Host.NetworkText}, {Host.Layout.Count} parameters";

    /// <summary>What is known of its ticket, in a line.</summary>
    public string TruthText => Truth is { } truth
        ? $"{truth.Name}: {truth.Receipt.Weights} weights and {truth.Receipt.Biases} biases are planted"
        : "no truth is given, so nothing is said of what was found of a ticket";
}
