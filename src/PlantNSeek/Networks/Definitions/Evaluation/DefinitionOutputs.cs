using System.Numerics;
using PlantNSeek.Networks.Definitions.Nodes;

namespace PlantNSeek.Networks.Definitions.Evaluation;

/// <summary>
/// What a network gives, operation by operation, with running statistics. It trains nothing and needs no engine, and its bits are the same everywhere: every
/// product is added by one fused operation, and every sum has one order.
/// </summary>
public static class DefinitionOutputs
{
    /// <summary>The outputs <c>[samples, outputs]</c>.</summary>
    /// <param name="definition">The operations.</param>
    /// <param name="parameters">The numbers of the definition's layout.</param>
    /// <param name="inputs">Samples <c>[samples, channels, rows, columns]</c>.</param>
    /// <param name="mask">What is kept of the parameters, all others are 0; null for all of them.</param>
    /// <exception cref="ArgumentException">Parameters or mask have another length than the layout, or the inputs are no whole number of samples.</exception>
    public static T[] Of<T>(NetworkDefinition definition, ReadOnlySpan<T> parameters, ReadOnlySpan<T> inputs, Mask? mask = null)
        where T : struct, IFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(definition);
        var (layout, size, width) = (definition.Layout, definition.Input.Size, definition.Output.Channels);
        Guard.SameLength(parameters.Length, "the parameter buffer", layout.Count, $"the layout of {definition}");
        Guard.SameLength(mask?.Length ?? layout.Count, "the mask", layout.Count, $"the layout of {definition}");
        if (inputs.Length % size != 0)
        {
            throw new ArgumentException($"the inputs have {inputs.Length} numbers; a sample of {definition} has {size}", nameof(inputs));
        }

        var steps = new EvaluationSteps<T>(definition, mask is null ? parameters.ToArray() : mask.Apply(parameters));
        var outputs = new T[inputs.Length / size * width];
        for (var sample = 0; sample < inputs.Length / size; sample++)
        {
            steps.Run(inputs.Slice(sample * size, size)).CopyTo(outputs.AsSpan(sample * width, width));
        }

        return outputs;
    }
}
