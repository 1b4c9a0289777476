using PlantNSeek.Networks;
using PlantNSeek.Networks.Definitions.Nodes;

namespace PlantNSeek.Planting.Graphs;

/// <summary>Where a symmetry takes each parameter.</summary>
/// <param name="From">Its index before.</param>
/// <param name="To">Its index behind the move.</param>
/// <param name="Times">What it is multiplied by.</param>
/// <param name="By">What it is divided by.</param>
internal readonly record struct MovedParameters(int From, int To, double Times, double By)
{
    /// <summary>All parameters.</summary>
    public static IEnumerable<MovedParameters> Of(GraphSymmetry symmetry)
    {
        var graph = symmetry.Definition.Graph;
        foreach (var connection in graph.Connections.Where(c => c.Layer is not null))
        {
            foreach (var move in OfLayer(symmetry, graph, connection))
            {
                yield return move;
            }
        }

        // A graph has its gates in the order of the definition's normalisations.
        foreach (var (norm, gate) in symmetry.Definition.Nodes.OfType<NormalisationNode>().Zip(graph.Gates))
        {
            foreach (var slice in graph.Layout.Slices.ToArray().Where(slice => IsOf(norm, slice.Name)))
            {
                for (var channel = 0; channel < slice.Length; channel++)
                {
                    var factor = slice.Kind == ParameterKind.Statistic ? 1 : symmetry.Factor(gate.Level, channel);
                    yield return new(slice.Offset + channel, slice.Offset + symmetry.Place(gate.Level, channel), factor, 1);
                }
            }
        }
    }

    private static bool IsOf(NormalisationNode norm, string tensor) =>
        tensor == norm.ScaleName || tensor == norm.ShiftName || tensor == norm.MeanName || tensor == norm.VarianceName;

    // What a layer gives to a normalisation keeps its size: the factor is in scale and shift.
    private static IEnumerable<MovedParameters> OfLayer(GraphSymmetry symmetry, NetworkGraph graph, Connection connection)
    {
        var (layout, layer, taps) = (graph.Layout, connection.Layer!.Value, connection.Taps);
        var isNormalised = graph.Gates.Any(gate => gate.Level == connection.To);
        for (var o = 0; o < graph.Widths[connection.To]; o++)
        {
            var (place, times) = (symmetry.Place(connection.To, o), isNormalised ? 1 : symmetry.Factor(connection.To, o));
            if (layout.Bias(layer).Length > 0)
            {
                yield return new(layout.BiasIndex(layer, o), layout.BiasIndex(layer, place), times, 1);
            }

            for (var i = 0; i < graph.Widths[connection.From]; i++)
            {
                var (source, by) = (symmetry.Place(connection.From, i), symmetry.Factor(connection.From, i));
                for (var tap = 0; tap < taps; tap++)
                {
                    yield return new(layout.WeightIndex(layer, o, (i * taps) + tap), layout.WeightIndex(layer, place, (source * taps) + tap), times, by);
                }
            }
        }
    }
}
