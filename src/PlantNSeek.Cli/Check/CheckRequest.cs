namespace PlantNSeek.Cli.Check;

/// <summary>An assembly to be checked.</summary>
/// <param name="Assembly">Path of its .dll.</param>
/// <param name="OutputFolder">Where the report goes.</param>
/// <param name="StoreFolder">Where the library's own runs on the leaderboard are kept, and taken from.</param>
/// <param name="WithLeaderboard">Whether to run the leaderboard.</param>
/// <param name="Threads">Processes or runs at work at a time, at least 1.</param>
/// <param name="TimeLimit">How long a rule may take.</param>
/// <param name="AcceptDeviations">Whether a deviation on record counts as kept.</param>
internal sealed record CheckRequest(string Assembly, string OutputFolder, string StoreFolder, bool WithLeaderboard, int Threads, TimeSpan TimeLimit, bool AcceptDeviations);
