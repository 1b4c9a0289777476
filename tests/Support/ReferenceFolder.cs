using System.Text.Json;
using NUnit.Framework;

namespace PlantNSeek.TestSupport;

/// <summary>
/// Values measured from the original programs: spec/reference, or the folder that PLANTNSEEK_REFERENCE names, laid out alike.
/// Files are found by pattern and keys are enumerated, so other seeds, depths and widths can be checked without a change here.
/// </summary>
public static class ReferenceFolder
{
    /// <summary>The folder in use.</summary>
    public static string Path { get; } = Environment.GetEnvironmentVariable("PLANTNSEEK_REFERENCE") is { Length: > 0 } named
        ? System.IO.Path.GetFullPath(named)
        : RepositoryRoot.Combine("spec", "reference");

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
