using PlantNSeek.Networks.Definitions.Nodes;
using PlantNSeek.Numerics;

namespace PlantNSeek.Networks.Definitions;

/// <summary>Random parameters of a network. Scales and running variances are 1, shifts and running means 0.</summary>
public static class Initialisation
{
    private const double PublishedBiasShare = 0.06;

    /// <summary>Draws the parameters, weights then biases, layer by layer.</summary>
    /// <param name="definition">The network.</param>
    /// <param name="rule">How weights and biases begin.</param>
    /// <param name="random">Where the randomness comes from.</param>
    public static float[] Draw(NetworkDefinition definition, InitialisationRule rule, RandomStream random)
    {
        ArgumentNullException.ThrowIfNull(definition);
        ArgumentNullException.ThrowIfNull(random);
        var (layout, biasDeviation) = (definition.Layout, PublishedBiasShare);
        var parameters = new float[layout.Count];
        for (var layer = 0; layer < layout.LayerCount; layer++)
        {
            var (weight, bias) = (layout.Weight(layer), layout.Bias(layer));
            var deviation = Math.Sqrt(2.0 / weight.Columns);
            biasDeviation *= deviation;
            for (var i = weight.Offset; i < weight.End; i++)
            {
                var normal = random.NextNormal();
                parameters[i] = (float)(deviation * (rule == InitialisationRule.SignedConstant ? (normal < 0 ? -1 : 1) : normal));
            }

            for (var i = bias.Offset; rule is InitialisationRule.HeScaledBiases or InitialisationRule.HeBiases && i < bias.End; i++)
            {
                parameters[i] = (float)((rule == InitialisationRule.HeBiases ? deviation : biasDeviation) * random.NextNormal());
            }
        }

        var ones = definition.Nodes.OfType<NormalisationNode>().SelectMany(static node => new[] { node.ScaleName, node.VarianceName }).ToHashSet();
        foreach (var slice in layout.Slices[(2 * layout.LayerCount)..])
        {
            parameters.AsSpan(slice.Offset, slice.Length).Fill(ones.Contains(slice.Name) ? 1 : 0);
        }

        return parameters;
    }
}
