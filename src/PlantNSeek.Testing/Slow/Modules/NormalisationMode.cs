namespace PlantNSeek.Testing.Slow.Modules;

/// <summary>What BatchNorm does in a pass.</summary>
public enum NormalisationMode
{
    /// <summary>It normalises by mean and variance of the batch, through which gradients flow.</summary>
    BatchStatistics,

    /// <summary>It normalises by the running mean and variance, which are constants.</summary>
    RunningStatistics,

    /// <summary>It passes its input through.</summary>
    Identity,
}
