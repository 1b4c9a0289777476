namespace PlantNSeek.Cli.Ci;

/// <summary>What GitHub Actions shows: an annotation for each case that closes the gate, and a summary of the step.</summary>
internal static class GitHubActions
{
    /// <summary>Set to <c>true</c> on its machines.</summary>
    public const string Variable = "GITHUB_ACTIONS";

    /// <summary>The file that a step's summary is appended to.</summary>
    public const string SummaryVariable = "GITHUB_STEP_SUMMARY";

    /// <summary>One line a failure, by which it becomes an annotation.</summary>
    public static IEnumerable<string> Annotations(IReadOnlyList<CiCase> cases) =>
        from made in cases
        where made.Failure is not null
        select $"::error title={Property(made.Title)}::{Data(made.Failure!)}";

    /// <summary>The summary in Markdown: outcome, table, and each failure folded.</summary>
    public static string Markdown(CiSummary summary, IReadOnlyList<CiCase> cases)
    {
        string[] lines =
        [
            $"### {Cell(summary.Title)}",
            "",
            Cell(summary.Outcome),
            "",
            $"| {string.Join(" | ", summary.Headings.Select(Cell))} |",
            $"|{string.Concat(summary.Headings.Select(static _ => "---|"))}",
            .. summary.Rows.Select(static row => $"| {string.Join(" | ", row.Select(Cell))} |"),
            .. cases.Where(static c => c.Failure is not null).SelectMany(static c => (string[])["", $"<details><summary>{Html(c.Title)}</summary>", "", $"<pre>{Html(c.Failure!)}</pre>", "", "</details>"]),
            .. summary.Remarks.SelectMany(static r => (string[])["", Cell(r)]),
            "",
        ];
        return string.Join('\n', lines) + "\n";
    }

    // Of these texts lines, and what would end the title, are spelled as its runner reads them.
    private static string Data(string text) => text.Replace("%", "%25", StringComparison.Ordinal).Replace("\r", "%0D", StringComparison.Ordinal).Replace("\n", "%0A", StringComparison.Ordinal);

    private static string Property(string text) => Data(text).Replace(":", "%3A", StringComparison.Ordinal).Replace(",", "%2C", StringComparison.Ordinal);

    private static string Html(string text) => text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal);

    private static string Cell(string text) => Html(text).Replace("|", "\\|", StringComparison.Ordinal).Replace('\n', ' ');
}
