using System.Globalization;
using PlantNSeek.Claims;
using PlantNSeek.Experiments.Scenarios;
using PlantNSeek.Experiments.Spiral;
using PlantNSeek.Reporting.Composition;
using PlantNSeek.Reporting.Composition.Decay;
using PlantNSeek.Reporting.Composition.Images;
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
    private const string MainProtocol = "Fair"; // whose curves come first

    /// <summary>The report of a reproduction.</summary>
    public static ReportDocument Compose(Reproduction reproduction, Provenance provenance)
    {
        ArgumentNullException.ThrowIfNull(reproduction);
        ArgumentNullException.ThrowIfNull(provenance);
        var judgements = reproduction.Judgements;
        ClaimRow[] rows = [.. judgements.Where(j => j.Protocol == "Paper").Zip(judgements.Where(j => j.Protocol == "Fair"), (paper, fair) => Row(reproduction, paper, fair))];
        return new ReportDocument(
            "Plant 'n' Seek: what survives an honest experiment",
            "Reproducibility report on Fischer and Burkholz (ICLR 2022)",
            Lead(reproduction),
            [.. new[] { Verdicts(reproduction, rows, provenance), HasSingleShots(reproduction) ? MainCurves(reproduction, MainProtocol, provenance) : null }.OfType<FigureBlock>()],
            [
                .. ((ReportSection?[])
                [
                    new ReportSection("findings", "Findings", [new ListBlock(Findings.Of(judgements, reproduction.Results))]),
                    Claims(rows),
                    GroundTruth(provenance),
                    .. HasSingleShots(reproduction)
                        ? [Curves(reproduction, "Paper", provenance), Curves(reproduction, "Fair", provenance), Recovered(reproduction, provenance)]
                        : (ReportSection[])[],
                    ExperimentSections.Multishot(reproduction.Results, Command(provenance), Evidence(reproduction)),
                    ExperimentSections.EdgePopup(reproduction.Results, Command(provenance), Evidence(reproduction)),
                    ExperimentSections.Variations(reproduction.Results, Command(provenance), Evidence(reproduction)),
                    Evident(reproduction, "seekers", LeaderboardSection.Of(reproduction.Results, Command(provenance))),
                    Evident(reproduction, "weight-decay", WeightDecaySection.Of(reproduction.Results, judgements, Command(provenance))),
                    Evident(reproduction, "strong-tickets", StrongTicketSection.Of(reproduction.Results, Command(provenance))),
                    GemMinerSection.Of(reproduction.Results),
                    Evident(reproduction, "images", ImageSection.Of(reproduction.Results, Command(provenance), judgements)),
                    GemSection.Of(reproduction.Results, judgements),
                    Evident(reproduction, "transfer", TransferSection.Of(reproduction.Results, Command(provenance))),
                    Evident(reproduction, "spiral", SpiralSection.Of(reproduction.Results, RecordedSearch(), Command(provenance))),
                    Evident(reproduction, "theory", TheorySection.Of(reproduction.Results, Command(provenance))),
                    ExperimentSections.Artefacts(judgements),
                    HeldSection.Of(reproduction.Held),
                    Origin(reproduction, provenance),
                ]).OfType<ReportSection>(),
            ]);
    }

    /// <summary>The command that makes the report again.</summary>
    public static string Command(Provenance provenance) =>
        $"dotnet run --project src/PlantNSeek.Cli -c Release -- reproduce{(provenance.Profile == Profile.Recorded.Name ? "" : $" --profile {provenance.Profile}")}";

    // The record is embedded only where it existed when this was built.
    private static SpiralSearchResult? RecordedSearch() =>
        typeof(SpiralSearchResult).Assembly.GetManifestResourceInfo("spiral-width3.json") is null ? null : SpiralSearchResult.Recorded();

    private static string Lead(Reproduction reproduction)
    {
        var judgements = reproduction.Judgements;
        var recorded = $"{Changed(judgements)} {Beyond(reproduction)}".TrimEnd();
        return $"A known, extremely sparse ticket is planted in a random network and hidden; pruners and other seekers look for it, and what they find is judged against the truth. {recorded}";
    }

    private static string Changed(IReadOnlyList<Judgement> judgements)
    {
        var changed = judgements.Where(j => j.Differs).Select(j => $"{j.Claim.Id} under {j.Protocol}").ToArray();
        return changed.Length > 0 ? $"{changed.Length} of {judgements.Count} verdicts differ from the recorded ones: {string.Join(", ", changed)}."
            : judgements.Any(j => !j.IsWhole) ? "No verdict contradicts the recorded one."
            : "Every verdict equals the recorded one.";
    }

    private static string Beyond(Reproduction reproduction) => reproduction.Judgements.Count(j => j.IsBeyondProfile) is var beyond && beyond > 0
        ? $"{beyond} of {reproduction.Judgements.Count} need more replicates than the profile {reproduction.Profile.Name} has; all recorded runs together are judged without a profile."
        : "";

    private static ClaimRow Row(Reproduction reproduction, Judgement paper, Judgement fair)
    {
        var behind = RecomputedShare.Of(reproduction, paper.Claim, [.. Protocol.All.Select(p => p.Name)]);
        return ClaimTexts.Row(paper, fair, behind.Short, behind.Sentence);
    }

    private static FigureBlock? Verdicts(Reproduction reproduction, ClaimRow[] rows, Provenance provenance) => VerdictFigure.Of(rows) is { } figure
        ? new FigureBlock(figure, "Every claim, as the published programs do it (Paper) and as the paper means it (Fair). Each column leads to its claim.", Command(provenance))
        {
            Evidence = RecomputedShare.All(reproduction).Sentence,
        }
        : null;

    private static ReportSection Claims(ClaimRow[] rows) => new(
        "claims",
        "The claims",
        [
            new ClaimsBlock("The claims, as the published programs do it (Paper) and as the paper means it (Fair), and how many of the runs behind each were computed for this report; each line unfolds", rows),
            new ParagraphBlock(
                "A margin says how far the median score is from counting as found: for an accuracy, above the planted ticket's less 0.03; for an error, log10 of three times the ticket's over the measured one. " +
                "An interval covers what all replicates would give with 99 % or more whatever their distribution; an open one has too few. " +
                FormattableString.Invariant($"Safe means that the interval excludes the threshold and there are {ErrorRates.FewestReplicates} replicates or more. Shares lie between 0 and 1. What no sample can refute is [listed apart](#held).")),
        ]);

    // How many of the runs of some settings were computed now.
    private static Func<IEnumerable<ScenarioKey>, string> Evidence(Reproduction reproduction) => settings => RecomputedShare.Of(reproduction, settings).Sentence;

    // A section on one experiment, whose figures show it where they are made of runs.
    private static ReportSection? Evident(Reproduction reproduction, string experiment, ReportSection? section)
    {
        var settings = reproduction.Results.Results.Select(r => r.Key.Setting).Where(k => k.Experiment == experiment);
        return section is null ? null : section with { Blocks = [.. section.Blocks.Select(b => b is FigureBlock figure && FigureRuns.Of(figure.Figure.Id) is not null ? figure with { Evidence = Evidence(reproduction)(settings) } : b)] };
    }

    private static ReportSection GroundTruth(Provenance provenance) => new(
        "ground-truth",
        "The tasks and their tickets",
        [
            new FigureBlock(GroundTruthFigures.TaskSamples(), "160 samples of each of the three tasks, with noise as in the experiments (Fig. 1 of the paper).", Command(provenance)),
            new FigureBlock(GroundTruthFigures.Tickets(MainDepth), "The hand-built networks that solve them at depth 5 and that are planted (Fig. 2 of the paper).", Command(provenance)),
        ]);

    // A profile of real images has none.
    private static bool HasSingleShots(Reproduction reproduction) => reproduction.Profile.SingleShotDepths.Contains(MainDepth);

    private static FigureBlock MainCurves(Reproduction reproduction, string protocol, Provenance provenance) => new(
        CurveFigures.ByTask(reproduction.Results, protocol, MainDepth),
        $"Singleshot pruning at depth 5 under {protocol}: accuracy (Circle) or squared error (ReLU, Helix), mean and range over the replicates; dashed, the planted ticket's own score (Fig. 3 of the paper).",
        Command(provenance))
    {
        Evidence = Evidence(reproduction)(LearningTasks.All.Select(t => ScenarioKey.Usual("singleshot", protocol, t.Name, MainDepth))),
    };

    private static ReportSection Curves(Reproduction reproduction, string protocol, Provenance provenance)
    {
        var results = reproduction.Results;
        var depths = reproduction.Profile.SingleShotDepths;
        var blocks = new List<ReportBlock>();
        if (protocol != MainProtocol)
        {
            blocks.Add(MainCurves(reproduction, protocol, provenance));
        }

        blocks.AddRange(LearningTasks.All.Select(task => new FigureBlock(
            CurveFigures.ByDepth(results, protocol, task, depths),
            $"{CurveFigures.Title(task)} at depth {string.Join(", ", depths)}: {(task.IsClassification ? "accuracy" : "squared error")}, mean and range over the replicates (Fig. 6-8 of the paper).",
            Command(provenance),
            ReportTables.Curve(results, protocol, task, MainDepth))
        {
            Evidence = Evidence(reproduction)(depths.Select(d => ScenarioKey.Usual("singleshot", protocol, task.Name, d))),
        }));
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
                Command(provenance))
            {
                Evidence = Evidence(reproduction)([ScenarioKey.Usual("singleshot", "Fair", task.Name, MainDepth)]),
            }),
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
