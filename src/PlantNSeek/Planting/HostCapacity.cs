using PlantNSeek.Networks.FullyConnected;

namespace PlantNSeek.Planting;

/// <summary>Whether a target fits into a host.</summary>
internal static class HostCapacity
{
    public static void Check(DoubleNetwork target, DoubleNetwork host)
    {
        var (t, h) = (target.Architecture, host.Architecture);
        if (t.Depth != h.Depth)
        {
            throw new ArgumentException($"the host {h} has depth {h.Depth}; the target {t} has depth {t.Depth}", nameof(host));
        }

        for (var layer = 0; layer < t.Depth; layer++)
        {
            var outer = layer == 0 || layer == t.Depth - 1;
            if (outer ? h.Widths[layer] != t.Widths[layer] : h.Widths[layer] < t.Widths[layer])
            {
                var name = layer == 0 ? "input layer" : outer ? "output layer" : $"hidden layer {layer}";
                throw new ArgumentException(
                    $"the {name} of the host {h} is {h.Widths[layer]} wide; the target {t} needs {(outer ? "exactly" : "at least")} {t.Widths[layer]}", nameof(host));
            }
        }

        CheckFinite(target, "target");
        CheckFinite(host, "host");
    }

    private static void CheckFinite(DoubleNetwork network, string name)
    {
        for (var i = 0; i < network.Parameters.Length; i++)
        {
            if (!double.IsFinite(network.Parameters[i]))
            {
                throw new ArgumentException(
                    FormattableString.Invariant($"{network.Layout.Describe(i)} of the {name} is {network.Parameters[i]}; it must be finite"), name);
            }
        }
    }
}
