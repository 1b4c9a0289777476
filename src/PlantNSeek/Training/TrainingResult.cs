namespace PlantNSeek.Training;

/// <summary>What training leaves behind.</summary>
/// <param name="Parameters">
/// All parameters, flat. Masked entries hold what was passed in, bit for bit (decayed under <see cref="SgdSettings.DecaysMasked"/>).
/// </param>
/// <param name="EpochLosses">Mean loss over the samples of each epoch (of those seen, where an epoch was cut off by <see cref="TrainingSettings.MaxSamples"/>), each batch at the parameters it met.</param>
public sealed record TrainingResult(float[] Parameters, double[] EpochLosses);
