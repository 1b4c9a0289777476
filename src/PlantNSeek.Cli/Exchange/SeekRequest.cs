namespace PlantNSeek.Cli.Exchange;

/// <summary>What to seek.</summary>
/// <param name="Planted">The file of the network.</param>
/// <param name="Seeker">The seeker's name.</param>
/// <param name="Density">The fraction to keep, or <c>ticket</c>; null where a number is given.</param>
/// <param name="Keep">Parameters to keep; null where a density is given.</param>
/// <param name="Rounds">Rounds of scoring and pruning.</param>
/// <param name="Out">The mask's file.</param>
internal sealed record SeekRequest(string Planted, string Seeker, string? Density, int? Keep, int Rounds, string Out);
