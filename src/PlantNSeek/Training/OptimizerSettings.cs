namespace PlantNSeek.Training;

/// <summary>How parameters follow their gradient. Formulas and defaults are PyTorch's.</summary>
/// <param name="LearningRate">Base learning rate, which the schedule scales; above 0.</param>
public abstract record OptimizerSettings(double LearningRate)
{
    /// <summary>L2 penalty: this times the parameter is added to its gradient, unless the optimiser decouples it; at least 0.</summary>
    public double WeightDecay { get; init; }

    /// <exception cref="ArgumentOutOfRangeException">A setting is out of its range.</exception>
    internal virtual void Check()
    {
        Guard.InRange(LearningRate, double.Epsilon, double.MaxValue);
        Guard.InRange(WeightDecay, 0, double.MaxValue);
    }
}
