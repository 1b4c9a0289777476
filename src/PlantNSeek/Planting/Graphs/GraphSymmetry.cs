using System.Collections.Immutable;
using PlantNSeek.Networks;
using PlantNSeek.Networks.Definitions;
using PlantNSeek.Networks.Definitions.Evaluation;

namespace PlantNSeek.Planting.Graphs;

/// <summary>
/// A symmetry of one definition: the channels of each stream change places, and each is multiplied by a positive factor where it is written and divided by it where
/// it is read. The network's function stays the same, also while normalisations take the statistics of a batch.
/// </summary>
public sealed class GraphSymmetry
{
    private readonly int[][] _places;
    private readonly double[][] _factors;

    /// <param name="definition">The networks it acts on.</param>
    /// <param name="places"><c>[stream][member]</c>: the member whose channels it takes.</param>
    /// <param name="factors"><c>[stream][member]</c>: positive factor, by the member's place before the move; 1 where <see cref="CanScale"/> says no.</param>
    /// <exception cref="ArgumentException">A stream is missing, its places are no permutation, or it may not move or be scaled so.</exception>
    /// <exception cref="NotSupportedException">Channels of one level are joined with each other.</exception>
    public GraphSymmetry(NetworkDefinition definition, IReadOnlyList<int[]> places, IReadOnlyList<double[]> factors)
    {
        ArgumentNullException.ThrowIfNull(definition);
        ArgumentNullException.ThrowIfNull(places);
        ArgumentNullException.ThrowIfNull(factors);
        (Definition, Streams) = (definition, ChannelStreams.Of(definition.Graph));
        Guard.SameLength(places.Count, "the list of places", Streams.All.Length, $"the streams of {definition}");
        Guard.SameLength(factors.Count, "the list of factors", Streams.All.Length, $"the streams of {definition}");
        foreach (var (s, stream) in Streams.All.Index())
        {
            Guard.SameLength(factors[s].Length, "the list of factors", stream.Width, $"stream {stream.Name}");
            if (!places[s].Order().SequenceEqual(Enumerable.Range(0, stream.Width)))
            {
                throw new ArgumentException($"the places of {stream.Name} are {string.Join(", ", places[s])}; they must be a permutation of 0 … {stream.Width - 1}", nameof(places));
            }

            if ((stream.IsInput || stream.IsOutput) && !places[s].SequenceEqual(Enumerable.Range(0, stream.Width)))
            {
                throw new ArgumentException($"the places of {stream.Name} are {string.Join(", ", places[s])}; inputs and outputs keep theirs", nameof(places));
            }

            if (factors[s].FirstOrDefault(f => !(f > 0) || !double.IsFinite(f) || (f != 1 && !CanScale(definition.Graph, stream)), 1) is not 1 and var wrong)
            {
                throw new ArgumentException(
                    FormattableString.Invariant($"a factor of {stream.Name} is {wrong}; it must be positive and finite{(CanScale(definition.Graph, stream) ? "" : ", and 1 here")}"), nameof(factors));
            }
        }

        (_places, _factors) = ([.. places.Select(p => p.ToArray())], [.. factors.Select(f => f.ToArray())]);
    }

    /// <summary>The networks it acts on.</summary>
    public NetworkDefinition Definition { get; }

    /// <summary>What moves together.</summary>
    public ChannelStreams Streams { get; }

    /// <summary>
    /// Whether a stream can have factors: not that of the samples or the outputs, and not behind a normalisation without a scale, or one that is on its own behind
    /// a sum, which would take a factor back.
    /// </summary>
    public static bool CanScale(NetworkGraph graph, ChannelStream stream)
    {
        ArgumentNullException.ThrowIfNull(graph);
        ArgumentNullException.ThrowIfNull(stream);
        return !stream.IsInput && !stream.IsOutput && stream.Levels.All(level =>
            graph.Gates.All(gate => gate.Level != level || (gate.Scale is not null && graph.Into(level).All(c => c.Layer is not null))));
    }

    /// <summary>Where a channel of a level goes.</summary>
    public int Place(int level, int channel)
    {
        var (stream, member) = Streams.PlaceOf(level, channel);
        return Streams.All[stream].ChannelIn(level, _places[stream][member]);
    }

    /// <summary>The factor of a channel.</summary>
    public double Factor(int level, int channel)
    {
        var (stream, member) = Streams.PlaceOf(level, channel);
        return _factors[stream][member];
    }

    /// <summary>The network with its channels moved and scaled, and its mask with them.</summary>
    /// <exception cref="ArgumentException">The network has another definition.</exception>
    public MaskedNetwork Apply(MaskedNetwork network)
    {
        ArgumentNullException.ThrowIfNull(network);
        if (!network.Definition.Equals(Definition))
        {
            throw new ArgumentException($"the network is {network.Definition}; the symmetry acts on {Definition}", nameof(network));
        }

        var parameters = new double[network.Parameters.Length];
        foreach (var (from, to, times, by) in MovedParameters.Of(this))
        {
            parameters[to] = network.Parameters[from] * times / by;
        }

        return new MaskedNetwork(Definition, parameters, Apply(network.Mask));
    }

    /// <summary>The mask that keeps the same parameters after the move.</summary>
    /// <exception cref="ArgumentException">The mask has another length than the layout.</exception>
    public Mask Apply(Mask mask)
    {
        ArgumentNullException.ThrowIfNull(mask);
        Guard.SameLength(mask.Length, "the mask", Definition.Layout.Count, $"the layout of {Definition}");
        return Mask.FromIndices(mask.Length, MovedParameters.Of(this).Where(move => mask[move.From]).Select(move => move.To));
    }

    /// <summary>What undoes this.</summary>
    public GraphSymmetry Inverse()
    {
        int[][] places = [.. _places.Select(p => new int[p.Length])];
        double[][] factors = [.. _factors.Select(f => new double[f.Length])];
        foreach (var (s, place) in _places.Index())
        {
            for (var member = 0; member < place.Length; member++)
            {
                (places[s][place[member]], factors[s][place[member]]) = (member, 1 / _factors[s][member]);
            }
        }

        return new GraphSymmetry(Definition, places, factors);
    }

    /// <summary>The receipt of a ticket in the moved host; deviation and detectability are not measured again.</summary>
    internal GraphReceipt Carry(GraphReceipt receipt) => receipt with
    {
        Mask = Apply(receipt.Mask),
        HostChannels = [.. receipt.HostChannels.Select((channels, level) => channels.Select(c => c < 0 ? c : Place(level, c)).ToImmutableArray())],
        ChannelScales = [.. receipt.ChannelScales.Select((scales, level) =>
            scales.Select((scale, c) => receipt.HostChannels[level][c] is >= 0 and var host ? scale * Factor(level, host) : scale).ToImmutableArray())],
    };
}
