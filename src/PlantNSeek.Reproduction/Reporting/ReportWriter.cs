using System.Text;
using PlantNSeek.Reporting.Documents;

namespace PlantNSeek.Reporting;

/// <summary>Writes a report's files so that a reader never meets half of one.</summary>
public static class ReportWriter
{
    /// <summary>The page's name in the report's folder.</summary>
    public const string PageName = "index.html";

    /// <summary>The files of a report: <c>report.md</c>, its figures as <c>figures/*.svg</c>, and last <c>index.html</c>.</summary>
    /// <exception cref="ArgumentException">An anchor is taken twice, or a table's rows do not fit its columns.</exception>
    public static IReadOnlyList<ReportFile> Files(ReportDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        return
        [
            .. document.Figures.Select(f => new ReportFile("figures/" + f.FileName, f.ToFile())),
            new("report.md", MarkdownRenderer.Render(document)),
            new(PageName, HtmlRenderer.Render(document)),
        ];
    }

    /// <summary>
    /// Writes the document, and further files before it, into a folder that is made where it is missing. Everything is written to a
    /// temporary folder inside it first and moved in place only when all is complete; the page comes last. Other files stay.
    /// </summary>
    /// <returns>The full path of the page.</returns>
    /// <exception cref="ArgumentException">Two files have one path, or a path leaves the folder.</exception>
    /// <exception cref="IOException">The folder cannot be written; each file in it is then wholly the old one or wholly the new one.</exception>
    public static string Write(string folder, ReportDocument document, params ReadOnlySpan<ReportFile> further)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        var target = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        List<ReportFile> files = [.. further, .. Files(document)];
        Check(files, target);
        var temporary = Path.Combine(target, $".{Path.GetRandomFileName()}.tmp");
        try
        {
            foreach (var file in files)
            {
                var path = Path.Combine(temporary, file.Path);
                Directory.CreateDirectory(Path.GetDirectoryName(path)!);
                File.WriteAllText(path, file.Content, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
            }

            foreach (var file in files)
            {
                var path = Path.Combine(target, file.Path);
                Directory.CreateDirectory(Path.GetDirectoryName(path)!);
                File.Move(Path.Combine(temporary, file.Path), path, overwrite: true);
            }
        }
        finally
        {
            if (Directory.Exists(temporary))
            {
                Directory.Delete(temporary, recursive: true);
            }
        }

        return Path.Combine(target, PageName);
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
