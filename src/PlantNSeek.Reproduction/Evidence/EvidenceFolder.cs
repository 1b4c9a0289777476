using System.Security.Cryptography;
using PlantNSeek.Engines;
using PlantNSeek.Experiments.Scenarios;
using PlantNSeek.Files;
using PlantNSeek.Store;

namespace PlantNSeek.Evidence;

/// <summary>Reads and writes recorded runs: a folder with <c>manifest.json</c> and a JSON document for each experiment.</summary>
/// <remarks>
/// Several files cannot be replaced at one moment, and a process may be killed between two of them. So the new manifest is first put beside the old one, under another name, then the documents are
/// replaced, then the manifest, each step on the disk before the next begins: at any moment each document is one that one of the two manifests describes.
/// </remarks>
internal static class EvidenceFolder
{
    private const string NextManifest = "manifest.next.json";

    /// <summary>Such as <see cref="EvidenceBook.Read"/>.</summary>
    public static EvidenceBook Read(string folder)
    {
        var path = Path.Combine(Path.GetFullPath(folder), EvidenceManifest.FileName);
        if (!File.Exists(path))
        {
            throw new FileNotFoundException($"'{folder}' holds no recorded evidence: there is no {EvidenceManifest.FileName} in it", path);
        }

        var manifest = EvidenceManifest.Read(File.ReadAllBytes(path), path);
        var nextPath = Path.Combine(Path.GetFullPath(folder), NextManifest);
        var next = File.Exists(nextPath) ? EvidenceManifest.Read(File.ReadAllBytes(nextPath), nextPath) : new EvidenceManifest([], [], []);
        (FileFacts Facts, bool IsNext)[] files =
        [
            .. from facts in manifest.Files
               let replaced = next.Files.FirstOrDefault(n => n.Name == facts.Name && n != facts && IsThere(folder, n))
               select (replaced ?? facts, replaced is not null),
            .. next.Files.Where(n => manifest.Files.All(facts => facts.Name != n.Name) && IsThere(folder, n)).Select(n => (n, true)),
        ];
        string[] replacements = [.. files.Where(f => f.IsNext).Select(f => f.Facts.Name)];
        bool IsReplaced(CellFacts cell) => replacements.Any(name => cell.Cell.StartsWith($"{Path.GetFileNameWithoutExtension(name)} ", StringComparison.Ordinal));
        var results = new SweepResults(files.SelectMany(f => ReadFile(Path.Combine(folder, f.Facts.Name), f.Facts)));
        return new EvidenceBook(results, manifest.Cells.Where(c => !IsReplaced(c)).Concat(next.Cells.Where(IsReplaced)), "");
    }

    /// <summary>Such as <see cref="EvidenceBook.Write"/>.</summary>
    /// <param name="book">The runs.</param>
    /// <param name="folder">The folder.</param>
    /// <param name="disk">Where it is written, the machine's own unless given.</param>
    public static void Write(EvidenceBook book, string folder, IDisk? disk = null)
    {
        var target = Path.GetFullPath(folder);
        using var right = FolderLock.Take(target, disk);
        using var files = new WholeFiles(disk);
        var facts = new List<FileFacts>();
        foreach (var runs in book.Results.Results.GroupBy(r => r.Key.Experiment))
        {
            var bytes = EvidenceFile.Write(new SweepResults(runs));
            facts.Add(new FileFacts(EvidenceFile.NameOf(runs.Key), runs.Count(), Hash(bytes)));
            files.Add(Path.Combine(target, facts[^1].Name), stream => stream.Write(bytes));
        }

        var manifest = ManifestOf(book, facts).Write();
        WholeFile.Write(Path.Combine(target, NextManifest), stream => stream.Write(manifest), sweeps: false, disk);
        files.Commit();
        WholeFile.Write(Path.Combine(target, EvidenceManifest.FileName), stream => stream.Write(manifest), sweeps: true, disk);
        foreach (var old in Directory.GetFiles(target, "*.json").Where(f => Path.GetFileName(f) != EvidenceManifest.FileName && facts.TrueForAll(facts => facts.Name != Path.GetFileName(f))))
        {
            (disk ?? IDisk.Real).Delete(old);
        }
    }

    private static EvidenceManifest ManifestOf(EvidenceBook book, List<FileFacts> files) => new(
        [.. book.Results.Results.Select(r => r.Engine?.Name ?? ManagedEngine.Instance.Name).Distinct().Order(StringComparer.Ordinal)], files, [.. book.Cells.Values.OrderBy(c => c.Cell, StringComparer.Ordinal)]);

    private static bool IsThere(string folder, FileFacts facts) => Path.Combine(folder, facts.Name) is var path && File.Exists(path) && Hash(File.ReadAllBytes(path)) == facts.Sha256;

    private static IReadOnlyList<ExperimentResult> ReadFile(string path, FileFacts facts)
    {
        if (!File.Exists(path))
        {
            throw new FileNotFoundException($"'{path}' is missing; the manifest beside it has {facts.Runs} runs in it", path);
        }

        var bytes = File.ReadAllBytes(path);
        var hash = Hash(bytes);
        if (hash != facts.Sha256)
        {
            throw new InvalidDataException($"'{path}' was changed: its SHA-256 is {hash}, the manifest has {facts.Sha256}; take the recorded file again, or move the folder away and record it again with plantnseek evidence record");
        }

        var runs = EvidenceFile.Read(bytes, path);
        return runs.Count == facts.Runs ? runs : throw new InvalidDataException($"'{path}' has {runs.Count} runs; the manifest has {facts.Runs}");
    }

    private static string Hash(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}
