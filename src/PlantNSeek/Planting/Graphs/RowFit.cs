namespace PlantNSeek.Planting.Graphs;

/// <summary>How a row of the target fits a channel of the host.</summary>
internal static class RowFit
{
    /// <summary>The cosine of a row's planted weights and the host's there; 0 where one of them is 0.</summary>
    public static double Cosine(LayerRows rows, (int Column, double Value)[] weights, int hostChannel)
    {
        var (dot, target, host) = Products(weights, rows, hostChannel);
        return target > 0 && host > 0 ? dot / (target * host) : 0;
    }

    /// <summary>The factor of the target's channel: signed where signed scales are asked for, else above 0.</summary>
    public static double Scale(LayerRows rows, int channel, int hostChannel, GraphPlantingOptions options)
    {
        var signed = rows.Weights(channel).Length == 0 ? ConstantScale(rows, channel, hostChannel)
            : options.Scale == ChannelScale.FirstWeight ? FirstWeightScale(rows, channel, hostChannel, options.FirstAliveInput && rows.IsLinear)
            : NormScale(rows, channel, hostChannel);
        return options.SignedScales ? signed : Math.Abs(signed);
    }

    // A channel without weights has its bias alone.
    private static double ConstantScale(LayerRows rows, int channel, int hostChannel) =>
        rows.HostBias(hostChannel) is not 0 and var bias ? Math.Abs(bias / rows.BiasOf(channel)) : 1;

    private static double FirstWeightScale(LayerRows rows, int channel, int hostChannel, bool firstAlive)
    {
        var (column, value) = (firstAlive ? rows.Alive(channel) : rows.Weights(channel))[0];
        return rows.HostWeight(hostChannel, column) / value;
    }

    private static double NormScale(LayerRows rows, int channel, int hostChannel)
    {
        var weights = rows.Weights(channel);
        var (largest, largestOfHost) = (weights.Max(w => Math.Abs(w.Value)), weights.Max(w => Math.Abs(rows.HostWeight(hostChannel, w.Column))));
        var (dot, target, host) = Products(weights, rows, hostChannel);
        return host > 0 ? Math.CopySign(host / target * (largestOfHost / largest), dot) : 1;
    }

    // The product of both and the norm of each, in units of the largest magnitude of either: in a deep network the squares would not fit into a double.
    private static (double Dot, double Target, double Host) Products((int Column, double Value)[] weights, LayerRows rows, int hostChannel)
    {
        var (largest, largestOfHost) = (0.0, 0.0);
        foreach (var (column, value) in weights)
        {
            (largest, largestOfHost) = (Math.Max(largest, Math.Abs(value)), Math.Max(largestOfHost, Math.Abs(rows.HostWeight(hostChannel, column))));
        }

        var (dot, target, host) = (0.0, 0.0, 0.0);
        foreach (var (column, value) in largest > 0 && largestOfHost > 0 ? weights : [])
        {
            var (one, other) = (value / largest, rows.HostWeight(hostChannel, column) / largestOfHost);
            (dot, target, host) = (dot + (one * other), target + (one * one), host + (other * other));
        }

        return (dot, Math.Sqrt(target), Math.Sqrt(host));
    }
}
