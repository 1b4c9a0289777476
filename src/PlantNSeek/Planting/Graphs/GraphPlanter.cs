using PlantNSeek.Networks;
using PlantNSeek.Networks.Definitions.Evaluation;

namespace PlantNSeek.Planting.Graphs;

/// <summary>
/// Plants a sparse target in any network whose operations are positively homogeneous: convolutions, poolings, linear layers, ReLU, sums and shortcuts, with
/// normalisations taken up by the layers before them.
/// </summary>
/// <remarks>
/// Each stream of channels has one place and one scale s > 0 a channel: W'[p(o), p(i)] = s(o) / s(i) W[o, i] and b'[p(o)] = s(o) b[o]. Every channel of the masked
/// host is then s times the target's: the scales of a layer's inputs cancel, zero padding is 0 at any scale, ReLU and maxima commute with a factor above 0, and
/// means, sums of branches that share their scales, and flattening are linear. It fails where a scale is not above 0, or the branches of a sum differ in scale or place.
/// </remarks>
public static class GraphPlanter
{
    /// <summary>The host with the target planted in it; neither argument is changed.</summary>
    /// <param name="target">Any network; what is masked, 0, or has no say in the outputs is not planted.</param>
    /// <param name="host">The same operations, normalisations apart, with at least as many channels in each stream as the target uses. Its mask is not looked at.</param>
    /// <param name="options">How channels and scales are chosen.</param>
    /// <param name="inputs">Samples <c>[samples, channels, rows, columns]</c> on which the receipt says how exact the ticket is.</param>
    /// <exception cref="ArgumentException">The host does not fit; the message names the operation or stream and both values.</exception>
    /// <exception cref="NotSupportedException">A normalisation has no layer of its own, or channels of one level are joined with each other.</exception>
    /// <exception cref="ArithmeticException">A scale is 0 or not finite, or a float cannot hold a planted parameter.</exception>
    public static PlantedGraph Plant(MaskedNetwork target, MaskedNetwork host, GraphPlantingOptions options, ReadOnlySpan<double> inputs)
    {
        ArgumentNullException.ThrowIfNull(target);
        ArgumentNullException.ThrowIfNull(host);
        ArgumentNullException.ThrowIfNull(options);
        var (lean, room) = (NormalisationFolding.Fold(target), NormalisationFolding.LeftOut(new MaskedNetwork(host.Definition, host.Parameters)));
        GraphShapes.Check(lean.Definition, room.Definition);
        var support = TicketSupport.Of(lean, options.DropsConstantChannels);
        var places = new PlacedChannels(lean.Definition.Graph, room.Definition.Graph, support, options.Matching == ChannelMatching.Identity);
        LayerRows[] layers = [.. Enumerable.Range(0, lean.Definition.Layout.LayerCount).Select(layer => new LayerRows(lean, room, support, places, layer))];
        foreach (var rows in layers)
        {
            ChannelPlacing.Place(rows, places, lean.Definition.Graph.Widths[rows.Connection.To], options);
        }

        ChannelPlacing.PlaceRest(places);
        var writer = new HostWriter(host);
        foreach (var rows in layers)
        {
            Write(rows, places, lean.Definition.Graph.Widths[rows.Connection.To], options, writer);
        }

        return PlantedGraph.Measured(writer.Written, new GraphReceipt
        {
            Target = target,
            Options = options,
            Mask = writer.Mask,
            HostChannels = places.Each(places.HostChannel),
            ChannelScales = places.Each(places.Scale),
            Tensors = [],
            Deviation = default,
        }, inputs);
    }

    private static void Write(LayerRows rows, PlacedChannels places, int width, GraphPlantingOptions options, HostWriter writer)
    {
        for (var channel = 0; channel < width; channel++)
        {
            var (place, scale) = (places.HostChannel(rows.Connection.To, channel), places.Scale(rows.Connection.To, channel));
            if (place < 0)
            {
                continue;
            }

            writer.Constant(rows.Layer, place, scale * rows.BiasOf(channel));
            foreach (var (column, value) in options.FirstAliveInput && rows.IsLinear ? rows.Alive(channel) : rows.Weights(channel))
            {
                writer.Weight(rows.Layer, place, column, scale * value);
            }
        }
    }
}
