using System.Globalization;
using PlantNSeek.Experiments.Scenarios;
using PlantNSeek.Recovery;
using PlantNSeek.Reporting.Documents;
using PlantNSeek.Reporting.Figures.Drawing;

namespace PlantNSeek.Judging;

/// <summary>A judgement in numbers, the same on the page and on the command line.</summary>
public static class JudgementTables
{
    private static readonly SanityCheck[] InOrder = [SanityCheck.LayerwiseShuffle, SanityCheck.Reinitialisation, SanityCheck.RandomMask];

    /// <summary>Layer by layer: what there is, what is kept, and what of it can work or is planted.</summary>
    public static ReportTable Layers(MaskJudgement mask)
    {
        ArgumentNullException.ThrowIfNull(mask);
        TableColumn[] planted = mask.Overlap is null ? [] : [new("planted", true), new("both", true)]; // once for the weights, once for the biases
        return new ReportTable(
            "Parameters of each layer, weights and biases: how many there are and are kept; kept weights on a path from an input to an output" +
            (mask.Overlap is null ? "" : "; of the weights and of the biases how many are planted, and how many of those are kept"),
            [new("layer"), new("weights", true), new("kept", true), new("effective", true), .. planted, new("biases", true), new("kept", true), .. planted],
            [.. mask.Summary.Layers.Select((layer, i) => (TableCell[])
            [
                (i + 1).ToString(CultureInfo.InvariantCulture), layer.Weights, layer.KeptWeights, layer.EffectiveWeights, .. Planted(mask.Overlap?.LayerWeights[i]),
                layer.Biases, layer.KeptBiases, .. Planted(mask.Overlap?.LayerBiases[i]),
            ])]);

        static TableCell[] Planted(OverlapCounts? counts) => counts is null ? [] : [counts.Truth, counts.Hits];
    }

    /// <summary>Which planted channels a mask of a network of convolutions holds.</summary>
    /// <exception cref="ArgumentException">No ticket is known, or the network has none.</exception>
    public static ReportTable Channels(MaskJudgement mask)
    {
        ArgumentNullException.ThrowIfNull(mask);
        var finds = mask.Channels ?? throw new ArgumentException($"{mask.Name} was judged without a truth, or in a fully connected network", nameof(mask));
        return new ReportTable(
            "Channels of each layer: how many there are, how many have something planted, and of how many of those all or some is kept",
            [new("layer"), new("channels", true), new("planted", true), new("found whole", true), new("found in part", true)],
            [.. finds.Select(find => (TableCell[])[(find.Layer + 1).ToString(CultureInfo.InvariantCulture), find.Channels, find.Planted, find.Whole, find.Partly])]);
    }

    /// <summary>Agreement with the planted ticket, each number beside what random masks that keep as many parameters of each tensor have on average.</summary>
    /// <exception cref="ArgumentException">No ticket is known.</exception>
    public static ReportTable Agreement(MaskJudgement mask)
    {
        ArgumentNullException.ThrowIfNull(mask);
        var overlap = mask.Overlap ?? throw new ArgumentException($"{mask.Name} was judged without a truth", nameof(mask));
        var (where, caution) = mask.Channels is null ? ("", "") :
            (", of a convolution at each place of its kernels", "; where channels are planted by the similarity of their weights, as under Fair, a mask that knows nothing of the plant can hold more than by chance");
        return new ReportTable(
            $"Agreement with the planted ticket; by chance: what a random mask has on average that keeps as many parameters of each tensor{where}; p is the probability that such a mask holds at least as many planted parameters; " +
            $"ignoring layers: how many a random mask of that size anywhere in the network holds on average, which says nothing of significance{caution}",
            [
                new(""), new("planted", true), new("kept", true), new("both", true), new("by chance", true), new("precision", true), new("by chance", true),
                new("recall", true), new("by chance", true), new("Jaccard", true), new("by chance", true), new("p", true), new("ignoring layers", true),
            ],
            [.. new (string Name, OverlapCounts Counts)[] { ("weights", overlap.Weights), ("biases", overlap.Biases), ("all", overlap.Overall) }.Select(row => (TableCell[])
            [
                row.Name, row.Counts.Truth, row.Counts.Found, row.Counts.Hits, NumberText.Fixed(row.Counts.ChanceHits, 1),
                Share(row.Counts.Precision), Share(row.Counts.ChancePrecision), Share(row.Counts.Recall), Share(row.Counts.ChanceRecall),
                Share(row.Counts.Jaccard), Share(row.Counts.ChanceJaccard), NumberText.Short(row.Counts.PValue),
                NumberText.Fixed(row.Counts.IgnoringLayers.Mean, 1),
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

        if (mask.OwnStart is { } own)
        {
            rows.Add(Row($"own start, {Epochs(own.Epochs)} epochs, as found", mask.Scores.Select(static s => s.AsFound), null));
            rows.Add(Row($"own start, after {Epochs(own.Epochs + 10)} epochs", mask.Scores.Select(static s => s.TrainedOn), null));
        }

        rows.AddRange(InOrder.SelectMany(c => mask.Checks.Where(s => s.Check == c)).Select(check => Row(Text(check.Check), check.Scores.Select(static w => (double?)w), null)));
        IEnumerable<TableColumn> Columns(string whose) => Protocol.All.Select(p => new TableColumn($"{whose}, {p.Name}", true));
        return new ReportTable(
            (isAccuracy ? "Accuracy on the held-out samples, higher is better" : "Squared error on the held-out samples by the scoring rule of each protocol, lower is better") +
            (mask.IsTrained ? "; after training: ten epochs in all" : "") +
            (mask.OwnStart is null ? "" : mask.OwnStart.IsCompared
                ? ", those behind the mask's own start included"
                : ", from the host's parameters, since the mask's own start has been trained for longer or for an unknown time; scores with that start are not comparable with those of others") +
            (mask.Checks.Count == 0 ? "" : "; below it, after training, what is left once the mask is shuffled within its tensors, trained from new parameters, or drawn at random with its layer densities"),
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
        var (trained, known, owns, counted) = (
            masks.Any(static m => m.IsTrained), masks.Any(static m => m.Overlap is not null), masks.Any(static m => m.OwnStart is not null), masks.Any(static m => m.SearchEpochs is not null));
        TableColumn[] columns =
        [
            new("place", true), new("mask"), new("by"),
            .. trained ? Scored("trained") : [], .. Scored("untrained"),
            .. owns ? [new TableColumn("own start’s epochs", true), .. Scored("as found"), .. Scored("ten epochs on")] : Array.Empty<TableColumn>(),
            .. known ? new TableColumn[] { new("planted weights", true), new("recall", true), new("by chance", true), new("p", true), new("Jaccard", true), new("ignoring layers", true) } : [],
            new("effective weights", true), new("empty layers", true), .. counted ? new TableColumn[] { new("search’s epochs", true) } : [],
        ];
        return new ReportTable(
            FormattableString.Invariant($"Masks that keep {board.Kept} of {parameters} parameters, by {(isAccuracy ? "accuracy" : "squared error")} {(trained ? "after training" : "without training")}") +
            (isAccuracy ? ", which is the same by both protocols" : ", Fair") +
            (trained ? "; trained: after ten epochs in all, counted from the host's parameters, which is what ranks" : "") +
            (owns ? "; as found and ten epochs on: with the trained parameters that a mask brings, which have had the epochs stated, and rank nothing" : "") +
            (counted ? "; search's epochs: what the search sent through the network, in passes over the training samples" : ""),
            columns,
            [.. board.Places.Select(place => (TableCell[])
            [
                place.Place, place.Judgement.Name, place.IsOwn ? "library" : "you",
                .. trained ? Shown(place.Judgement).Select(static s => (TableCell)Score(s.Weak)) : [],
                .. Shown(place.Judgement).Select(static s => (TableCell)Score(s.Strong)),
                .. owns
                    ? [place.Judgement.OwnStart is { } own ? Epochs(own.Epochs) : "–", .. Shown(place.Judgement).Select(static s => (TableCell)Score(s.AsFound)), .. Shown(place.Judgement).Select(static s => (TableCell)Score(s.TrainedOn))]
                    : Array.Empty<TableCell>(),
                .. place.Judgement.Overlap is { Weights: var weights }
                    ? new TableCell[] { $"{weights.Hits} of {weights.Truth}", Share(weights.Recall), Share(weights.ChanceRecall), NumberText.Short(weights.PValue), Share(weights.Jaccard), NumberText.Short(weights.IgnoringLayers.Mean / Math.Max(weights.Truth, 1)) }
                    : [],
                place.Judgement.Summary.Connectivity.EffectiveWeights, EmptyLayers(place.Judgement.Summary),
                .. counted ? new TableCell[] { place.Judgement.SearchEpochs is { } search ? Epochs(search) : "–" } : [],
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

    private static string Epochs(double? epochs) => epochs is { } known ? NumberText.Short(known) : "unknown";

    private static string Score(double? score) => score is { } known ? NumberText.Short(known) : "–";

    private static string Share(double share) => NumberText.Short(share);
}
