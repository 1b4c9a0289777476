namespace PlantNSeek.Training;

/// <summary>The state of training, reported after each epoch.</summary>
/// <param name="Epoch">Epochs finished.</param>
/// <param name="Epochs">Epochs in all.</param>
/// <param name="Loss">Mean loss of the epoch just finished.</param>
public readonly record struct TrainingProgress(int Epoch, int Epochs, double Loss);
