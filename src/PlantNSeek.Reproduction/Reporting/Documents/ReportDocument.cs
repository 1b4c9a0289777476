using PlantNSeek.Reporting.Figures.Drawing;

namespace PlantNSeek.Reporting.Documents;

/// <summary>
/// A report, before it is Markdown or HTML. Its texts know two marks, <c>`code`</c> and <c>[label](target)</c>; all else is taken
/// literally.
/// </summary>
/// <param name="Title">The title.</param>
/// <param name="Subtitle">A line below it; empty for none.</param>
/// <param name="Lead">The paragraph that says the most important things.</param>
/// <param name="Opening">What comes before the first section: what matters most.</param>
/// <param name="Sections">The rest.</param>
public sealed record ReportDocument(
    string Title,
    string Subtitle,
    string Lead,
    IReadOnlyList<ReportBlock> Opening,
    IReadOnlyList<ReportSection> Sections)
{
    /// <summary>All figures in the order of the document.</summary>
    public IEnumerable<SvgFigure> Figures => Blocks.OfType<FigureBlock>().Select(f => f.Figure);

    private IEnumerable<ReportBlock> Blocks => Opening.Concat(Sections.SelectMany(s => s.Blocks));

    private IEnumerable<ClaimRow> Claims => Blocks.OfType<ClaimsBlock>().SelectMany(c => c.Claims);

    /// <exception cref="ArgumentException">An anchor is taken twice, or a table's rows do not fit its columns.</exception>
    internal void Check()
    {
        var taken = new HashSet<string>(StringComparer.Ordinal);
        foreach (var id in Sections.Select(s => FigureId.Checked(s.Id)).Concat(Figures.Select(f => f.Id)).Concat(Claims.Select(c => ClaimRow.AnchorOf(c.Id))))
        {
            if (!taken.Add(id))
            {
                throw new ArgumentException($"the report has two parts with the id '{id}'; anchors and figure files need one each");
            }
        }

        foreach (var table in Blocks.OfType<TableBlock>().Select(t => t.Table).Concat(Blocks.OfType<FigureBlock>().Select(f => f.Data).Concat(Claims.Select(c => c.Parts)).OfType<ReportTable>()))
        {
            table.Check();
        }
    }
}
