namespace PlantNSeek.Cli.Bench;

/// <summary>The step to be timed.</summary>
/// <param name="Task">Name of the task.</param>
/// <param name="Depth">Layers of neurons, input and output included.</param>
/// <param name="Width">Width of the hidden layers.</param>
/// <param name="Batch">Samples a step.</param>
/// <param name="Density">The fraction of parameters that a random mask keeps.</param>
internal sealed record StepRequest(string Task, int Depth, int Width, int Batch, double Density)
{
    /// <summary>Such as <c>circle, depth 5, width 100, batch 32, density 0.5</c>.</summary>
    public override string ToString() => FormattableString.Invariant($"{Task}, depth {Depth}, width {Width}, batch {Batch}, density {Density}");
}
