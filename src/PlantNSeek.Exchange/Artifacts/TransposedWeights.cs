using PlantNSeek.Numpy;

namespace PlantNSeek.Artifacts;

/// <summary>Whether all weights of a file are written as <c>[inputs, outputs]</c>, as Keras and JAX keep them: no single one then differs from its neighbours.</summary>
internal static class TransposedWeights
{
    /// <summary>What to add to the message about a shape that does not fit; empty where the weights would not fit either way.</summary>
    public static string Hint(NpzFile file) => Are(file) ? "; are all weights transposed? they must be [outputs, inputs]" : "";

    // The layers follow one another, with their biases and the inputs of the training samples, when each weight is turned.
    private static bool Are(NpzFile file)
    {
        var (outputs, differs) = (file.Find(ArrayNames.Inputs(ArrayNames.Training)) is { Shape: [_, var inputs] } ? inputs : -1, false);
        for (var layer = 1; file.Find($"layer{layer}.weight") is { } weight; layer++)
        {
            if (weight.Shape.Count != 2 || (outputs >= 0 && weight.Shape[0] != outputs))
            {
                return false;
            }

            outputs = weight.Shape[1];
            differs |= weight.Shape[0] != outputs;
            if (file.Find($"layer{layer}.bias") is { } bias && !bias.Shape.SequenceEqual([outputs]))
            {
                return false;
            }
        }

        return differs;
    }
}
