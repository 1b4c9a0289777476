namespace PlantNSeek.Reporting.Documents.Html;

/// <summary>The blocks of a report as HTML, numbered in the order they are asked for.</summary>
internal sealed class HtmlBlocks
{
    private readonly ReportNumbers _numbers = new();

    public string Render(ReportBlock block) => block switch
    {
        ParagraphBlock p => $"<p>{HtmlText.Render(p.Text)}</p>\n",
        SubheadingBlock h => $"<h3>{HtmlText.Render(h.Text)}</h3>\n",
        ListBlock list => $"<ul>\n{string.Concat(list.Items.Select(i => $"<li>{HtmlText.Render(i)}</li>\n"))}</ul>\n",
        CommandBlock c => $"<pre><code>{HtmlText.Escape(c.Text.ReplaceLineEndings("\n"))}</code></pre>\n",
        DefinitionsBlock d => $"<dl>\n{string.Concat(d.Entries.Select(e => $"<dt>{HtmlText.Render(e.Term)}</dt>\n<dd>{HtmlText.Render(e.Description)}</dd>\n"))}</dl>\n",
        TableBlock t => HtmlTables.Table(t.Table, _numbers.NextTable()),
        ClaimsBlock c => HtmlClaims.Render(c, _numbers.NextTable()),
        FigureBlock f => Figure(f),
        _ => throw new ArgumentException($"a block is a {block.GetType().Name}; HTML has no form for it", nameof(block)),
    };

    private string Figure(FigureBlock block)
    {
        var number = _numbers.NextFigure();
        var command = block.Command.Length > 0
            ? $"\n<span class=\"command\">Reproduce: <code>{HtmlText.Escape(block.Command)}</code></span>"
            : "";
        var evidence = block.Evidence.Length > 0 ? $"\n<span class=\"command\">Evidence: {HtmlText.Render(block.Evidence)}</span>" : "";
        var data = block.Data is { } table
            ? $"<details>\n<summary>The numbers behind it</summary>\n{HtmlTables.Table(table, "")}</details>\n"
            : "";
        return $"<figure id=\"{block.Figure.Id}\">\n"
            + $"<div class=\"scroll\" tabindex=\"0\" role=\"group\" aria-label=\"{number} {HtmlText.Plain(block.Figure.Title)}\">\n{block.Figure.ToInline()}</div>\n"
            + $"<figcaption><b>{number}</b> {HtmlText.Render(block.Caption)}{evidence}{command}</figcaption>\n{data}</figure>\n";
    }
}
