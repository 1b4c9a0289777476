namespace PlantNSeek.Reporting;

/// <summary>Writes the whole report of a reproduction: page, Markdown, figures and JSON.</summary>
public static class ReportFiles
{
    /// <summary>Writes <c>index.html</c>, <c>report.md</c>, <c>report.json</c> and <c>figures/*.svg</c>; never half of them.</summary>
    /// <returns>Full paths, the page first.</returns>
    /// <exception cref="IOException">The folder cannot be written.</exception>
    public static IReadOnlyList<string> Write(Reproduction reproduction, string folder)
    {
        var provenance = Provenance.Of(reproduction);
        var json = new ReportFile(ReportWriter.JsonName, ReportJson.Render(reproduction, provenance));
        var page = ReportWriter.Write(folder, ReportComposer.Compose(reproduction, provenance), json);
        var place = Path.GetDirectoryName(page)!;
        return [page, Path.Combine(place, ReportWriter.MarkdownName), Path.Combine(place, json.Path)];
    }
}
