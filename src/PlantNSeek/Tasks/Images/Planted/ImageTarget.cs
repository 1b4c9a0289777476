using PlantNSeek.Networks;
using PlantNSeek.Networks.Definitions;
using PlantNSeek.Networks.Definitions.Evaluation;

namespace PlantNSeek.Tasks.Images.Planted;

/// <summary>A hand-built sparse network that solves a task on images.</summary>
/// <param name="Definition">Its operations.</param>
/// <param name="Parameters">Its parameters in the order of the layout; those that are 0 are not part of it.</param>
public sealed record ImageTarget(NetworkDefinition Definition, ReadOnlyMemory<double> Parameters)
{
    /// <summary>What is part of it: the parameters that are not 0.</summary>
    public Mask Mask => Mask.From(Parameters.Length, i => Parameters.Span[i] != 0);

    /// <summary>Weights and biases that are not 0.</summary>
    public int Count => Mask.KeptCount;

    /// <summary>It as a network to plant.</summary>
    internal MaskedNetwork Network => new(Definition, Parameters.Span, Mask);
}
