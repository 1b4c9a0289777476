namespace PlantNSeek.DataSets.Fetching;

/// <summary>What was fetched.</summary>
/// <param name="Folder">Where the data set is.</param>
/// <param name="Fetched">Names of the files that were missing.</param>
/// <param name="Present">How many were there already.</param>
internal sealed record FetchOutcome(string Folder, IReadOnlyList<string> Fetched, int Present);
