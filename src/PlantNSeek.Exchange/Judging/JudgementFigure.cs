using PlantNSeek.Networks;
using PlantNSeek.Reporting.Figures.Drawing;
using PlantNSeek.Reporting.Figures.Hosts;

namespace PlantNSeek.Judging;

/// <summary>The host with its planted, its found and its common parameters.</summary>
internal static class JudgementFigure
{
    /// <summary>Draws a mask on its host.</summary>
    public static SvgFigure Draw(Judgements judgements, MaskJudgement mask, string id)
    {
        var (host, truth) = (judgements.Host, judgements.Truth?.Mask);
        if (!host.IsFullyConnected)
        {
            return new KernelFigure(judgements, mask).Draw(id, Description(judgements, mask));
        }

        var (edges, biases) = (new List<HostEdge>(), new List<HostBias>());
        foreach (var index in (truth is null ? mask.Mask : mask.Mask.Or(truth)).KeptIndices())
        {
            var slice = host.Layout.SliceAt(index);
            var local = index - slice.Offset;
            var origin = (mask.Mask[index], truth is not null && truth[index]) switch
            {
                (true, true) => EdgeOrigin.Common,
                (true, false) => EdgeOrigin.Found,
                _ => EdgeOrigin.Planted,
            };
            if (slice.Kind == ParameterKind.Weight)
            {
                edges.Add(new HostEdge(slice.Layer, local % slice.Columns, local / slice.Columns, host.Parameters[index], origin));
            }
            else
            {
                biases.Add(new HostBias(slice.Layer, local, origin));
            }
        }

        return HostDiagram.Draw(new HostDiagramData(
            id, $"{mask.Name} on {host.Name}", Description(judgements, mask), [.. host.Graph.Widths], edges, biases, truth is not null));
    }

    private static string Description(Judgements judgements, MaskJudgement mask) => mask.Overlap is { Overall: var all }
        ? $"The network {judgements.Host.NetworkText} with {all.Truth} planted and {all.Found} kept parameters, {all.Hits} of them both."
        : $"The network {judgements.Host.NetworkText} with {mask.Summary.KeptCount} kept parameters.";
}
