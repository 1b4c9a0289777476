using PlantNSeek.Cli.Baselines;

namespace PlantNSeek.Cli.Check;

/// <summary>An assembly to be checked.</summary>
/// <param name="Assembly">Path of its .dll.</param>
/// <param name="OutputFolder">Where the report goes.</param>
/// <param name="StoreFolder">Where the library's own runs on the leaderboard are kept, and taken from.</param>
/// <param name="WithLeaderboard">Whether to run the leaderboard.</param>
/// <param name="Threads">Processes or runs at work at a time, at least 1.</param>
/// <param name="TimeLimit">How long a rule may take.</param>
/// <param name="AcceptDeviations">Whether a deviation on record counts as kept.</param>
internal sealed record CheckRequest(string Assembly, string OutputFolder, string StoreFolder, bool WithLeaderboard, int Threads, TimeSpan TimeLimit, bool AcceptDeviations)
{
    /// <summary>What is to be done with baselines; nothing unless given.</summary>
    public BaselineRequest Baseline { get; init; } = new(null, null, false);

    /// <summary>Planted networks of each task that a baseline is recorded on; null for as many as usual, or as the baseline has.</summary>
    public int? Networks { get; init; }
}
