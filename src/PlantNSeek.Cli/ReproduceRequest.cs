using PlantNSeek.Evidence;
using PlantNSeek.Evidence.Auditing;

namespace PlantNSeek.Cli;

/// <summary>A check of the recorded runs, or a run of a profile.</summary>
/// <param name="OutputFolder">Where the report goes.</param>
/// <param name="StoreFolder">Where finished runs are kept, and taken from.</param>
/// <param name="Threads">Runs at work at a time, at least 1.</param>
internal sealed record ReproduceRequest(string OutputFolder, string StoreFolder, int Threads)
{
    /// <summary>The evidence; empty for that beside the command.</summary>
    public string EvidenceFolder { get; init; } = "";

    /// <summary>The profile that is run and judged on its own replicates; null to judge on all that is recorded.</summary>
    public string? Profile { get; init; }

    /// <summary>Whether all recorded runs are recomputed, and not only a sample.</summary>
    public bool All { get; init; }

    /// <summary>Which runs are recomputed.</summary>
    public RunSelection Selection { get; init; } = new();

    /// <summary>The folder of data sets; null for that of the environment variable.</summary>
    public string? DataFolder { get; init; }

    /// <summary>Whether to run everything again, whatever is cached.</summary>
    public bool Fresh { get; init; }
}

/// <summary>The result of a reproduction.</summary>
/// <param name="Verdicts">Number of verdicts given.</param>
/// <param name="Differences">One line for each verdict that differs from the recorded one.</param>
/// <param name="ReportFiles">The report's files, the one to open first.</param>
internal sealed record ReproduceOutcome(int Verdicts, IReadOnlyList<string> Differences, IReadOnlyList<string> ReportFiles)
{
    /// <summary>Verdicts for which there are too few replicates, so that none is expected.</summary>
    public int NotJudged { get; init; }

    /// <summary>One line for what holds by proof or construction and is violated in a replicate.</summary>
    public IReadOnlyList<string> Violations { get; init; } = [];

    /// <summary>Recorded runs.</summary>
    public int Recorded { get; init; }

    /// <summary>Those of them that were recomputed, whole or in part.</summary>
    public int Recomputed { get; init; }

    /// <summary>How they agree where none differs.</summary>
    public string Agreement { get; init; } = EvidenceCheck.Nothing.Agreement;

    /// <summary>One line for each recomputed run that differs from the recorded one.</summary>
    public IReadOnlyList<string> Changes { get; init; } = [];

    /// <summary>One line for each reason for which recorded runs could not be recomputed here.</summary>
    public IReadOnlyList<string> NotChecked { get; init; } = [];
}
