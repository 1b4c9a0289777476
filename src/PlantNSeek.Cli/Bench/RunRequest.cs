namespace PlantNSeek.Cli.Bench;

/// <summary>A run of the paper to be timed.</summary>
/// <param name="Experiment"><c>singleshot</c> or <c>multishot</c>.</param>
/// <param name="Task">Name of the task.</param>
/// <param name="Depth">Layers of neurons, input and output included.</param>
/// <param name="Width">Width of the hidden layers.</param>
/// <param name="Density">A fraction, or <c>ticket</c>.</param>
/// <param name="Pruner">Name of the pruner.</param>
/// <param name="Repeats">Timed runs after the warm-up.</param>
internal sealed record RunRequest(string Experiment, string Task, int Depth, int Width, string Density, string Pruner, int Repeats)
{
    /// <summary>Its name in keys and streams.</summary>
    public const string SingleShot = "singleshot";

    /// <inheritdoc cref="SingleShot"/>
    public const string Multishot = "multishot";

    /// <summary>Such as <c>singleshot, circle, depth 5, width 100, density 0.01, SynFlow</c>.</summary>
    public override string ToString() => FormattableString.Invariant($"{Experiment}, {Task}, depth {Depth}, width {Width}, density {Density}, {Pruner}");
}
