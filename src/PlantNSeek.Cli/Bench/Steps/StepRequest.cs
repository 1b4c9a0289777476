namespace PlantNSeek.Cli.Bench.Steps;

/// <summary>The step to be timed.</summary>
/// <param name="Task">Name of the task.</param>
/// <param name="Depth">Layers of neurons, input and output included.</param>
/// <param name="Width">Width of the hidden layers.</param>
/// <param name="Batch">Samples a step.</param>
/// <param name="Density">The fraction of parameters that a random mask keeps.</param>
/// <param name="Form">One of <see cref="Forms"/>: how the masked network is computed, with the same bits.</param>
/// <param name="Engine">What computes it.</param>
/// <param name="Model">One of the papers' networks on images of 3x32x32 instead of task, depth and width; null for these.</param>
/// <param name="WidthFactor">Scales the channels of the model.</param>
internal sealed record StepRequest(
    string Task, int Depth, int Width, int Batch, double Density, string Form = StepRequest.Automatic, string Engine = StepRequest.Managed, string? Model = null, double WidthFactor = 1)
{
    /// <summary>The engine of fully connected networks.</summary>
    public const string Managed = "managed";

    /// <summary>Each layer in the form that is expected to cost less.</summary>
    public const string Automatic = "automatic";

    /// <summary>Automatic; full matrices of all units; full matrices of the units that matter; edge lists of those.</summary>
    public static IReadOnlyList<string> Forms { get; } = [Automatic, "dense", "compacted", "sparse"];

    /// <summary>Such as <c>circle, depth 5, width 100, batch 32, density 0.5</c>, or <c>vgg16, width factor 0.125, batch 128, density 1, engine torch</c>.</summary>
    public override string ToString() => FormattableString.Invariant(
        $"{(Model is null ? $"{Task}, depth {Depth}, width {Width}" : FormattableString.Invariant($"{Model}, width factor {WidthFactor}"))}, batch {Batch}, density {Density}{(Form == Automatic ? "" : $", {Form}")}{(Engine == Managed ? "" : $", engine {Engine}")}");
}
