using PlantNSeek.Networks;

namespace PlantNSeek.Judging;

/// <summary>How many of a layer's planted channels a mask holds.</summary>
/// <param name="Layer">The layer, from 0.</param>
/// <param name="Channels">Output channels that the layer has.</param>
/// <param name="Planted">Those with a planted weight or bias.</param>
/// <param name="Whole">Planted ones of which the mask keeps all that is planted.</param>
/// <param name="Partly">Planted ones of which it keeps some.</param>
public sealed record ChannelFinds(int Layer, int Channels, int Planted, int Whole, int Partly)
{
    /// <summary>What a mask holds of the planted channels, layer by layer.</summary>
    public static IReadOnlyList<ChannelFinds> Of(ParameterLayout layout, Mask mask, Mask truth)
    {
        ArgumentNullException.ThrowIfNull(layout);
        ArgumentNullException.ThrowIfNull(mask);
        ArgumentNullException.ThrowIfNull(truth);
        var common = mask.And(truth);
        return [.. Enumerable.Range(0, layout.LayerCount).Select(layer =>
        {
            var channels = Enumerable.Range(0, layout.Weight(layer).Rows).Select(channel => (Planted: Kept(layout, truth, layer, channel), Found: Kept(layout, common, layer, channel)))
                .Where(static channel => channel.Planted > 0).ToArray();
            return new ChannelFinds(
                layer, layout.Weight(layer).Rows, channels.Length, channels.Count(static c => c.Found == c.Planted), channels.Count(static c => c.Found > 0 && c.Found < c.Planted));
        })];
    }

    /// <summary>Parameters of a channel, its bias among them, that a mask keeps.</summary>
    internal static int Kept(ParameterLayout layout, Mask mask, int layer, int channel)
    {
        var (weight, bias) = (layout.Weight(layer), layout.Bias(layer));
        var kept = Enumerable.Range(weight.Offset + (channel * weight.Columns), weight.Columns).Count(i => mask[i]);
        return kept + (bias.Length > 0 && mask[bias.Offset + channel] ? 1 : 0);
    }
}
