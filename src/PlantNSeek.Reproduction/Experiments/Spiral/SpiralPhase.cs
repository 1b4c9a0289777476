namespace PlantNSeek.Experiments.Spiral;

/// <summary>
/// One stretch of training by Adam (beta 0.9 and 0.99, epsilon 1e-8, no weight decay) with a rate that falls along half a cosine, step by
/// step, from its start to 0.
/// </summary>
/// <param name="SampleStep">Trains on every n-th point of the spiral.</param>
/// <param name="Epochs">Passes over these points, each in an order of its own.</param>
/// <param name="BatchSize">Samples per step.</param>
/// <param name="LearningRate">At the start.</param>
public sealed record SpiralPhase(int SampleStep, int Epochs, int BatchSize, double LearningRate);
