using System.Globalization;
using PlantNSeek.Claims;
using PlantNSeek.Experiments.Scenarios;
using PlantNSeek.Experiments.Spiral;
using PlantNSeek.Reporting.Composition;
using PlantNSeek.Reporting.Composition.Decay;
using PlantNSeek.Reporting.Composition.Leaderboards;
using PlantNSeek.Reporting.Documents;
using PlantNSeek.Store;
using PlantNSeek.Sweeping;
using PlantNSeek.Tasks;

namespace PlantNSeek.Reporting;

/// <summary>Puts the reproducibility report together: claims first, then the experiments with their figures, then where it all comes from.</summary>
public static class ReportComposer
{
    private const int MainDepth = 5;

    /// <summary>The report of a reproduction.</summary>
    public static ReportDocument Compose(Reproduction reproduction, Provenance provenance)
    {
        ArgumentNullException.ThrowIfNull(reproduction);
        ArgumentNullException.ThrowIfNull(provenance);
        var judgements = reproduction.Judgements;
        var rows = judgements.Where(j => j.Protocol == "Paper").Zip(judgements.Where(j => j.Protocol == "Fair"), ClaimTexts.Row);
        return new ReportDocument(
            "Plant 'n' Seek: what survives an honest experiment",
            "Reproducibility report on Fischer and Burkholz (ICLR 2022)",
            Lead(reproduction),
            [
                new ClaimsBlock("The claims, as the published programs do it (Paper) and as the paper means it (Fair)", "99 % interval", [.. rows]),
                new ParagraphBlock(
                    "A margin says how far the median score is from counting as found: for an accuracy, above the planted ticket's less 0.03; for an error, log10 of three times the ticket's over the measured one. " +
                    "Where a claim has several parts the table shows the one that decides it; all are in [the details](#parts). What no sample can refute is [listed apart](#held)."),
            ],
            [
                .. new[]
                {
                    GroundTruth(provenance),
                    Curves(reproduction, "Paper", provenance),
                    Curves(reproduction, "Fair", provenance),
                    Recovered(reproduction, provenance),
                    ExperimentSections.Multishot(reproduction.Results, Command(provenance)),
                    ExperimentSections.EdgePopup(reproduction.Results, Command(provenance)),
                    ExperimentSections.Variations(reproduction.Results, Command(provenance)),
                    LeaderboardSection.Of(reproduction.Results, Command(provenance)),
                    WeightDecaySection.Of(reproduction.Results, judgements, Command(provenance)),
                    StrongTicketSection.Of(reproduction.Results, Command(provenance)),
                    GemMinerSection.Of(reproduction.Results),
                    TransferSection.Of(reproduction.Results, Command(provenance)),
                    SpiralSection.Of(reproduction.Results, RecordedSearch(), Command(provenance)),
                    TheorySection.Of(reproduction.Results, Command(provenance)),
                    ExperimentSections.Artefacts(judgements),
                    HeldSection.Of(reproduction.Held),
                    new ReportSection("parts", "Every part of every claim", [new TableBlock(ReportTables.Parts(judgements))]),
                    Origin(reproduction, provenance),
                }.OfType<ReportSection>(),
            ]);
    }

    /// <summary>The command that makes the report again.</summary>
    public static string Command(Provenance provenance) =>
        $"dotnet run --project src/PlantNSeek.Cli -c Release -- reproduce --profile {provenance.Profile}";

    // The record is embedded only where it existed when this was built.
    private static SpiralSearchResult? RecordedSearch() =>
        typeof(SpiralSearchResult).Assembly.GetManifestResourceInfo("spiral-width3.json") is null ? null : SpiralSearchResult.Recorded();

    private static string Lead(Reproduction reproduction)
    {
        var judgements = reproduction.Judgements;
        string Count(string protocol) => string.Create(
            CultureInfo.InvariantCulture,
            $"{judgements.Count(j => j.Protocol == protocol && j.Verdict == Verdict.Reproduced)} of {judgements.Count(j => j.Protocol == protocol && j.Verdict != Verdict.NotTestable)} claims hold under {protocol}");
        var recorded = $"{Changed(judgements)} {Beyond(reproduction)}".TrimEnd();
        return $"A known, extremely sparse ticket is planted in a random network and hidden; pruners and other seekers look for it, and what they find is judged against the truth. {Count("Paper")}, {Count("Fair")}. {recorded} "
            + $"{Best(reproduction.Results)}The paper’s experiments come first, then, as far as the profile runs it, what goes beyond them: seekers of later work, transfer between tasks, a task small enough to try all masks, and the theory in numbers.";
    }

    private static string Changed(IReadOnlyList<Judgement> judgements)
    {
        var changed = judgements.Where(j => j.Differs).Select(j => $"{j.Claim.Id} under {j.Protocol}").ToArray();
        return changed.Length > 0 ? $"{changed.Length} of {judgements.Count} verdicts differ from the recorded ones: {string.Join(", ", changed)}."
            : judgements.Any(j => j.IsBeyondProfile) ? "No verdict differs from the recorded one."
            : "Every verdict equals the recorded one.";
    }

    private static string Beyond(Reproduction reproduction) => reproduction.Judgements.Count(j => j.IsBeyondProfile) is var beyond && beyond > 0
        ? $"{beyond} of {reproduction.Judgements.Count} need more replicates than the profile {reproduction.Profile.Name} has; {Profile.Paper.Name} has them for all, {Profile.Quick.Name} for some."
        : "";

    private static string Best(SweepResults results)
    {
        var board = new Leaderboard(results);
        if (board.Cells.Count == 0)
        {
            return "";
        }

        var first = board.Of(board.Seekers[0]);
        var strong = board.Cells.Count(c => c.StrongMargin >= 0);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"Of {board.Seekers.Count} seekers {board.Seekers[0]} finds most weak tickets, in {Leaderboard.Found(first)} of {first.Count} pairs of task and density; strong tickets are found in {strong} of {board.Cells.Count} triples of seeker, task and density ([the leaderboard](#leaderboard)). ");
    }

    private static ReportSection GroundTruth(Provenance provenance) => new(
        "ground-truth",
        "The tasks and their tickets",
        [
            new FigureBlock(GroundTruthFigures.TaskSamples(), "240 samples of each of the three tasks, with noise as in the experiments (Fig. 1 of the paper).", Command(provenance)),
            new FigureBlock(GroundTruthFigures.Tickets(MainDepth), "The hand-built networks that solve them at depth 5 and that are planted (Fig. 2 of the paper).", Command(provenance)),
        ]);

    private static ReportSection Curves(Reproduction reproduction, string protocol, Provenance provenance)
    {
        var results = reproduction.Results;
        var depths = reproduction.Profile.SingleShotDepths;
        var blocks = new List<ReportBlock>
        {
            new FigureBlock(
                CurveFigures.ByTask(results, protocol, MainDepth),
                "Singleshot pruning at depth 5: accuracy (Circle) or squared error (ReLU, Helix), mean and range over the replicates; dashed, the planted ticket's own score (Fig. 3 of the paper).",
                Command(provenance)),
        };
        blocks.AddRange(LearningTasks.All.Select(task => new FigureBlock(
            CurveFigures.ByDepth(results, protocol, task, depths),
            $"{CurveFigures.Title(task)} at depth {string.Join(", ", depths)}: {(task.IsClassification ? "accuracy" : "squared error")}, mean and range over the replicates (Fig. 6-8 of the paper).",
            Command(provenance),
            ReportTables.Curve(results, protocol, task, MainDepth))));
        return new ReportSection($"curves-of-{protocol.ToLowerInvariant()}", $"Sparsity curves, protocol {protocol}", blocks);
    }

    private static ReportSection Recovered(Reproduction reproduction, Provenance provenance) => new(
        "recovered",
        "What was found of the planted tickets",
        [
            new TableBlock(ReportTables.Controls(reproduction.Results, MainDepth)),
            new TableBlock(ReportTables.Hidden(reproduction.Results, MainDepth)),
            .. LearningTasks.All.Select(task => new FigureBlock(
                OverlapFigures.Recall(reproduction.Results, "Fair", task, MainDepth),
                $"{CurveFigures.Title(task)}: share of the planted weights that was kept, layer by layer, with what chance would give.",
                Command(provenance))),
            new ParagraphBlock("Chance is that of random masks which keep as many weights in each layer. A pruner that keeps small layers whole, where most of the ticket lies, holds more of it than a random mask of its size anywhere in the network, by its layer densities alone: that figure is shown as ignoring layers, and says nothing of significance."),
            new TableBlock(ReportTables.Overlaps(reproduction.Results, "Fair", MainDepth)),
        ]);

    private static ReportSection Origin(Reproduction reproduction, Provenance provenance) => new(
        "origin",
        "Where this comes from",
        [
            new DefinitionsBlock(
            [
                new("Version", provenance.Version),
                new("Commit", $"`{provenance.Commit}`"),
                new("Runtime", provenance.Runtime),
                new("Profile", $"{provenance.Profile}; how often each setting was repeated is in report.json"),
                new("Work", string.Create(CultureInfo.InvariantCulture, $"{provenance.Scenarios} planted networks, {provenance.Runs} masks and dense networks judged")),
                new("Seeds", $"every random stream is keyed by the seed {Scenario.Seed}, its purpose and the replicate"),
                new("Hash of the results", $"`{provenance.ResultsHash}` (SHA-256; the same on every machine)"),
            ]),
            new CommandBlock(Command(provenance)),
        ]);
}
