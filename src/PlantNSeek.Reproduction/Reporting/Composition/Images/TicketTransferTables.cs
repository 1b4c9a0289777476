using PlantNSeek.Claims;
using PlantNSeek.Experiments.Images;
using PlantNSeek.Experiments.PictureTransfer;
using PlantNSeek.Reporting.Documents;
using PlantNSeek.Store;

namespace PlantNSeek.Reporting.Composition.Images;

/// <summary>Tickets that are carried from one set of images to another, as tables.</summary>
internal static class TicketTransferTables
{
    private static readonly (string Id, string Published)[] Claims =
    [
        ("T1", "to 6 % of the weights (SmallNORB), 7 % (FashionMNIST), for as many steps"),
        ("T2", "late reset leads at every level"),
        ("T3", "5.5 % by rounds, 21 % in a single step (SmallNORB), with all trained; here a frozen body"),
        ("T4", "better with sparsity, towards a network of two layers on pixels"),
        ("T5", "90.2 % with all trained, 80.0 % behind a linear head (SmallNORB)"),
        ("T6", "no ticket at any level"),
        ("M1", "better than random tickets between all sets of natural images, with all trained; here a frozen body"),
        ("T7", "–"),
        ("T8", "–"),
    ];

    /// <summary>What there is of it, with a paragraph before; nothing where neither claims nor runs are there.</summary>
    public static IEnumerable<ReportBlock> Of(SweepResults results, IReadOnlyList<Judgement> judgements)
    {
        ReportTable[] tables = [.. new[] { Judged(judgements), Arms(results), Planted(results) }.Where(static t => t.Rows.Count > 0)];
        return tables.Length == 0 ? [] :
        [
            new SubheadingBlock("Ticket transfer on images"),
            new ParagraphBlock(
                "A mask is found on CIFAR-10 (the source) in rounds that each prune a fifth of the weights of convolutions, and used on FashionMNIST (the target), from the trained values (late reset), the initial ones " +
                "(the winning ticket) or new ones. These runs need both data sets: without them their verdicts are those of the recorded runs."),
            .. tables.Select(static t => new TableBlock(t)),
        ];
    }

    private static ReportTable Judged(IReadOnlyList<Judgement> judgements) => new(
        "Ticket transfer on images: what was published (Mehta, 2019; M1: Morcos et al., 2019), what was measured here, part by part with threshold and 99 % interval, the verdict, and what it depends on",
        [new("claim"), new("title"), new("protocol"), new("published"), new("here"), new("verdict"), new("depends on")],
        [.. from claim in Claims
            from judgement in judgements
            where judgement.Claim.Id == claim.Id && judgement.Claim.Parts.Any(p => p.IsUnder(judgement.Protocol))
            select new TableCell[]
            {
                claim.Id, judgement.Claim.Title, judgement.Protocol, claim.Published, Measured(judgement), ClaimTexts.Badge(judgement.Verdict), judgement.Artefacts.Count == 0 ? "no switch was turned" : string.Join("; ", judgement.Artefacts.Select(Depends)),
            }]);

    private static string Measured(Judgement judgement) => judgement.Parts.Count == 0 ? "–" : string.Join(
        "; ", judgement.Parts.Select(static p => $"{ClaimTexts.Number(p.Statistic)} ({ClaimTexts.Threshold(p.Part)}; {ClaimTexts.Interval(p)})"));

    private static string Depends(ArtefactJudgement artefact) => $"{artefact.Part.Switch} {(artefact.Decides ? "decides" : "does not decide")}";

    private static ReportTable Arms(SweepResults results) => new(
        "Accuracy on the target after training, median and range; the unpruned network from late reset with a linear head, and the network on the source, medians; weights on a path over weights kept",
        [new("network"), new("protocol"), new("switch"), new("what is used"), new("density", true), new("networks", true), new("accuracy", true), new("unpruned", true), new("on the source", true), new("on a path", true)],
        [.. from cell in PictureTables.Cells(results, [PictureTransferExperiment.ExperimentName], areTurned: true)
            select new TableCell[]
            {
                cell.Setting.Task, cell.Setting.Protocol, cell.Setting.Switch.Length == 0 ? "–" : cell.Setting.Switch, cell.Seeker, cell.Density, cell.Runs.Length,
                ReportTables.Spread(cell.Runs.Select(static r => r.Run.Weak).OfType<double>()), PictureTables.Median(cell.Runs.Select(static r => (double?)r.Scenario.TicketScore), "0.000"),
                PictureTables.Median(cell.Runs.Select(r => r.Scenario.Controls.FirstOrDefault(c => c.Density == cell.Density)?.Strong), "0.000"),
                PictureTables.Median(cell.Runs.Select(static r => r.Run.KeptWeights.Sum() is > 0 and var kept ? (double?)r.Run.EffectiveWeights / kept : null), "0.00"),
            }]);

    private static ReportTable Planted(SweepResults results) => new(
        "A planted ticket that two tasks on made-up images share: a mask found on bars, used on bars beside single pixels; accuracy after training, median and range; the ticket’s own; the share of the planted weights that was kept (recall), by chance that of random masks with as many weights in each layer, medians",
        [new("protocol"), new("what is used"), new("density", true), new("networks", true), new("accuracy", true), new("ticket", true), new("recall", true), new("by chance", true)],
        [.. from cell in PictureTables.Cells(results, [PlantedTransferExperiment.ExperimentName])
            let overlaps = cell.Runs.Select(static r => r.Scenario.Weights(r.Run)).ToArray()
            select new TableCell[]
            {
                cell.Setting.Protocol, cell.Seeker, cell.Density, cell.Runs.Length, ReportTables.Spread(cell.Runs.Select(static r => r.Run.Weak).OfType<double>()),
                PictureTables.Median(cell.Runs.Select(static r => (double?)r.Scenario.TicketScore), "0.000"), PictureTables.Median(overlaps.Select(static o => (double?)o.Recall), "0.000"),
                PictureTables.Median(overlaps.Select(static o => (double?)o.ChanceRecall), "0.000"),
            }]);
}
