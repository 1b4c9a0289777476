using PlantNSeek.Networks;
using PlantNSeek.Reporting.Figures.Drawing;
using PlantNSeek.Reporting.Figures.Hosts;
using PlantNSeek.Reporting.Figures.Kernels;

namespace PlantNSeek.Judging;

/// <summary>The kernels of a network of convolutions that are planted, found, and both.</summary>
/// <param name="judgements">The network, and its ticket where one is known.</param>
/// <param name="mask">What was found.</param>
internal sealed class KernelFigure(Judgements judgements, MaskJudgement mask)
{
    private readonly ParameterLayout _layout = judgements.Host.Layout;
    private readonly Mask? _truth = judgements.Truth?.Mask;

    /// <summary>Draws it.</summary>
    public SvgFigure Draw(string id, string description) => KernelDiagram.Draw(new KernelDiagramData(
        id, $"{mask.Name} on {judgements.Host.Name}", description, [.. Enumerable.Range(0, _layout.LayerCount).Select(Layer)], _truth is not null));

    private KernelLayer Layer(int layer)
    {
        var weight = _layout.Weight(layer);
        var (rows, columns) = weight.Shape.Extents is [_, _, var r, var c] ? (r, c) : (1, judgements.Host.Graph.Connections.Single(connection => connection.Layer == layer).Taps);
        // What was not planted is shown around the ticket alone; without one the fullest channels come first.
        var shown = _truth ?? mask.Mask;
        var channels = Enumerable.Range(0, weight.Rows).Select(channel => (Channel: channel, Count: ChannelFinds.Kept(_layout, shown, layer, channel))).Where(static c => c.Count > 0);
        var drawn = _truth is null ? channels.OrderByDescending(static c => c.Count).Take(KernelDiagram.MostChannels).OrderBy(static c => c.Channel) : channels;
        var what = rows * columns > 1 ? $", kernels of {rows}x{columns}" : "";
        var of = mask.Channels is { } finds
            ? $"{finds[layer].Planted} of {weight.Rows} channels are planted, {finds[layer].Whole} of them found whole and {finds[layer].Partly} in part"
            : $"{channels.Count()} of {weight.Rows} channels have something that is kept";
        return new KernelLayer($"layer {layer + 1}{what}: {of}", rows, columns, [.. drawn.Select(c => Channel(layer, c.Channel, rows * columns, shown))]);
    }

    private KernelChannel Channel(int layer, int channel, int taps, Mask shown)
    {
        var (weight, bias) = (_layout.Weight(layer), _layout.Bias(layer));
        var first = weight.Offset + (channel * weight.Columns);
        var inputs = Enumerable.Range(0, weight.Columns / taps).Where(input => Enumerable.Range(first + (input * taps), taps).Any(i => shown[i]));
        var (kept, planted) = (ChannelFinds.Kept(_layout, mask.Mask, layer, channel), _truth is null ? 0 : ChannelFinds.Kept(_layout, _truth, layer, channel));
        var both = _truth is null ? 0 : ChannelFinds.Kept(_layout, mask.Mask.And(_truth), layer, channel);
        return new KernelChannel(
            channel,
            $"layer {layer + 1}, channel {channel}: {(_truth is null ? "" : $"{both} of {planted} planted parameters are kept, and ")}{kept - both}{(_truth is null ? " parameters are kept" : " others")}",
            bias.Length > 0 ? OriginOf(bias.Offset + channel) : null,
            [.. inputs.Select(input => new Kernel(input, [.. Taps(first + (input * taps), taps)]))]);
    }

    private IEnumerable<KernelTap> Taps(int first, int taps) =>
        from tap in Enumerable.Range(0, taps)
        let origin = OriginOf(first + tap)
        where origin is not null
        select new KernelTap(tap, judgements.Host.Parameters[first + tap] < 0, origin.Value);

    private EdgeOrigin? OriginOf(int index) => (mask.Mask[index], _truth is not null && _truth[index]) switch
    {
        (true, true) => EdgeOrigin.Common,
        (true, false) => EdgeOrigin.Found,
        (false, true) => EdgeOrigin.Planted,
        _ => null,
    };
}
