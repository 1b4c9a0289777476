using PlantNSeek.Networks;
using PlantNSeek.Networks.Definitions.Evaluation;
using PlantNSeek.Networks.Definitions.Nodes;

namespace PlantNSeek.Planting.Graphs;

/// <summary>The rows of one layer of the target as the host would hold them: divided by the scales of what they read, at the host's columns.</summary>
internal sealed class LayerRows
{
    private readonly MaskedNetwork _target;
    private readonly MaskedNetwork _host;
    private readonly Mask _support;
    private readonly PlacedChannels _places;

    /// <param name="target">Without normalisations.</param>
    /// <param name="host">Without normalisations.</param>
    /// <param name="support">What is planted of the target.</param>
    /// <param name="places">Where the channels are that the layer reads.</param>
    /// <param name="layer">Zero-based layer of weights.</param>
    public LayerRows(MaskedNetwork target, MaskedNetwork host, Mask support, PlacedChannels places, int layer)
    {
        (_target, _host, _support, _places, Layer) = (target, host, support, places, layer);
        Connection = target.Definition.Graph.Of(layer);
        IsLinear = NormalisationFolding.Layers(target.Definition).ElementAt(layer) is LinearNode;
    }

    public int Layer { get; }

    public Connection Connection { get; }

    public bool IsLinear { get; }

    public bool HasSupport(int channel) => BiasOf(channel) != 0 || Weights(channel).Length > 0;

    /// <summary>The target's bias where it is planted, else 0.</summary>
    public double BiasOf(int channel) => BiasIndex(_target, channel) is { } i && _support[i] ? _target.Parameters[i] : 0;

    public double HostBias(int channel) => BiasIndex(_host, channel) is { } i ? _host.Parameters[i] : 0;

    public double HostWeight(int channel, int column) => _host.Parameters[_host.Definition.Layout.WeightIndex(Layer, channel, column)];

    /// <summary>The weights of a row that are planted, by the host's columns.</summary>
    public (int Column, double Value)[] Weights(int channel) => [.. Columns(channel, plantedOnly: true)];

    /// <summary>All weights of a row that read what is alive, those that are 0 too.</summary>
    public (int Column, double Value)[] Alive(int channel) => [.. Columns(channel, plantedOnly: false)];

    private IEnumerable<(int Column, double Value)> Columns(int channel, bool plantedOnly)
    {
        for (var column = 0; column < _target.Definition.Layout.Weight(Layer).Columns; column++)
        {
            var i = _target.Definition.Layout.WeightIndex(Layer, channel, column);
            var (source, tap) = Math.DivRem(column, Connection.Taps);
            var place = _places.HostChannel(Connection.From, source);
            if (_support[i] || (!plantedOnly && place >= 0))
            {
                yield return ((place * Connection.Taps) + tap, _support[i] ? _target.Parameters[i] / _places.Scale(Connection.From, source) : 0);
            }
        }
    }

    private int? BiasIndex(MaskedNetwork network, int channel) =>
        network.Definition.Layout.Bias(Layer).Length > 0 ? network.Definition.Layout.BiasIndex(Layer, channel) : null;
}
