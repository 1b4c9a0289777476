namespace PlantNSeek.Experiments;

/// <summary>What determines a planted network and its data: one replicate of a setting under one protocol.</summary>
/// <param name="Protocol">Name of the protocol.</param>
/// <param name="Task">Name of the task.</param>
/// <param name="Depth">Layers of neurons, input and output included.</param>
/// <param name="Width">Units per hidden layer of the host.</param>
/// <param name="Noise">Share of flipped labels, or standard deviation of the noise on the values.</param>
/// <param name="Replicate">Counts from 1.</param>
public readonly record struct ScenarioKey(string Protocol, string Task, int Depth, int Width, double Noise, int Replicate)
{
    /// <summary>Such as <c>Fair circle depth 5 width 100 replicate 3</c>.</summary>
    public override string ToString() => $"{Protocol} {Task} depth {Depth} width {Width} replicate {Replicate}";
}
