using PlantNSeek.Networks;
using PlantNSeek.Networks.Definitions.Evaluation;

namespace PlantNSeek.Planting.Graphs;

/// <summary>Which parameters of a target, without normalisations, are planted.</summary>
internal static class TicketSupport
{
    /// <summary>
    /// What has a say in the outputs, constants included. Under V7 the edges that leave a channel without incoming weights are dropped, and its bias.
    /// </summary>
    public static Mask Of(MaskedNetwork target, bool dropsConstants)
    {
        var (graph, layout) = (target.Definition.Graph, target.Definition.Layout);
        var report = Connectivity.Of(graph, target.Mask);
        if (!dropsConstants)
        {
            return report.FunctionalMask;
        }

        var mask = report.EffectiveMask;
        return Mask.From(mask.Length, i => mask[i] && (layout.SliceAt(i) is not { Kind: ParameterKind.Bias } bias || HasWeights(bias.Layer, i - bias.Offset)));

        bool HasWeights(int layer, int row) =>
            graph.Of(layer).To == graph.Widths.Length - 1 || Enumerable.Range(layout.WeightIndex(layer, row, 0), layout.Weight(layer).Columns).Any(i => mask[i]);
    }
}
