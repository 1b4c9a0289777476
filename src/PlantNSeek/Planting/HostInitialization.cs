using PlantNSeek.Networks;
using PlantNSeek.Networks.FullyConnected;
using PlantNSeek.Numerics;

namespace PlantNSeek.Planting;

/// <summary>Random networks to plant in.</summary>
public static class HostInitialization
{
    /// <summary>
    /// He initialisation with biases in proportion (Plant 'n' Seek, section 3): w ~ N(0, 2/n) in a layer of n inputs, and
    /// b ~ N(0, s²) where s is the product of sqrt(2/n) over this layer and all before it. Every number is rounded to float,
    /// so that narrowing the network to float changes nothing.
    /// </summary>
    /// <param name="architecture">The widths.</param>
    /// <param name="stream">Where the randomness comes from; weights then biases, layer by layer.</param>
    public static DoubleNetwork HeScaled(Architecture architecture, RandomStream stream)
    {
        ArgumentNullException.ThrowIfNull(architecture);
        return new DoubleNetwork(architecture, HeScaled(architecture.Layout, stream));
    }

    /// <summary>
    /// The same for any network whose layers follow each other: n is the fan-in, which in a convolution counts the taps. What is never pruned
    /// stays 0.
    /// </summary>
    public static double[] HeScaled(ParameterLayout layout, RandomStream stream)
    {
        ArgumentNullException.ThrowIfNull(layout);
        ArgumentNullException.ThrowIfNull(stream);
        var parameters = new double[layout.Count];
        var biasDeviation = 1.0;
        foreach (var slice in layout.Slices[..(2 * layout.LayerCount)])
        {
            var deviation = Math.Sqrt(2.0 / layout.Weight(slice.Layer).Columns);
            if (slice.Kind == ParameterKind.Bias)
            {
                biasDeviation *= deviation;
                deviation = biasDeviation;
            }

            for (var i = slice.Offset; i < slice.End; i++)
            {
                parameters[i] = (float)(deviation * stream.NextNormal());
            }
        }

        return parameters;
    }
}
