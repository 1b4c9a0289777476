namespace PlantNSeek.Cli.Bench.Steps;

/// <summary>The step to be timed.</summary>
/// <param name="Task">Name of the task.</param>
/// <param name="Depth">Layers of neurons, input and output included.</param>
/// <param name="Width">Width of the hidden layers.</param>
/// <param name="Batch">Samples a step.</param>
/// <param name="Density">The fraction of parameters that a random mask keeps.</param>
/// <param name="Form">One of <see cref="Forms"/>: how the masked network is computed, with the same bits.</param>
internal sealed record StepRequest(string Task, int Depth, int Width, int Batch, double Density, string Form = StepRequest.Automatic)
{
    /// <summary>Each layer in the form that is expected to cost less.</summary>
    public const string Automatic = "automatic";

    /// <summary>Automatic; full matrices of all units; full matrices of the units that matter; edge lists of those.</summary>
    public static IReadOnlyList<string> Forms { get; } = [Automatic, "dense", "compacted", "sparse"];

    /// <summary>Such as <c>circle, depth 5, width 100, batch 32, density 0.5</c>.</summary>
    public override string ToString() => FormattableString.Invariant($"{Task}, depth {Depth}, width {Width}, batch {Batch}, density {Density}{(Form == Automatic ? "" : $", {Form}")}");
}
