using System.Text;
using PlantNSeek.Files;
using PlantNSeek.Reporting.Documents;
using PlantNSeek.Reporting.Documents.Html;
using PlantNSeek.Reporting.Tidy;

namespace PlantNSeek.Reporting;

/// <summary>Writes a report's files so that a reader never meets half of one.</summary>
public static class ReportWriter
{
    /// <summary>The page's name in the report's folder.</summary>
    public const string PageName = "index.html";

    /// <summary>The Markdown's name in the report's folder.</summary>
    internal const string MarkdownName = "report.md";

    /// <summary>The name that the numbers of a report have in its folder.</summary>
    internal const string JsonName = "report.json";

    private const string FiguresName = "figures";

    /// <summary>The files of a report: <c>report.md</c>, its figures as <c>figures/*.svg</c>, and last <c>index.html</c>.</summary>
    /// <exception cref="ArgumentException">An anchor is taken twice, or a table's rows do not fit its columns.</exception>
    public static IReadOnlyList<ReportFile> Files(ReportDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        return
        [
            .. document.Figures.Select(f => new ReportFile($"{FiguresName}/{f.FileName}", f.ToFile())),
            new(MarkdownName, MarkdownRenderer.Render(document)),
            new(PageName, HtmlRenderer.Render(document)),
        ];
    }

    /// <summary>
    /// Writes the document, and further files before it, into a folder that is made where it is missing. Everything is written to
    /// temporary files first and moved in place only when all is complete; the page comes last. Other files stay. One process at a
    /// time does so in a folder, so that all files are of one report.
    /// </summary>
    /// <returns>The full path of the page.</returns>
    /// <exception cref="ArgumentException">Two files have one path, or a path leaves the folder.</exception>
    /// <exception cref="IOException">The folder cannot be written; the old files are then as they were.</exception>
    public static string Write(string folder, ReportDocument document, params ReadOnlySpan<ReportFile> further) => Write(folder, document, further, static _ => { });

    /// <summary>The same, and removes what a former report has left.</summary>
    /// <param name="folder">The report's folder.</param>
    /// <param name="document">The report.</param>
    /// <param name="further">Files that come before it.</param>
    /// <param name="tidy">Removes what is not of this report from the folder, before anybody else writes there.</param>
    /// <param name="disk">Where it is written, the machine's own unless given.</param>
    internal static string Write(string folder, ReportDocument document, ReadOnlySpan<ReportFile> further, Action<string> tidy, IDisk? disk = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        var target = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        List<ReportFile> files = [.. further, .. Files(document)];
        Check(files, target);
        using var right = FolderLock.Take(target, disk);
        using var whole = new WholeFiles(disk);
        foreach (var file in files)
        {
            whole.Add(Path.Combine(target, file.Path), stream => stream.Write(Encoding.UTF8.GetBytes(file.Content)));
        }

        whole.Commit();
        tidy(target);
        return Path.Combine(target, PageName);
    }

    /// <summary>The files that a report in a folder is sure to have, by their names there, and the tables and figures that there are.</summary>
    /// <exception cref="IOException">Figures cannot be kept there.</exception>
    internal static IReadOnlyList<string> NamesIn(string folder)
    {
        var figures = Path.Combine(folder, FiguresName);
        if (File.Exists(figures))
        {
            throw OutputPlace.NotWritable(figures, new IOException("it is no folder"));
        }

        return [PageName, MarkdownName, JsonName, .. TidyFiles.Names.Where(name => Path.Exists(Path.Combine(folder, name))), .. Directory.Exists(figures) ? Directory.GetFileSystemEntries(figures, "*.svg").Select(f => Path.Combine(FiguresName, Path.GetFileName(f))) : []];
    }

    private static void Check(List<ReportFile> files, string target)
    {
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var file in files)
        {
            var path = Path.GetFullPath(Path.Combine(target, file.Path));
            if (!path.StartsWith(target + Path.DirectorySeparatorChar, StringComparison.Ordinal))
            {
                throw new ArgumentException($"the report's file '{file.Path}' lies outside the report's folder {target}", nameof(files));
            }

            if (!taken.Add(path))
            {
                throw new ArgumentException($"the report has two files '{file.Path}'; it can have one", nameof(files));
            }
        }
    }
}
