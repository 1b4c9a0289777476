using PlantNSeek.Experiments.Scenarios;
using PlantNSeek.Experiments.Transfer;
using PlantNSeek.Numerics.Statistics;
using PlantNSeek.Reporting.Documents;
using PlantNSeek.Reporting.Figures.Dots;
using PlantNSeek.Reporting.Figures.Drawing;
using PlantNSeek.Store;
using PlantNSeek.Tasks;

namespace PlantNSeek.Reporting.Composition;

/// <summary>Tickets carried from one task to another.</summary>
public static class TransferSection
{
    private static readonly (TransferMask Mask, TransferStart Start, string Name)[] Rows =
    [
        (TransferMask.Source, TransferStart.LateReset, "source’s mask, late reset"),
        (TransferMask.Source, TransferStart.WinningTicket, "source’s mask, initial values"),
        (TransferMask.Source, TransferStart.Random, "source’s mask, random values"),
        (TransferMask.ShuffledSource, TransferStart.LateReset, "shuffled mask, late reset"),
        (TransferMask.ShuffledSource, TransferStart.WinningTicket, "shuffled mask, initial values"),
        (TransferMask.Target, TransferStart.WinningTicket, "target’s own mask, initial values"),
        (TransferMask.Planted, TransferStart.WinningTicket, "planted mask, initial values"),
        (TransferMask.Dense, TransferStart.LateReset, "dense, late reset"),
        (TransferMask.Dense, TransferStart.WinningTicket, "dense, initial values"),
    ];

    /// <summary>The section, or null where the sweep holds none of it.</summary>
    /// <param name="results">The sweep.</param>
    /// <param name="command">The command that makes the report again.</param>
    public static ReportSection? Of(SweepResults results, string command)
    {
        ArgumentNullException.ThrowIfNull(results);
        TransferResult[] all = [.. results.Results.OfType<TransferRecord>().Where(r => r.Key.Protocol == Protocol.Fair.Name).SelectMany(r => r.Transfers)];
        if (all.Length == 0)
        {
            return null;
        }

        string[] densities = [.. DensityPoint.All.Where(d => all.Any(t => t.Key.Density == d))];
        return new ReportSection(
            "transfer",
            "Transfer: does a ticket of one task help another?",
            [
                new ParagraphBlock(
                    "The tickets of a source task S and a target task T are planted in one host, and what both need is planted once: Circle, Circle with other radii, and Rings (the squared radius) share all hidden layers, " +
                    "Product (x1 x2) contains Circle’s hidden units and needs others besides. So the shared truth is known edge by edge: the planted parameters of the hidden layers that belong to both tickets. " +
                    "Each task has a head of its own, which never counts. A mask found on S gives the hidden layers; the head is T’s own and is left unpruned."),
                new TableBlock(RecallTable(all)),
                new ParagraphBlock(
                    "Trained on T, the mask starts from the hidden layers of the dense network trained on S (late reset), from the initial values in which it was found (the winning ticket), or from newly drawn values. A late reset has had ten epochs on the source task, which the others have not, so it is compared with the dense network and the shuffled mask from the same start. " +
                    "A shuffled mask keeps as many parameters of each layer. What the source’s mask has over its shuffled one is what was carried over beyond layer densities."),
                .. densities.Select(d => new FigureBlock(
                    Figure(all, d, densities.Length > 1),
                    $"After training on the target task, {(d == DensityPoint.Ticket ? "with as many parameters as the larger ticket has" : $"density {d}")}: medians over the replicates; dashed, the target’s own planted ticket. Axes of errors are turned around.",
                    command,
                    ScoreTable([.. all.Where(t => t.Key.Density == d)]))),
            ]);
    }

    private static IEnumerable<IGrouping<TransferKey, TransferResult>> Groups(IEnumerable<TransferResult> all) => all.GroupBy(t => t.Key with { Replicate = 0 });

    private static ReportTable RecallTable(IReadOnlyList<TransferResult> all) => new(
        "How many planted parameters the two tickets share, and the share of them that was kept by the masks found on S and on T, means over the replicates; " +
        "by chance: by a random mask with as many weights and biases in each hidden layer; significant: replicates in which such a mask keeps as many with a probability below 0.01 (of random masks one replicate in a hundred is); ignoring layers: by a random mask with as many parameters anywhere in the hidden layers",
        [
            new("source to target"), new("seeker"), new("density", true), new("replicates", true), new("shared", true),
            new("on S", true), new("by chance", true), new("significant", true), new("ignoring layers", true),
            new("on T", true), new("by chance", true), new("significant", true), new("ignoring layers", true),
        ],
        [.. from g in Groups(all)
            select (TableCell[])
            [
                Pair(g.Key), g.Key.Seeker, g.Key.Density, g.Count(), ClaimTexts.Number(g.Average(t => t.OnSource.Shared.Planted)),
                .. Recalls(g, t => t.OnSource.Shared), .. Recalls(g, t => t.OnTarget.Shared),
            ]]);

    private static TableCell[] Recalls(IEnumerable<TransferResult> group, Func<TransferResult, FeatureRecall> of)
    {
        FeatureRecall[] all = [.. group.Select(of).Where(r => r.Planted > 0)];
        string Mean(Func<FeatureRecall, double> share) => all.Length == 0 ? "–" : NumberText.Fixed(all.Average(share), 3);
        return [Mean(r => r.Recall), Mean(r => r.Chance / r.Planted), $"{all.Count(r => r.PValue < 0.01)} of {all.Length}", Mean(r => r.ChanceIgnoringLayers / r.Planted)];
    }

    // A row a mask and start, since there are more of them than fit side by side.
    private static ReportTable ScoreTable(IReadOnlyList<TransferResult> shown)
    {
        string[] seekers = [.. shown.Select(t => t.Key.Seeker).Distinct()];
        (string Name, Func<IEnumerable<TransferResult>, IEnumerable<double>> Of)[] rows =
        [
            .. Rows.Select(r => (r.Name, (Func<IEnumerable<TransferResult>, IEnumerable<double>>)(g => Scores(g, r.Mask, r.Start)))),
            ("target’s planted ticket, not trained", g => g.Select(t => t.TicketScore)),
            ("source’s mask on the source itself", g => g.Select(t => t.SourceMaskScore)),
            ("dense on the source itself", g => g.Select(t => t.SourceDenseScore)),
        ];
        return new ReportTable(
            "Scores after training, medians over the replicates: accuracies where the task is Circle or Circle with other radii, squared errors where it is Rings or Product; all but the last two rows of a pair on the target task",
            [new("source to target"), new("mask and start"), .. seekers.Select(s => new TableColumn(s, true))],
            [.. from pair in shown.GroupBy(t => (t.Key.Source, t.Key.Target))
                from row in rows
                select (TableCell[])[Pair(pair.First().Key), row.Name, .. seekers.Select(s => (TableCell)Median(row.Of(pair.Where(t => t.Key.Seeker == s))))]]);
    }

    private static SvgFigure Figure(IReadOnlyList<TransferResult> all, string density, bool isOneOfMany)
    {
        TransferResult[] shown = [.. all.Where(t => t.Key.Density == density)];
        DotSeries[] series = [.. shown.Select(t => t.Key.Seeker).Distinct().Select((name, lane) => new DotSeries(name, lane))];
        return DotRows.Draw(new DotRowsData(
            isOneOfMany ? $"transfer-scores-{density.Replace('.', '-')}" : "transfer-scores",
            "What carried tickets are worth on the target task",
            "A row for each mask and start, a panel for each pair of tasks, a dot for each seeker: the score on the target task after training.",
            [.. Rows.Select(r => r.Name)],
            series,
            [.. shown.GroupBy(t => (t.Key.Source, t.Key.Target)).Select(pair => Panel([.. pair]))]));
    }

    private static DotPanel Panel(TransferResult[] pair)
    {
        var target = LearningTasks.ByName(pair[0].Key.Target);
        var dots = from row in Rows
                   from seeker in pair.GroupBy(t => t.Key.Seeker)
                   let scores = Scores(seeker, row.Mask, row.Start).ToArray()
                   where scores.Length > 0
                   select Dot.Of(row.Name, seeker.Key, scores);
        return new DotPanel(
            Pair(pair[0].Key),
            target.IsClassification ? "accuracy" : "squared error, turned around",
            target.IsClassification ? ValueScale.Accuracy : ValueScale.Error,
            SampleStatistics.Median([.. pair.Select(t => t.TicketScore)]),
            null,
            [.. dots]);
    }

    private static IEnumerable<double> Scores(IEnumerable<TransferResult> group, TransferMask mask, TransferStart start) =>
        group.SelectMany(t => t.Runs).Where(r => r.Mask == mask && r.Start == start).Select(r => r.After);

    private static string Pair(TransferKey key) => $"{Title(key.Source)} to {Title(key.Target)}";

    private static string Title(string task) => task switch
    {
        "circle" => "Circle",
        "circle-radii" => "other radii",
        "rings" => "Rings",
        "product" => "Product",
        _ => task,
    };

    private static string Median(IEnumerable<double> values) => values.ToArray() is { Length: > 0 } all ? ClaimTexts.Number(SampleStatistics.Median(all)) : "–";
}
