using PlantNSeek.Artifacts;

namespace PlantNSeek.Cli.Exchange;

/// <summary>Scores to judge.</summary>
/// <param name="Planted">The file of the network.</param>
/// <param name="Truth">The file of its truth; null where the network's file has it.</param>
/// <param name="Scores">The file of the scores.</param>
/// <param name="Trains">Whether the masks of the largest scores are trained.</param>
/// <param name="Biases">What becomes of biases without scores.</param>
/// <param name="Out">The folder of <c>scores.json</c>.</param>
internal sealed record ScoreRequest(string Planted, string? Truth, string Scores, bool Trains, MissingBiases Biases, string Out);
