using PlantNSeek.Baselines;
using PlantNSeek.Cli.Check.Messages;
using PlantNSeek.Cli.Ci;
using PlantNSeek.Cli.Terminal;
using PlantNSeek.Testing.Running;

namespace PlantNSeek.Cli.Check;

/// <summary>A check as CI systems take it.</summary>
internal static class CheckCases
{
    /// <summary>The cases: each rule of each subject, and its place on the leaderboard where it was run there.</summary>
    public static IReadOnlyList<CiCase> Of(CheckOutcome outcome) =>
    [
        .. from subject in outcome.Subjects
           let type = PlainText.Of(subject.Type)
           from made in subject.Rules.Select(rule => Of(subject, type, rule, outcome)).Concat(Leaderboard(subject, type)).Concat(Baseline(subject, type, outcome.Baseline))
           select made,
        .. outcome.Baseline?.Missing.Select(text => new CiCase("baseline", outcome.Assembly, PlainText.Of(text), PlainText.Of(text), null)) ?? [],
    ];

    /// <summary>A page: a line of outcome, the table of all, and each failure folded.</summary>
    public static CiSummary Summary(CheckOutcome outcome) => new(
        $"plantnseek check: {outcome.Assembly}",
        $"{outcome.Subjects.Count(outcome.Passes)} of {outcome.Subjects.Count} pruners and seekers {outcome.Required}.",
        [outcome.Baseline is null ? "keeps it" : "no worse", .. CheckTables.Headings],
        [.. outcome.Subjects.Select(s => (string[])[outcome.Passes(s) ? "yes" : "no", .. CheckTables.Row(s).Select(PlainText.Of)])],
        [.. outcome.Remarks.Select(PlainText.Of)]);

    private static CiCase Of(CheckedSubject subject, string type, CheckedRule rule, CheckOutcome outcome)
    {
        var text = PlainText.Of(rule.Message.Length > 0 ? rule.Message : rule.Reason.Length > 0 ? rule.Reason : $"{rule.Id} is {rule.Outcome}");
        var fails = outcome.Fails(subject, rule);
        var skipped = !fails && rule.Outcome is (RuleOutcome.Untested or RuleOutcome.Inconclusive) ? PlainText.Of(rule.Reason) : null;
        return new CiCase(subject.Name, type, $"{rule.Id} {rule.Heading}", fails ? text : null, skipped);
    }

    // A cell each, and beside them what is lost without a test.
    private static IEnumerable<CiCase> Baseline(CheckedSubject subject, string type, CheckedBaseline? baseline)
    {
        if (baseline is null)
        {
            return [];
        }

        var worse = baseline.Worse(subject);
        var cells = baseline.Cells(subject).Select(cell => new CiCase(subject.Name, type, $"baseline: {cell.Before.Name}", cell.Verdict == CellVerdict.Worse ? cell.Text : null, null)).ToList();
        var lost = worse.Where(text => cells.All(cell => cell.Failure != text));
        return [.. cells, .. lost.Select(text => new CiCase(subject.Name, type, $"baseline: {text}", text, null))];
    }

    private static IEnumerable<CiCase> Leaderboard(CheckedSubject subject, string type) => subject.Standing is { } standing
        ? [new CiCase(subject.Name, type, "leaderboard", standing.Failure is { } failure ? PlainText.Of(failure) : null, standing is { Failure: null, Place: null } ? PlainText.Of(standing.Remark) : null)]
        : [];
}
