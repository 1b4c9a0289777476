using PlantNSeek.Networks;
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
        ArgumentNullException.ThrowIfNull(stream);
        var parameters = new double[architecture.Layout.Count];
        var biasDeviation = 1.0;
        foreach (var slice in architecture.Layout.Slices)
        {
            var deviation = Math.Sqrt(2.0 / architecture.Widths[slice.Layer]);
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

        return new DoubleNetwork(architecture, parameters);
    }
}
