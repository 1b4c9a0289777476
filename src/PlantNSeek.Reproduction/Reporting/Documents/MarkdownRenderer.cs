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
        DefinitionsBlock d => MarkdownTables.Definitions(d.Entries),
        TableBlock t => $"**{numbers.NextTable()}** {MarkdownText.Render(t.Table.Caption)}\n\n{MarkdownTables.Table(t.Table)}",
        ClaimsBlock c => MarkdownClaims.Render(c, numbers.NextTable()),
        FigureBlock f => Figure(f, numbers),
        _ => throw new ArgumentException($"a block is a {block.GetType().Name}; Markdown has no form for it", nameof(block)),
    });

    private static string Figure(FigureBlock block, ReportNumbers numbers)
    {
        var figure = $"![{MarkdownText.Render(block.Figure.Title)}](figures/{block.Figure.FileName})\n\n"
            + $"**{numbers.NextFigure()}** {MarkdownText.Render(block.Caption)}";
        if (block.Evidence.Length > 0)
        {
            figure += $"\\\nEvidence: {MarkdownText.Render(block.Evidence)}";
        }

        if (block.Command.Length > 0)
        {
            figure += $"\\\nReproduce: {MarkdownText.Code(block.Command)}";
        }

        return block.Data is { } data
            ? $"{figure}\n\n<details><summary>The numbers behind it</summary>\n\n{MarkdownText.Render(data.Caption)}\n\n{MarkdownTables.Table(data)}\n\n</details>"
            : figure;
    }
}
