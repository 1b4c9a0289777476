using System.Text;
using System.Xml;
using System.Xml.Linq;
using PlantNSeek.Files;

namespace PlantNSeek.Cli.Ci;

/// <summary>Where a command leaves what CI systems read.</summary>
/// <param name="Junit">A file in the JUnit format; null for none.</param>
/// <param name="Trx">A file as <c>dotnet test</c> writes it; null for none.</param>
internal sealed record CiFiles(string? Junit, string? Trx)
{
    private static readonly XmlWriterSettings Written = new() { Indent = true, NewLineChars = "\n", Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false) };

    /// <summary>Finds out before the work whether the files can be written.</summary>
    /// <exception cref="IOException">One cannot.</exception>
    public void RequireWritable()
    {
        foreach (var file in new[] { Junit, Trx }.OfType<string>())
        {
            WholeFile.RequireWritable(Path.GetFullPath(file));
        }
    }

    /// <summary>Writes the files that are asked for, each whole or not at all, and where GitHub Actions runs this, annotations and the step's summary.</summary>
    /// <param name="of">What was checked.</param>
    /// <param name="cases">The cases.</param>
    /// <param name="summary">What the step's page says beside the failures.</param>
    /// <param name="output">Where annotations go.</param>
    /// <param name="environment">The value of a variable; null where it is not set.</param>
    public void Write(string of, IReadOnlyList<CiCase> cases, CiSummary summary, TextWriter output, Func<string, string?> environment)
    {
        Write(Junit, () => JunitFile.Of(of, cases));
        Write(Trx, () => TrxFile.Of(of, cases));
        if (environment(GitHubActions.Variable) != "true")
        {
            return;
        }

        foreach (var line in GitHubActions.Annotations(cases))
        {
            output.WriteLine(line);
        }

        if (environment(GitHubActions.SummaryVariable) is { Length: > 0 } file)
        {
            File.AppendAllText(file, GitHubActions.Markdown(summary, cases));
        }
    }

    private static void Write(string? file, Func<XDocument> make)
    {
        if (file is null)
        {
            return;
        }

        var path = Path.GetFullPath(file);
        WholeFile.Write(path, stream =>
        {
            using var writer = XmlWriter.Create(stream, Written);
            make().Save(writer);
        });
    }
}
