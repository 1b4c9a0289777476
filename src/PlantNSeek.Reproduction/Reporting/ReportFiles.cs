using PlantNSeek.Reporting.Tidy;

namespace PlantNSeek.Reporting;

/// <summary>Writes the whole report of a reproduction: page, Markdown, figures, JSON and tables.</summary>
public static class ReportFiles
{
    /// <summary>Writes <c>index.html</c>, <c>report.md</c>, <c>report.json</c>, <c>runs.csv</c> with the tables beside it, and <c>figures/*.svg</c>; never half of them.</summary>
    /// <returns>Full paths of page, Markdown and JSON.</returns>
    /// <exception cref="IOException">The folder cannot be written.</exception>
    public static IReadOnlyList<string> Write(Reproduction reproduction, string folder)
    {
        var provenance = Provenance.Of(reproduction);
        var json = new ReportFile(ReportWriter.JsonName, ReportJson.Render(reproduction, provenance));
        var tidy = new TidyFiles(reproduction.Results, (run, seeker, density) => reproduction.Recheck?.HasRecomputed(run, seeker, density) ?? true);
        var page = ReportWriter.Write(folder, ReportComposer.Compose(reproduction, provenance), [json, .. TidyFiles.Names.Select(name => new ReportFile(name, tidy.Render(name)))]);
        var place = Path.GetDirectoryName(page)!;
        return [page, Path.Combine(place, ReportWriter.MarkdownName), Path.Combine(place, json.Path)];
    }
}
