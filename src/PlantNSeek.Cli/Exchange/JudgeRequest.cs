using PlantNSeek.Artifacts;

namespace PlantNSeek.Cli.Exchange;

/// <summary>What to judge.</summary>
/// <param name="Planted">The file of the network.</param>
/// <param name="Truth">The file of its truth; null where the network's file has it, or none is known.</param>
/// <param name="Mask">A mask's file, or a folder of them.</param>
/// <param name="Trains">Whether masks are trained.</param>
/// <param name="Biases">What becomes of biases that a mask does not speak of.</param>
/// <param name="Seekers">For a folder: which of the library's seekers stand beside them, with commas between; <c>all</c> or <c>none</c>.</param>
/// <param name="Out">The report's folder.</param>
/// <param name="Threads">Searches at a time.</param>
internal sealed record JudgeRequest(string Planted, string? Truth, string Mask, bool Trains, MissingBiases Biases, string Seekers, string Out, int Threads);
