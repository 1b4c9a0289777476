namespace PlantNSeek.Testing.Slow.Modules;

/// <summary>A tensor of a network: its name, its shape and what it holds.</summary>
internal sealed record OracleTensor(string Name, TensorKind Kind, params int[] Shape)
{
    /// <summary>Numbers in it.</summary>
    public int Length { get; } = Shape.Aggregate(1, (a, b) => a * b);

    /// <summary>Whether a pruner may take entries out.</summary>
    public bool IsPrunable => Kind is TensorKind.Weight or TensorKind.Bias;

    /// <summary>Whether training leaves it to the forward passes.</summary>
    public bool IsStatistic => Kind is TensorKind.RunningMean or TensorKind.RunningVariance;
}
