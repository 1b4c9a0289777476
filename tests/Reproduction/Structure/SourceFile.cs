using System.Text.RegularExpressions;

namespace PlantNSeek.Reproduction.Tests.Structure;

/// <summary>A source file of the repository, and its code without comments and literals.</summary>
internal sealed partial record SourceFile(string RelativePath)
{
    private static readonly string[] NotOurs = ["bin", "obj", "artifacts", "TestResults", ".git", ".vs", ".idea", "node_modules"];

    /// <summary>The whole text.</summary>
    public string Text => File.ReadAllText(RepositoryRoot.Combine(RelativePath));

    /// <summary>The text with comments and string literals taken out, line by line in place.</summary>
    public string Code => CommentOrLiteral().Replace(Text, match => new string('\n', match.Value.Count(c => c == '\n')));

    /// <summary>Folders from the repository's root to the file.</summary>
    public string[] Folders => RelativePath.Split('/')[..^1];

    /// <summary>Files below a folder that the repository holds (not what builds and runs leave), with forward slashes, in ordinal order.</summary>
    public static IReadOnlyList<SourceFile> Below(string folder, params string[] extensions)
    {
        var root = RepositoryRoot.Combine(folder);
        return
        [
            .. Walk(root)
                .Where(file => extensions.Length == 0 || extensions.Contains(Path.GetExtension(file)))
                .Select(file => new SourceFile(Path.GetRelativePath(RepositoryRoot.Path, file).Replace('\\', '/')))
                .OrderBy(file => file.RelativePath, StringComparer.Ordinal),
        ];
    }

    private static IEnumerable<string> Walk(string folder) => !Directory.Exists(folder)
        ? []
        : Directory.EnumerateFiles(folder)
            .Concat(Directory.EnumerateDirectories(folder).Where(d => !NotOurs.Contains(Path.GetFileName(d))).SelectMany(Walk));

    [GeneratedRegex(""""
        "{3}[\s\S]*?"{3}|@\$?"(?:[^"]|"")*"|\$@"(?:[^"]|"")*"|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])+'|//[^\n]*|/\*[\s\S]*?\*/
        """")]
    private static partial Regex CommentOrLiteral();
}
