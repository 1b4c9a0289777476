namespace PlantNSeek.Pruning.Seekers.Rounds;

/// <summary>What the training of one round leaves behind; nobody changes it.</summary>
/// <param name="Parameters">Trained where kept; masked entries as they were.</param>
/// <param name="LastGradient">The gradient that the last step followed; null where there was no step.</param>
internal sealed record TrainedRound(ReadOnlyMemory<float> Parameters, ReadOnlyMemory<double>? LastGradient);
