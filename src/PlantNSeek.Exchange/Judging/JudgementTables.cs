using System.Globalization;
using PlantNSeek.Experiments;
using PlantNSeek.Recovery;
using PlantNSeek.Reporting.Documents;
using PlantNSeek.Reporting.Figures;

namespace PlantNSeek.Judging;

/// <summary>A judgement in numbers, the same on the page and on the command line.</summary>
public static class JudgementTables
{
    private static readonly SanityCheck[] InOrder = [SanityCheck.LayerwiseShuffle, SanityCheck.Reinitialisation, SanityCheck.RandomMask];

    /// <summary>Layer by layer: what there is, what is kept, and what of it can work or is planted.</summary>
    public static ReportTable Layers(MaskJudgement mask)
    {
        ArgumentNullException.ThrowIfNull(mask);
        TableColumn[] planted = mask.Overlap is null ? [] : [new("planted", true), new("both", true)];
        return new ReportTable(
            "Parameters of each layer, weights and biases: how many there are and are kept; kept weights on a path from an input to an output" +
            (mask.Overlap is null ? "" : "; planted parameters, and how many of them are kept"),
            [new("layer"), new("weights", true), new("kept", true), new("effective", true), new("biases", true), new("kept", true), .. planted],
            [.. mask.Summary.Layers.Select((layer, i) => (TableCell[])
            [
                (i + 1).ToString(CultureInfo.InvariantCulture), layer.Weights, layer.KeptWeights, layer.EffectiveWeights, layer.Biases, layer.KeptBiases,
                .. mask.Overlap is { } overlap ? new TableCell[] { overlap.Layers[i].Truth, overlap.Layers[i].Hits } : [],
            ])]);
    }

    /// <summary>Agreement with the planted ticket, each number beside what a random mask of that size has on average.</summary>
    /// <exception cref="ArgumentException">No ticket is known.</exception>
    public static ReportTable Agreement(MaskJudgement mask)
    {
        ArgumentNullException.ThrowIfNull(mask);
        var overlap = mask.Overlap ?? throw new ArgumentException($"{mask.Name} was judged without a truth", nameof(mask));
        return new ReportTable(
            "Agreement with the planted ticket, and what a random mask that keeps as many would have on average; p is the probability that such a mask holds at least as many planted parameters",
            [
                new(""), new("planted", true), new("kept", true), new("both", true), new("by chance", true), new("precision", true), new("by chance", true),
                new("recall", true), new("by chance", true), new("Jaccard", true), new("by chance", true), new("p", true),
            ],
            [.. new (string Name, OverlapCounts Counts)[] { ("weights", overlap.Weights), ("biases", overlap.Biases), ("all", overlap.Overall) }.Select(row => (TableCell[])
            [
                row.Name, row.Counts.Truth, row.Counts.Found, row.Counts.Hits, NumberText.Fixed(row.Counts.ChanceRecall * row.Counts.Truth, 1),
                Share(row.Counts.Precision), Share(row.Counts.ChancePrecision), Share(row.Counts.Recall), Share(row.Counts.ChanceRecall),
                Share(row.Counts.Jaccard), Share(row.Counts.ChanceJaccard), NumberText.Short(row.Counts.PValue),
            ])]);
    }

    /// <summary>Scores on held-out samples before and after training, by both protocols, beside the planted ticket's.</summary>
    public static ReportTable Scores(MaskJudgement mask, MaskJudgement? planted, bool isAccuracy)
    {
        ArgumentNullException.ThrowIfNull(mask);
        var rows = new List<TableCell[]> { Row("before training", mask.Scores.Select(static s => (double?)s.Strong), planted?.Scores.Select(static s => (double?)s.Strong)) };
        if (mask.IsTrained || planted is { IsTrained: true })
        {
            rows.Add(Row("after training", mask.Scores.Select(static s => s.Weak), planted?.Scores.Select(static s => s.Weak)));
        }

        rows.AddRange(InOrder.SelectMany(c => mask.Checks.Where(s => s.Check == c)).Select(check => Row(Text(check.Check), check.Weak.Select(static w => (double?)w), null)));
        IEnumerable<TableColumn> Columns(string whose) => Protocol.All.Select(p => new TableColumn($"{whose}, {p.Name}", true));
        return new ReportTable(
            (isAccuracy ? "Accuracy on the held-out samples, higher is better" : "Squared error on the held-out samples by the scoring rule of each protocol, lower is better") +
            (mask.Checks.Count == 0 ? "" : "; below it, after training, what is left once the mask is shuffled within its tensors, trained from new parameters, or drawn anew with its layer densities"),
            [new(isAccuracy ? "accuracy" : "squared error"), .. Columns("mask"), .. planted is null ? [] : Columns("planted ticket")],
            rows);

        TableCell[] Row(string name, IEnumerable<double?> scores, IEnumerable<double?>? ticket) =>
        [
            name, .. scores.Select(static s => (TableCell)Score(s)),
            .. planted is null ? [] : (ticket ?? Protocol.All.Select(static _ => (double?)null)).Select(static s => (TableCell)Score(s)),
        ];
    }

    /// <summary>Masks of one size, the best first.</summary>
    public static ReportTable Board(MaskBoard board, bool isAccuracy, int parameters)
    {
        ArgumentNullException.ThrowIfNull(board);
        var masks = board.Places.Select(static p => p.Judgement).ToArray();
        var (trained, known) = (masks.Any(static m => m.IsTrained), masks.Any(static m => m.Overlap is not null));
        TableColumn[] columns =
        [
            new("place", true), new("mask"), new("by"),
            .. trained ? Scored("trained") : [], .. Scored("untrained"),
            .. known ? new TableColumn[] { new("planted weights", true), new("recall", true), new("by chance", true), new("Jaccard", true) } : [],
            new("effective weights", true), new("empty layers", true),
        ];
        return new ReportTable(
            FormattableString.Invariant($"Masks that keep {board.Kept} of {parameters} parameters, by {(isAccuracy ? "accuracy" : "squared error")} {(trained ? "after training" : "without training")}") +
            (isAccuracy ? ", which is the same by both protocols" : ", Fair"),
            columns,
            [.. board.Places.Select(place => (TableCell[])
            [
                place.Place, place.Judgement.Name, place.IsOwn ? "library" : "you",
                .. trained ? Shown(place.Judgement).Select(static s => (TableCell)Score(s.Weak)) : [],
                .. Shown(place.Judgement).Select(static s => (TableCell)Score(s.Strong)),
                .. place.Judgement.Overlap is { Weights: var weights }
                    ? new TableCell[] { $"{weights.Hits} of {weights.Truth}", Share(weights.Recall), Share(weights.ChanceRecall), Share(weights.Jaccard) }
                    : [],
                place.Judgement.Summary.Connectivity.EffectiveWeights, EmptyLayers(place.Judgement.Summary),
            ])]);

        // A classification is never rescaled, so that one column says it all.
        IEnumerable<ProtocolScore> Shown(MaskJudgement mask) => isAccuracy ? mask.Scores.Take(1) : mask.Scores;
        IEnumerable<TableColumn> Scored(string when) => isAccuracy ? [new(when, true)] : Protocol.All.Select(p => new TableColumn($"{when}, {p.Name}", true));
    }

    /// <summary>The layers that have lost all weights, or a dash.</summary>
    internal static string EmptyLayers(MaskSummary summary) =>
        summary.HasLayerCollapse ? string.Join(", ", summary.Connectivity.CollapsedLayers.Select(static l => (l + 1).ToString(CultureInfo.InvariantCulture))) : "–";

    private static string Text(SanityCheck check) => check switch
    {
        SanityCheck.LayerwiseShuffle => "shuffled within tensors",
        SanityCheck.Reinitialisation => "from new parameters",
        _ => "random, same layer densities",
    };

    private static string Score(double? score) => score is { } known ? NumberText.Short(known) : "–";

    private static string Share(double share) => NumberText.Short(share);
}
