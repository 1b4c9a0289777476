using PlantNSeek.Reporting.Figures.Drawing;

namespace PlantNSeek.Reporting.Documents;

/// <summary>The claims as Markdown: a table of a line each, and what is folded below it.</summary>
internal static class MarkdownClaims
{
    public static string Render(ClaimsBlock block, string number)
    {
        string[] header = ["Id", "Claim", "Paper", "Fair", "Recomputed"];
        var lines = new List<string>
        {
            $"**{number}** {MarkdownText.Render(block.Caption)}",
            "",
            Tally("Paper", block.Claims.Select(c => c.Paper)),
            Tally("Fair", block.Claims.Select(c => c.Fair)),
            "",
            MarkdownTables.Row(header),
            MarkdownTables.Row(header.Select(_ => "---")),
        };
        lines.AddRange(block.Claims.Select(c => MarkdownTables.Row(
        [
            $"[**{MarkdownText.Render(c.Id)}**](#{Uri.EscapeDataString(ClaimRow.AnchorOf(c.Id))})", MarkdownText.Render(c.Title), MarkdownTables.Badge(c.Paper), MarkdownTables.Badge(c.Fair), MarkdownText.Render(c.Recomputed),
        ])));
        lines.AddRange(block.Claims.Select(Claim));
        return string.Join('\n', lines);
    }

    // The anchor lies before the fold, where every viewer finds it.
    private static string Claim(ClaimRow claim)
    {
        var parts = new List<string>
        {
            $"\n<a id=\"{SvgWriter.Escape(ClaimRow.AnchorOf(claim.Id))}\"></a>\n<details><summary>{SvgWriter.Escape(claim.Id)} {SvgWriter.Escape(claim.Title)}</summary>",
            MarkdownTables.Definitions(claim.Details),
        };
        if (claim.Parts is { } table)
        {
            parts.AddRange([MarkdownText.Render(table.Caption), MarkdownTables.Table(table)]);
        }

        return string.Join("\n\n", parts.Append("</details>").Where(p => p.Length > 0));
    }

    private static string Tally(string protocol, IEnumerable<VerdictBadge> verdicts) =>
        $"- {protocol}: {string.Join(", ", VerdictText.Tally(verdicts).Select(t => $"{t.Count} {VerdictText.Word(t.Verdict)}"))}";
}
