using PlantNSeek.Networks;
using PlantNSeek.Networks.Definitions;
using PlantNSeek.Networks.Definitions.Evaluation;
using PlantNSeek.Networks.Definitions.Nodes;

namespace PlantNSeek.Planting.Graphs;

/// <summary>Networks without their normalisations: with running statistics each is one factor and one constant a channel.</summary>
public static class NormalisationFolding
{
    /// <summary>
    /// The same function without normalisations: <c>W * a</c> and <c>(b - mean) * a + shift</c> with <c>a = scale / sqrt(variance + epsilon)</c>. What is not 0 of the
    /// kept parameters is kept. A layer whose output is normalised has biases then.
    /// </summary>
    /// <exception cref="NotSupportedException">A normalisation has no layer of its own that could take it up; the message names both.</exception>
    public static MaskedNetwork Fold(MaskedNetwork network)
    {
        ArgumentNullException.ThrowIfNull(network);
        return Without(network, FactorAndConstant);
    }

    /// <summary>Weights and biases as they are, as if no normalisation were there.</summary>
    /// <exception cref="NotSupportedException">A normalisation has no layer of its own that could take it up; the message names both.</exception>
    internal static MaskedNetwork LeftOut(MaskedNetwork network) => Without(network, static (_, _, _, _) => (1, 0));

    /// <summary>The operations of such a network.</summary>
    /// <exception cref="NotSupportedException">A normalisation has no layer of its own that could take it up; the message names both.</exception>
    public static NetworkDefinition Fold(NetworkDefinition definition)
    {
        ArgumentNullException.ThrowIfNull(definition);
        foreach (var norm in definition.Nodes.OfType<NormalisationNode>())
        {
            if (Layers(definition).All(layer => layer.Name != norm.From) || definition.Nodes.Count(node => node.Reads.Contains(norm.From)) > 1)
            {
                throw new NotSupportedException(
                    $"{norm.Name} normalises {norm.From}; only what a convolution or linear layer gives to nothing else can take a normalisation up, and no other is positively homogeneous");
            }
        }

        var before = definition.Nodes.OfType<NormalisationNode>().ToDictionary(norm => norm.Name, norm => norm.From);
        string Read(string name) => before.GetValueOrDefault(name, name);
        return new NetworkDefinition(definition.Name, definition.Input, definition.Nodes.Where(node => node is not NormalisationNode).Select(node => (NetworkNode)(node switch
        {
            ConvolutionNode c => c with { From = Read(c.From), HasBias = c.HasBias || BehindLayer(definition, c.Name) is not null },
            LinearNode l => l with { From = Read(l.From), HasBias = l.HasBias || BehindLayer(definition, l.Name) is not null },
            OneInputNode one => one with { From = Read(one.From) },
            SumNode sum => sum with { From = Read(sum.From), Other = Read(sum.Other) },
            _ => node,
        })));
    }

    /// <summary>The normalisation that takes what a node gives; null where there is none.</summary>
    internal static NormalisationNode? BehindLayer(NetworkDefinition definition, string layer) =>
        definition.Nodes.OfType<NormalisationNode>().FirstOrDefault(norm => norm.From == layer);

    /// <summary>The nodes with weights, in the order of the layout's layers.</summary>
    internal static IEnumerable<NetworkNode> Layers(NetworkDefinition definition) => definition.Nodes.Where(node => node is ConvolutionNode or LinearNode);

    /// <summary>The tensor of a name.</summary>
    internal static ParameterSlice Tensor(ParameterLayout layout, string name) => layout.Slices.ToArray().First(slice => slice.Name == name);

    private static MaskedNetwork Without(MaskedNetwork network, Func<NormalisationNode, ParameterLayout, double[], int, (double Factor, double Constant)> of)
    {
        var (definition, folded) = (network.Definition, Fold(network.Definition));
        var (from, to, parameters) = (definition.Layout, folded.Layout, new double[folded.Layout.Count]);
        var kept = network.Mask.Apply(network.Parameters);
        foreach (var (layer, node) in Layers(definition).Index())
        {
            var (weight, bias, norm) = (from.Weight(layer), from.Bias(layer), BehindLayer(definition, node.Name));
            for (var o = 0; o < weight.Rows; o++)
            {
                var (factor, constant) = norm is null ? (1, 0) : of(norm, from, kept, o);
                for (var i = 0; i < weight.Columns; i++)
                {
                    parameters[to.WeightIndex(layer, o, i)] = factor * kept[from.WeightIndex(layer, o, i)];
                }

                if (to.Bias(layer).Length > 0)
                {
                    parameters[to.BiasIndex(layer, o)] = constant + (bias.Length > 0 ? factor * kept[from.BiasIndex(layer, o)] : 0);
                }
            }
        }

        return new MaskedNetwork(folded, parameters, Mask.From(parameters.Length, i => parameters[i] != 0));
    }

    private static (double Factor, double Constant) FactorAndConstant(NormalisationNode norm, ParameterLayout layout, double[] kept, int channel)
    {
        double At(string tensor) => kept[Tensor(layout, tensor).Offset + channel];
        var factor = (norm.IsAffine ? At(norm.ScaleName) : 1) / Math.Sqrt(At(norm.VarianceName) + norm.Epsilon);
        return (factor, (norm.IsAffine ? At(norm.ShiftName) : 0) - (factor * At(norm.MeanName)));
    }
}
