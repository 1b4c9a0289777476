using PlantNSeek.Networks;

namespace PlantNSeek.Testing.Cases;

/// <summary>A network, and others at the edge of what pruning leaves behind of it, where published pruners divided by zero.</summary>
internal static class DegenerateNetworks
{
    private const int Depth = 70;

    public static IEnumerable<(string What, NetworkCase Network)> Of(NetworkCase network)
    {
        var (layout, layers) = (network.Layout, network.Layout.LayerCount);
        var emptied = (int)(network.Seed % (ulong)layers);
        var (weight, bias) = (layout.Weight(emptied), layout.Bias(emptied));
        yield return ("on an ordinary network", network);
        yield return ("after layer collapse", network with { Mask = Mask.From(layout.Count, i => !Inside(weight, i) && !Inside(bias, i)) });
        yield return ("where everything is masked", network with { Mask = Mask.From(layout.Count, i => i >= layout.PrunableCount) });
        yield return ("where every parameter is 0", network with { Parameters = [.. network.Parameters.Select((p, i) => i < layout.PrunableCount ? 0 : p)] });
        yield return ("where no hidden unit is active", network with { Parameters = WithBias(-100) });
        yield return ("where parameters are in the thousands", network with { Parameters = [.. network.Parameters.Select((p, i) => i < layout.PrunableCount ? 1000 * p : p)] });
        yield return ("for a single sample", network with { Batch = network.Batch.Slice(0, 1) });

        float[] WithBias(float value)
        {
            var parameters = (float[])network.Parameters.Clone();
            for (var layer = 0; layer < layers - 1; layer++)
            {
                parameters.AsSpan(layout.Bias(layer).Offset, layout.Bias(layer).Length).Fill(value);
            }

            return parameters;
        }
    }

    /// <summary>
    /// He's scale, at which outputs and gradients stay in their range however deep the network is; the sum over all paths of the products of their
    /// magnitudes does not: 10^45 is too large for a float.
    /// </summary>
    public static (string What, NetworkCase Network) Deep
    {
        get
        {
            var network = NetworkCase.Dense(1, [2, .. Enumerable.Repeat(16, Depth - 2), 2]);
            var parameters = (float[])network.Parameters.Clone();
            foreach (var slice in network.Layout.Slices)
            {
                foreach (ref var parameter in parameters.AsSpan(slice.Offset, slice.Length))
                {
                    parameter *= slice.Kind == ParameterKind.Weight ? MathF.Sqrt(2f / slice.Columns) : 0.01f;
                }
            }

            return ($"in a network of {Depth} layers", network with { Parameters = parameters });
        }
    }

    private static bool Inside(ParameterSlice slice, int index) => index >= slice.Offset && index < slice.End;
}
