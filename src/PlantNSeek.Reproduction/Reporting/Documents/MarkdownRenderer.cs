using System.Text;

namespace PlantNSeek.Reporting.Documents;

/// <summary>A report as Markdown; its figures are files in the folder <c>figures</c> beside it.</summary>
public static class MarkdownRenderer
{
    /// <summary>The text, lines ending in LF.</summary>
    /// <exception cref="ArgumentException">An anchor is taken twice, or a table's rows do not fit its columns.</exception>
    public static string Render(ReportDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        document.Check();
        var numbers = new ReportNumbers();
        var text = new StringBuilder();
        Part(text, $"# {MarkdownText.Render(document.Title)}");
        if (document.Subtitle.Length > 0)
        {
            Part(text, MarkdownText.Render(document.Subtitle));
        }

        Part(text, MarkdownText.Render(document.Lead));
        foreach (var block in document.Opening)
        {
            Block(text, block, numbers);
        }

        foreach (var section in document.Sections)
        {
            Part(text, $"<a id=\"{section.Id}\"></a>\n\n## {MarkdownText.Render(section.Heading)}");
            foreach (var block in section.Blocks)
            {
                Block(text, block, numbers);
            }
        }

        return text.ToString();
    }

    private static void Part(StringBuilder text, string part)
    {
        if (text.Length > 0)
        {
            text.Append('\n');
        }

        text.Append(part).Append('\n');
    }

    private static void Block(StringBuilder text, ReportBlock block, ReportNumbers numbers) => Part(text, block switch
    {
        ParagraphBlock p => MarkdownText.Render(p.Text),
        SubheadingBlock h => $"### {MarkdownText.Render(h.Text)}",
        ListBlock list => string.Join('\n', list.Items.Select(i => $"- {MarkdownText.Render(i)}")),
        CommandBlock c => $"```sh\n{c.Text.ReplaceLineEndings("\n")}\n```",
        DefinitionsBlock d => string.Join('\n', d.Entries.Select(e => $"- **{MarkdownText.Render(e.Term)}**: {MarkdownText.Render(e.Description)}")),
        TableBlock t => $"**{numbers.NextTable()}** {MarkdownText.Render(t.Table.Caption)}\n\n{Table(t.Table)}",
        ClaimsBlock c => Claims(c, numbers),
        FigureBlock f => Figure(f, numbers),
        _ => throw new ArgumentException($"a block is a {block.GetType().Name}; Markdown has no form for it", nameof(block)),
    });

    private static string Figure(FigureBlock block, ReportNumbers numbers)
    {
        var figure = $"![{MarkdownText.Render(block.Figure.Title)}](figures/{block.Figure.FileName})\n\n"
            + $"**{numbers.NextFigure()}** {MarkdownText.Render(block.Caption)}";
        if (block.Command.Length > 0)
        {
            figure += $"\\\nReproduce: {MarkdownText.Code(block.Command)}";
        }

        return block.Data is { } data
            ? $"{figure}\n\n<details><summary>The numbers behind it</summary>\n\n{MarkdownText.Render(data.Caption)}\n\n{Table(data)}\n\n</details>"
            : figure;
    }

    private static string Table(ReportTable table)
    {
        var lines = new List<string>
        {
            Row(table.Columns.Select(c => MarkdownText.Render(c.Header))),
            Row(table.Columns.Select(c => c.IsNumeric ? "---:" : "---")),
        };
        lines.AddRange(table.Rows.Select(r => Row(r.Select(c => c.Verdict is { } verdict ? Badge(verdict) : MarkdownText.Render(c.Text)))));
        return string.Join('\n', lines);
    }

    private static string Claims(ClaimsBlock block, ReportNumbers numbers)
    {
        string[] header = ["Id", "Claim", "Source", "Measured", block.IntervalHeader, "Paper", "Fair", "Reason"];
        var lines = new List<string>
        {
            $"**{numbers.NextTable()}** {MarkdownText.Render(block.Caption)}",
            "",
            Tally("Paper", block.Claims.Select(c => c.Paper.Verdict)),
            Tally("Fair", block.Claims.Select(c => c.Fair.Verdict)),
            "",
            Row(header.Select(MarkdownText.Render)),
            Row(header.Select(_ => "---")),
        };
        lines.AddRange(block.Claims.Select(c => Row(
        [
            $"**{MarkdownText.Render(c.Id)}**",
            MarkdownText.Render(c.Statement) + (c.Quantity.Length > 0 ? $"<br>Measured: {MarkdownText.Render(c.Quantity)}" : ""),
            MarkdownText.Render(c.Source),
            Both(c.Paper.Measured, c.Fair.Measured),
            Both(c.Paper.Interval, c.Fair.Interval),
            Badge(c.Paper.Verdict),
            Badge(c.Fair.Verdict),
            MarkdownText.Render(c.Reason),
        ])));
        return string.Join('\n', lines);
    }

    private static string Tally(string protocol, IEnumerable<VerdictBadge> verdicts) =>
        $"- {protocol}: {string.Join(", ", VerdictText.Tally(verdicts).Select(t => $"{t.Count} {VerdictText.Word(t.Verdict)}"))}";

    private static string Both(string paper, string fair) => paper == fair
        ? MarkdownText.Render(paper)
        : $"Paper {MarkdownText.Render(paper.Length == 0 ? "–" : paper)}<br>Fair {MarkdownText.Render(fair.Length == 0 ? "–" : fair)}";

    private static string Badge(VerdictBadge verdict) => $"{VerdictText.Sign(verdict)} {VerdictText.Word(verdict)}";

    private static string Row(IEnumerable<string> cells) => $"| {string.Join(" | ", cells.Select(MarkdownText.Cell))} |";
}
