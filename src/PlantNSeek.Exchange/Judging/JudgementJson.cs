using System.Text.Json;
using PlantNSeek.Experiments.Scenarios;
using PlantNSeek.Recovery;
using PlantNSeek.Files;

namespace PlantNSeek.Judging;

/// <summary>Judgements as JSON: every number exactly, the same text for the same files.</summary>
public static class JudgementJson
{
    /// <summary>One object, on one line or indented, without a line's end.</summary>
    public static string Write(Judgements judgements, bool isIndented)
    {
        ArgumentNullException.ThrowIfNull(judgements);
        var host = judgements.Host;
        var json = new
        {
            host = new { file = host.Name, widths = host.Graph.Widths, parameters = host.Layout.Count, host.Digest, task = host.Description },
            truth = judgements.Truth is { } truth ? new { file = truth.Name, truth.Receipt } : null,
            score = judgements.IsAccuracy ? "accuracy" : "squaredError",
            planted = judgements.Planted is { } planted ? Of(planted) : null,
            masks = judgements.Masks.Select(Of),
            leaderboards = judgements.Boards.Select(board => new
            {
                board.Kept,
                places = board.Places.Select(place => new { place.Place, by = place.IsOwn ? "library" : "you", mask = Of(place.Judgement) }),
            }),
            refused = judgements.Refused,
            remarks = judgements.Remarks,
        };
        return JsonSerializer.Serialize(json, isIndented ? JsonFormat.Indented : JsonFormat.Options);
    }

    private static object Of(MaskJudgement mask) => new
    {
        mask.Name,
        kept = mask.Summary.KeptCount,
        density = mask.Summary.Density.Value,
        mask.Summary.KeptWeights,
        mask.Summary.KeptBiases,
        effectiveDensity = mask.Summary.EffectiveDensity.Value,
        mask.Summary.Connectivity.EffectiveWeights,
        mask.Summary.Connectivity.ConstantEdges,
        collapsedLayers = mask.Summary.Connectivity.CollapsedLayers.Select(static layer => layer + 1),
        mask.Summary.HasLayerCollapse,
        mask.Summary.HasFlowCollapse,
        pathCountLog10 = mask.Summary.Connectivity.PathCountLog10,
        layers = mask.Summary.Layers.Select((layer, i) => new
        {
            layer = i + 1,
            layer.Weights,
            layer.KeptWeights,
            layer.EffectiveWeights,
            layer.Biases,
            layer.KeptBiases,
            channels = mask.Channels is { } channels ? new { all = channels[i].Channels, channels[i].Planted, channels[i].Whole, channels[i].Partly } : null,
            overlap = mask.Overlap is { } overlap ? new { all = Of(overlap.Layers[i]), weights = Of(overlap.LayerWeights[i]), biases = Of(overlap.LayerBiases[i]) } : null,
        }),
        overlap = mask.Overlap is { } all ? new { all = Of(all.Overall), weights = Of(all.Weights), biases = Of(all.Biases) } : null,
        mask.Scores,
        mask.OwnStart,
        mask.SearchEpochs,
        checks = mask.Checks.Select(static check => new { check.Check, weak = Protocol.All.Select((p, i) => new { protocol = p.Name, weak = check.Scores[i] }) }),
    };

    private static object Of(OverlapCounts counts) => new
    {
        parameters = counts.Population,
        planted = counts.Truth,
        kept = counts.Found,
        both = counts.Hits,
        counts.Precision,
        counts.Recall,
        counts.F1,
        counts.Jaccard,
        counts.ChanceHits,
        counts.ChancePrecision,
        counts.ChanceRecall,
        counts.RecallOverChance,
        counts.ChanceF1,
        counts.ChanceJaccard,
        p = counts.PValue,
        ignoringLayers = new { chanceHits = counts.IgnoringLayers.Mean },
    };
}
