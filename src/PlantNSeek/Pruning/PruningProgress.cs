namespace PlantNSeek.Pruning;

/// <summary>A round of pruning is done.</summary>
/// <param name="Round">Rounds done, from 1.</param>
/// <param name="Rounds">Rounds in all.</param>
/// <param name="Kept">Parameters that the mask keeps now.</param>
public readonly record struct PruningProgress(int Round, int Rounds, int Kept);
