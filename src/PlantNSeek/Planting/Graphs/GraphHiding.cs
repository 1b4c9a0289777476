using PlantNSeek.Networks.Definitions;
using PlantNSeek.Numerics;

namespace PlantNSeek.Planting.Graphs;

/// <summary>Hides a ticket planted in a graph: a random symmetry of the host that keeps its function, with the receipt carried along.</summary>
public static class GraphHiding
{
    /// <summary>The same ticket in the same function, elsewhere and with other scales; the argument is not changed.</summary>
    /// <param name="planted">Host and receipt.</param>
    /// <param name="options">How to hide; with powers of two and nothing permuted the outputs keep their bits.</param>
    /// <param name="stream">Where the randomness comes from.</param>
    /// <exception cref="ArgumentOutOfRangeException">The largest factor is below 1 or not finite.</exception>
    public static PlantedGraph Hide(PlantedGraph planted, HidingOptions options, RandomStream stream)
    {
        ArgumentNullException.ThrowIfNull(planted);
        return Apply(planted, RandomSymmetry(planted.Host.Definition, options, stream));
    }

    /// <summary>Moves and rescales by a given symmetry; by its <see cref="GraphSymmetry.Inverse"/> to take it back.</summary>
    /// <exception cref="ArgumentException">The symmetry acts on another definition.</exception>
    public static PlantedGraph Apply(PlantedGraph planted, GraphSymmetry symmetry)
    {
        ArgumentNullException.ThrowIfNull(planted);
        ArgumentNullException.ThrowIfNull(symmetry);
        return PlantedGraph.Measured(symmetry.Apply(planted.Host), symmetry.Carry(planted.Receipt), planted.Inputs);
    }

    /// <summary>A random symmetry: for each stream that has any first the places, then the factors.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The largest factor is below 1 or not finite.</exception>
    public static GraphSymmetry RandomSymmetry(NetworkDefinition definition, HidingOptions options, RandomStream stream)
    {
        ArgumentNullException.ThrowIfNull(definition);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(stream);
        Guard.InRange(options.LargestFactor, 1, double.MaxValue);
        var (places, factors) = (new List<int[]>(), new List<double[]>());
        foreach (var channels in ChannelStreams.Of(definition.Graph).All)
        {
            var (isFixed, canScale) = (channels.IsInput || channels.IsOutput, GraphSymmetry.CanScale(definition.Graph, channels));
            places.Add(options.Permute && !isFixed ? stream.NextPermutation(channels.Width) : [.. Enumerable.Range(0, channels.Width)]);
            factors.Add([.. Enumerable.Range(0, channels.Width).Select(_ => canScale ? Hiding.NextFactor(options, stream) : 1)]);
        }

        return new GraphSymmetry(definition, places, factors);
    }
}
