using System.Globalization;
using PlantNSeek.Claims;
using PlantNSeek.Experiments.RareGems;
using PlantNSeek.Experiments.Scenarios;
using PlantNSeek.Recovery;
using PlantNSeek.Reporting.Documents;
using PlantNSeek.Store;

namespace PlantNSeek.Reporting.Composition.Images;

/// <summary>Rare Gems on real images: its claims with the published numbers beside ours, and every arm.</summary>
internal static class GemSection
{
    // Of ResNet-20 on all of CIFAR-10 (Sreenivasan et al., NeurIPS 2022).
    private static readonly (string Id, string Number)[] Published =
    [
        ("G2", "24.5, 34.4, 63.5, 63.7 and 66.2 % at density 0.0059 (Table 3)"),
        ("G3", "Gem-Miner loses 4.7 and 4.8 points, ProsPr 0.5 and 1.0 (Table 2)"),
        ("G4", "2,850 epochs of IMP and 150 of Gem-Miner, 19 times (Table 1); where no search of ours matches, its value is a bound from below"),
        ("G5", "–"),
        ("G6", "–"),
    ];

    /// <summary>The section; null where the sweep holds none of it.</summary>
    /// <param name="results">The sweep.</param>
    /// <param name="judgements">The claims as judged on it.</param>
    public static ReportSection? Of(SweepResults results, IReadOnlyList<Judgement> judgements) => !results.Results.Any(static r => r.Key.Experiment == RareGemsExperiment.ExperimentName) ? null : new(
        "rare-gems",
        "Rare Gems on images",
        [
            new ParagraphBlock(
                "Gem-Miner beside edge-popup, iterative magnitude pruning and what prunes at initialisation, on a ResNet-8 of eight channels and 2,500 images of CIFAR-10 at 16 by 16 pixels: all from the same signed constants, the same images in the same order, and the same fine-tuning. " +
                "Under Paper edge-popup has the batch, decay and fine-tuning of its own that the published runs gave it. These runs need the data set: without it their verdicts are those of the recorded runs."),
            .. new[] { Claims(judgements), Arms(results) }.Where(static t => t.Rows.Count > 0).Select(static t => new TableBlock(t)),
        ]);

    private static ReportTable Claims(IReadOnlyList<Judgement> judgements) => new(
        "The claims of Rare Gems on images: the published number, of a ResNet-20, ours with its 99 % interval, one for each part, and on which choice of the published runs the answer depends",
        [new("claim"), new("published"), .. Protocol.All.SelectMany(static p => new TableColumn[] { new($"ours, {p.Name}"), new(p.Name) }), new("depends on")],
        [.. from published in Published
            let both = Protocol.All.Select(p => judgements.FirstOrDefault(j => j.Claim.Id == published.Id && j.Protocol == p.Name)).ToArray()
            where both.All(static j => j is not null)
            select (TableCell[])
            [
                $"[{published.Id}](#claim-{published.Id}) {both[0]!.Claim.Title}", published.Number,
                .. both.SelectMany(static j => new TableCell[] { Ours(j!), ClaimTexts.Badge(j!.Verdict) }), DependsOn(both.SelectMany(static j => j!.Artefacts)),
            ]]);

    private static string Ours(Judgement judgement) => judgement.Parts.Count == 0 ? "–"
        : string.Join("; ", judgement.Parts.Select(static p => $"{ClaimTexts.Number(p.Statistic)} ({ClaimTexts.Interval(p)})"));

    private static string DependsOn(IEnumerable<ArtefactJudgement> artefacts) => artefacts.ToArray() is not { Length: > 0 } all ? "–"
        : all.Where(static a => a.Decides).Select(static a => a.Part.Switch).Distinct().ToArray() is { Length: > 0 } deciding ? string.Join(", ", deciding)
        : "no switch alone";

    private static ReportTable Arms(SweepResults results) => new(
        "Every arm: epochs of training that its search took, accuracy before and after fine-tuning, with its mask shuffled in its layers and from new weights, median and range; the largest layer density over the smallest, median, and in how many networks layers do not differ from those of a random mask (p at least 0.01), so that a search hardly moved its scores",
        [new("network"), new("protocol"), new("arm"), new("density", true), new("networks", true), new("epochs", true), new("before", true), new("after", true), new("shuffled", true), new("new weights", true), new("layers", true), new("uniform", true)],
        [.. from cell in PictureTables.Cells(results, [RareGemsExperiment.ExperimentName])
            let runs = cell.Runs
            select new TableCell[]
            {
                cell.Setting.Task, cell.Setting.Protocol, cell.Seeker, cell.Density, runs.Length,
                PictureTables.Median(runs.Select(r => r.Run.Samples / Images(cell.Setting.Task)), "0.##"),
                PictureTables.Spread(runs.Select(static r => (double?)r.Run.Strong)), PictureTables.Spread(runs.Select(static r => r.Run.Weak)),
                PictureTables.Checked(runs, SanityCheck.LayerwiseShuffle), PictureTables.Checked(runs, SanityCheck.Reinitialisation),
                PictureTables.Median(runs.Select(static r => (double?)GemLayers.LargestOverSmallest(r.Run.KeptWeights, r.Scenario.HostWeights)), "0.#"),
                runs.Any(static r => r.Run.HasUniformLayers is not null) ? runs.Count(static r => r.Run.HasUniformLayers == true).ToString(CultureInfo.InvariantCulture) : "–",
            }]);

    private static double? Images(string task) => GemTasks.All.FirstOrDefault(t => t.Name == task)?.Pictures.Training;
}
