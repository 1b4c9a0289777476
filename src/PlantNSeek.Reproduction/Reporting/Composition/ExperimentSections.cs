using PlantNSeek.Claims;
using PlantNSeek.Experiments.Scenarios;
using PlantNSeek.Reporting.Documents;
using PlantNSeek.Store;
using PlantNSeek.Tasks;

namespace PlantNSeek.Reporting.Composition;

/// <summary>The sections on the paper's experiments beyond the single shot; what the sweep lacks is left out.</summary>
internal static class ExperimentSections
{
    private static readonly int[] Widths = [100, 1000];
    private static readonly double[] NoiseLevels = [0, 0.001, 0.01, 0.1];

    /// <summary>Multishot pruning (Fig. 4 and 12).</summary>
    public static ReportSection? Multishot(SweepResults results, string command, Func<IEnumerable<ScenarioKey>, string> evidence) => Section(
        "multishot",
        "Multishot: ten rounds of training, pruning and rewinding",
        [
            .. Protocol.All.Select(protocol => Figure(
                results,
                $"multishot-{Id(protocol)}",
                $"Multishot pruning at depth 5, protocol {protocol.Name}",
                [.. LearningTasks.All.Select(t => new CurveColumn(CurveFigures.Title(t), ScenarioKey.Usual("multishot", protocol.Name, t.Name)))],
                "Accuracy (Circle) or squared error (ReLU, Helix), mean and range over the replicates; dashed, the planted ticket's own score (Fig. 4 of the paper).",
                command, evidence)),
            Figure(
                results,
                "multishot-local",
                "Multishot with the same density in every tensor: Circle, depth 5",
                [.. Protocol.All.Select(p => new CurveColumn($"protocol {p.Name}", ScenarioKey.Usual("multishot-local", p.Name, "circle")))],
                "Weights and biases of each layer compete among themselves (Fig. 12 of the paper).",
                command, evidence),
        ]);

    /// <summary>Edge-popup (Fig. 4).</summary>
    public static ReportSection? EdgePopup(SweepResults results, string command, Func<IEnumerable<ScenarioKey>, string> evidence) => Section(
        "edge-popup",
        "Edge-popup: scores learned on frozen weights",
        [
            .. Protocol.All.Select(protocol => Figure(
                results,
                $"edge-popup-{Id(protocol)}",
                $"Edge-popup at depth 5, protocol {protocol.Name}",
                [.. LearningTasks.All.Select(t => new CurveColumn(CurveFigures.Title(t), ScenarioKey.Usual("edge-popup", protocol.Name, t.Name)))],
                protocol == Protocol.Paper
                    ? "As published: a softmax ends every network, bias scores never move, tensors are ranked apart."
                    : "Corrected: no softmax before the loss, bias scores that learn, the weights and biases of a layer ranked together.",
                command, evidence)),
        ]);

    /// <summary>Width, rounds and noise (Fig. 9-11).</summary>
    public static ReportSection? Variations(SweepResults results, string command, Func<IEnumerable<ScenarioKey>, string> evidence) => Section(
        "variations",
        "Width, rounds and noise: Circle at depth 6",
        [
            .. Protocol.All.SelectMany(protocol => new[]
            {
                Figure(
                    results,
                    $"width-{Id(protocol)}",
                    $"Width 100 and 1000 in a single shot, protocol {protocol.Name}",
                    [.. Widths.Select(w => new CurveColumn($"width {w}", Circle(protocol) with { Width = w }))],
                    "The ticket has as many parameters in both (Fig. 9 of the paper).",
                    command, evidence),
                Figure(
                    results,
                    $"rounds-{Id(protocol)}",
                    $"SynFlow in 100 rounds, all pruners in one, protocol {protocol.Name}",
                    [new("1 round", Circle(protocol)), new("100 rounds", Circle(protocol) with { Experiment = "singleshot-100-rounds" })],
                    "Rounds of scoring and pruning without training between them (Fig. 10 of the paper).",
                    command, evidence),
                Noise(results, protocol, "singleshot", command, evidence),
                Noise(results, protocol, "multishot", command, evidence),
            }),
        ]);

    /// <summary>What depends on single artefacts of the published programs.</summary>
    public static ReportSection? Artefacts(IReadOnlyList<Judgement> judgements)
    {
        var rows = judgements.SelectMany(j => j.Artefacts, (j, a) => new TableCell[]
        {
            j.Claim.Id, Change(a.Part), ClaimTexts.Quantity(a.Part), ClaimTexts.Threshold(a.Part),
            Measured(a.Without), Measured(a.With), a.Decides ? "yes" : "no",
        }).ToArray();
        return rows.Length == 0 ? null : new ReportSection(
            "artefacts",
            "What depends on single artefacts",
            [
                new ParagraphBlock("Each line takes one choice of the published programs away, all else being as published, or changes one parameter, and says whether that alone turns the answer to the claim's question, with the 99 % intervals of both sides clear of the threshold."),
                new TableBlock(new ReportTable(
                    "Artefacts switched off alone, protocol Paper: the claim’s number as published and with that one change; decides means that the change turns the answer",
                    [new("claim"), new("changed"), new("what is measured"), new("claimed", true), new("as published", true), new("changed", true), new("decides")],
                    rows)),
            ]);
    }

    private static string Measured(PartJudgement part) => $"{ClaimTexts.Number(part.Statistic)} ({ClaimTexts.Interval(part)})";

    private static string Change(ClaimPart part) => part.Switch.Length > 0
        ? string.Join(" and ", part.Switch.Split('+').Select(name => ProtocolSwitch.ByName(name).Name))
        : $"{part.Other().Experiment} to {part.Experiment}";

    private static FigureBlock? Noise(SweepResults results, Protocol protocol, string experiment, string command, Func<IEnumerable<ScenarioKey>, string> evidence) => Figure(
        results,
        $"noise-{experiment}-{Id(protocol)}",
        $"Noise of the data, {experiment}, protocol {protocol.Name}",
        [.. NoiseLevels.Select(n => new CurveColumn(
            FormattableString.Invariant($"noise {n}"), Circle(protocol) with { Experiment = experiment, Noise = n }))],
        "Labels flipped to the second-best class with this probability, in all data sets (Fig. 11 of the paper).",
        command, evidence);

    private static FigureBlock? Figure(
        SweepResults results, string id, string title, IReadOnlyList<CurveColumn> columns, string caption, string command, Func<IEnumerable<ScenarioKey>, string> evidence) =>
        CurveFigures.Draw(results, id, title, columns) is { } figure
            ? new FigureBlock(figure, caption, command, ReportTables.Curves(results, title, columns)) { Evidence = evidence(columns.Select(c => c.Setting)) }
            : null;

    private static ReportSection? Section(string id, string title, IEnumerable<ReportBlock?> blocks)
    {
        ReportBlock[] filled = [.. blocks.OfType<ReportBlock>()];
        return filled.Length == 0 ? null : new ReportSection(id, title, filled);
    }

    private static ScenarioKey Circle(Protocol protocol) => ScenarioKey.Usual("singleshot", protocol.Name, "circle", depth: 6);

    private static string Id(Protocol protocol) => protocol.Name.ToLowerInvariant();
}
