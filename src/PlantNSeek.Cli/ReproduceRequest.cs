namespace PlantNSeek.Cli;

/// <summary>A run of the paper's experiments.</summary>
/// <param name="Profile">How much to run.</param>
/// <param name="OutputFolder">Where the report goes.</param>
/// <param name="StoreFolder">Where finished runs are kept, and taken from.</param>
/// <param name="Fresh">Whether to run everything again, whatever is cached.</param>
/// <param name="Threads">Runs at work at a time, at least 1.</param>
internal sealed record ReproduceRequest(string Profile, string OutputFolder, string StoreFolder, bool Fresh, int Threads);

/// <summary>The result of a reproduction.</summary>
/// <param name="Verdicts">Number of verdicts given.</param>
/// <param name="Differences">One line for each verdict that differs from the recorded one.</param>
/// <param name="ReportFiles">The report's files, the one to open first.</param>
internal sealed record ReproduceOutcome(int Verdicts, IReadOnlyList<string> Differences, IReadOnlyList<string> ReportFiles)
{
    /// <summary>Verdicts for which the profile has too few replicates, so that none is expected of it.</summary>
    public int NotJudged { get; init; }

    /// <summary>One line for what holds by proof or construction and is violated in a replicate.</summary>
    public IReadOnlyList<string> Violations { get; init; } = [];
}
