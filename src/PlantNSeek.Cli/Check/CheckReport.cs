using System.Runtime.InteropServices;
using System.Text.Json;
using PlantNSeek.Cli.Baselines;
using PlantNSeek.Cli.Check.Messages;
using PlantNSeek.Cli.Terminal;
using PlantNSeek.Files;
using PlantNSeek.Numpy;
using PlantNSeek.Reporting;
using PlantNSeek.Reporting.Composition.Leaderboards;
using PlantNSeek.Reporting.Documents;
using PlantNSeek.Store;
using PlantNSeek.Testing.Rules;
using PlantNSeek.Testing.Running;

namespace PlantNSeek.Cli.Check;

/// <summary>The report of a check: page, Markdown and JSON. No clock time in it: the same assembly gives the same report.</summary>
internal static class CheckReport
{
    /// <summary>Writes <c>index.html</c>, <c>report.md</c>, <c>report.json</c> and the figures; never half of them.</summary>
    /// <returns>Full paths, the page first.</returns>
    public static IReadOnlyList<string> Write(CheckOutcome outcome, SweepResults? results, string folder)
    {
        var json = new ReportFile(ReportWriter.JsonName, ToJson(outcome, results) + "\n");
        var page = ReportWriter.Write(folder, Compose(outcome, results), json);
        var place = Path.GetDirectoryName(page)!;
        return [page, Path.Combine(place, ReportWriter.MarkdownName), Path.Combine(place, json.Path)];
    }

    /// <summary>The report before it is Markdown or HTML.</summary>
    public static ReportDocument Compose(CheckOutcome outcome, SweepResults? results)
    {
        var passing = outcome.Subjects.Count(outcome.Passes);
        return new ReportDocument(
            $"Contract check of {outcome.Assembly}",
            $"plantnseek {CommandVersion.Text}, {RuntimeInformation.FrameworkDescription}",
            $"{passing} of {outcome.Subjects.Count} pruners and seekers {outcome.Required}{(outcome.AcceptDeviations ? ", deviations on record accepted" : "")}. " +
            $"What each rule says is in {RuleText.File}.",
            [new TableBlock(Summary(outcome)), .. outcome.Remarks.Count > 0 ? new[] { new ListBlock(outcome.Remarks) } : []],
            [
                .. outcome.Subjects.Select((subject, i) => Section(subject, FormattableString.Invariant($"checked-{i + 1}"), outcome)),
                .. outcome.Baseline is { } baseline ? new[] { Against(baseline) } : [],
                .. results is not null && LeaderboardSection.Of(results, $"plantnseek check {outcome.Assembly}") is { } board ? new[] { board } : [],
            ]);
    }

    private static ReportTable Summary(CheckOutcome outcome) => new(
        "What was checked: rules by their outcome, the place on the leaderboard of the quick profile, and the pairs of task and density in which a weak ticket was found there. " +
        "A rule is untested where it needs what only a contract tells, and is not counted where another one's violation leaves nothing to try",
        [new("checked"), new("by"), new("holding", true), new("violated", true), new("deviating", true), new("untested", true), new("leaderboard", true), new("weak found", true), new(outcome.Baseline is null ? "keeps what is required" : "no worse than the baseline")],
        [.. outcome.Subjects.Select(s => (TableCell[])[.. CheckTables.Row(s).Select(TableCell.FromString), outcome.Passes(s) ? "yes" : "no"])]);

    private static ReportSection Section(CheckedSubject subject, string id, CheckOutcome outcome) => new(
        id,
        subject.Name,
        [
            new ParagraphBlock(subject.Kind == SubjectKind.Contract
                ? $"Checked by its contract `{OneLine.Of(subject.Type)}`."
                : $"The {(subject.Kind == SubjectKind.Pruner ? "pruner" : "seeker")} `{OneLine.Of(subject.Type)}` has no contract in the assembly, so nothing is claimed of it; a contract says what it is meant to do, and what is untested here."),
            new TableBlock(new ReportTable(
                $"The rules that {subject.Name} was tried on",
                [new("rule"), new("heading"), new("tier"), new("outcome"), new("why")],
                [.. subject.Rules.Select(r => new TableCell[] { r.Id, r.Heading, $"{r.Tier}", $"{r.Outcome}", r.Reason.Length > 0 ? r.Reason : r.Outcome == RuleOutcome.Violated ? "see below" : "–" })])),
            .. CheckTables.Paragraphs(subject, outcome).Select(p => new CommandBlock(p)),
        ]);

    private static ReportSection Against(CheckedBaseline baseline) => new(
        "baseline",
        "The baseline",
        [
            new TableBlock(BaselineTable.Of(baseline.Comparison, baseline.Before.Networks)),
            new ParagraphBlock($"{BaselineTable.Summary(baseline.Comparison)}. The baseline is of version {baseline.Before.Version}."),
            .. baseline.Missing.Concat(baseline.Comparison.Remarks).Select(PlainText.Of).ToArray() is { Length: > 0 } lines ? new[] { new ListBlock(lines) } : [],
        ]);

    private static string ToJson(CheckOutcome outcome, SweepResults? results) => JsonSerializer.Serialize(
        new
        {
            assembly = outcome.Assembly,
            version = CommandVersion.Text,
            runtime = RuntimeInformation.FrameworkDescription,
            acceptDeviations = outcome.AcceptDeviations,
            subjects = outcome.Subjects.Select(s => new { s.Name, s.Type, s.Kind, passes = outcome.Passes(s), s.Rules, s.Standing }),
            remarks = outcome.Remarks,
            leaderboard = results is null ? null : LeaderboardPlace.Of(results),
            baseline = outcome.Baseline is not { } of ? null : new
            {
                of.Before.Version,
                of.Before.Networks,
                of.Missing,
                losses = of.Comparison.Losses.Select(static loss => new { loss.Subject, loss.Text }),
                of.Comparison.Remarks,
                cells = of.Comparison.Cells.Select(static cell => new { cell.Subject, cell.Before.Where, cell.Before.Quantity, before = cell.MedianBefore, now = cell.MedianNow, cell.Difference, cell.WorseP, cell.BetterP, cell.Verdict }),
            },
            results = results?.Results,
        },
        JsonFormat.Indented);
}
