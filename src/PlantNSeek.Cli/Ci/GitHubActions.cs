using PlantNSeek.Cli.Check;

namespace PlantNSeek.Cli.Ci;

/// <summary>What GitHub Actions shows of a check: an annotation for each rule that closes the gate, and a summary of the step.</summary>
internal static class GitHubActions
{
    /// <summary>Set to <c>true</c> on its machines.</summary>
    public const string Variable = "GITHUB_ACTIONS";

    /// <summary>The file that a step's summary is appended to.</summary>
    public const string SummaryVariable = "GITHUB_STEP_SUMMARY";

    /// <summary>One line a failure, by which it becomes an annotation.</summary>
    public static IEnumerable<string> Annotations(IReadOnlyList<CheckCase> cases) =>
        from made in cases
        where made.Failure is not null
        select $"::error title={Property(made.Title)}::{Data(made.Failure!)}";

    /// <summary>The check in Markdown: a line of outcome, the table of all, and each failure folded.</summary>
    public static string Summary(CheckOutcome outcome, IReadOnlyList<CheckCase> cases)
    {
        string[] lines =
        [
            $"### plantnseek check: {Cell(outcome.Assembly)}",
            "",
            $"{outcome.Subjects.Count(outcome.Passes)} of {outcome.Subjects.Count} pruners and seekers keep all that is required.",
            "",
            $"| keeps it | {string.Join(" | ", CheckTables.Headings)} |",
            $"|---|{string.Concat(CheckTables.Headings.Select(static (_, i) => i < 2 ? "---|" : "---:|"))}",
            .. outcome.Subjects.Select(s => $"| {(outcome.Passes(s) ? "yes" : "**no**")} | {string.Join(" | ", CheckTables.Row(s).Select(Cell))} |"),
            .. cases.Where(static c => c.Failure is not null).SelectMany(static c => (string[])["", $"<details><summary>{Html(c.Title)}</summary>", "", $"<pre>{Html(c.Failure!)}</pre>", "", "</details>"]),
            .. outcome.Remarks.SelectMany(static r => (string[])["", Cell(r)]),
            "",
        ];
        return string.Join('\n', lines) + "\n";
    }

    // Of these texts lines, and what would end the title, are spelled as its runner reads them.
    private static string Data(string text) => text.Replace("%", "%25", StringComparison.Ordinal).Replace("\r", "%0D", StringComparison.Ordinal).Replace("\n", "%0A", StringComparison.Ordinal);

    private static string Property(string text) => Data(text).Replace(":", "%3A", StringComparison.Ordinal).Replace(",", "%2C", StringComparison.Ordinal);

    private static string Html(string text) => text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal);

    private static string Cell(string text) => Html(PlainText.Of(text)).Replace("|", "\\|", StringComparison.Ordinal).Replace('\n', ' ');
}
