using System.Text.Json;
using NUnit.Framework;

namespace PlantNSeek.TestSupport;

/// <summary>
/// Values measured from the original programs: spec/reference, or the folder that PLANTNSEEK_REFERENCE names, laid out alike.
/// Files are found by pattern and keys are enumerated, so other seeds, depths and widths can be checked without a change here.
/// </summary>
public static class ReferenceFolder
{
    /// <summary>The environment variable that names another folder; a relative path starts at the repository's root.</summary>
    public const string Variable = "PLANTNSEEK_REFERENCE";

    /// <summary>The folder in use.</summary>
    /// <exception cref="DirectoryNotFoundException">The named folder does not exist.</exception>
    public static string Path => Named is null ? Own : Directory.Exists(Named)
        ? Named
        : throw new DirectoryNotFoundException($"{Variable} names {Named}, which does not exist");

    /// <summary>Whether the values are the repository's own.</summary>
    public static bool IsOwn => Named is null;

    private static string Own { get; } = RepositoryRoot.Combine("spec", "reference");

    private static string? Named { get; } = Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named
        ? System.IO.Path.GetFullPath(named, RepositoryRoot.Path)
        : null;

    /// <summary>Files below the folder that match, such as <c>golden/b_planting_*.json</c>, in ordinal order.</summary>
    public static IReadOnlyList<string> Files(string pattern)
    {
        var folder = System.IO.Path.Combine(Path, System.IO.Path.GetDirectoryName(pattern) ?? "");
        return Directory.Exists(folder)
            ? [.. Directory.EnumerateFiles(folder, System.IO.Path.GetFileName(pattern)).Order(StringComparer.Ordinal)]
            : [];
    }

    /// <summary>The parsed content of a file.</summary>
    public static JsonElement Read(string file)
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(file));
        return document.RootElement.Clone();
    }

    /// <summary>
    /// One test case for each (file, key) whose key starts with <paramref name="keyPrefix"/>; a single skipped case that names
    /// what is missing where no file matches. Arguments: file path, key.
    /// </summary>
    public static IEnumerable<TestCaseData> Cases(string pattern, string keyPrefix)
    {
        var found = false;
        foreach (var file in Files(pattern))
        {
            foreach (var key in Read(file).EnumerateObject().Select(p => p.Name).Where(n => n.StartsWith(keyPrefix, StringComparison.Ordinal)))
            {
                found = true;
                yield return new TestCaseData(file, key).SetArgDisplayNames(System.IO.Path.GetFileName(file), key);
            }
        }

        if (!found)
        {
            yield return new TestCaseData("", "").SetArgDisplayNames(pattern, keyPrefix).Ignore($"{pattern} with keys {keyPrefix}* is absent from the reference folder");
        }
    }
}
