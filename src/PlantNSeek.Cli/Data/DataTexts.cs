using PlantNSeek.DataSets;
using PlantNSeek.DataSets.Fetching;
using PlantNSeek.Numerics;
using PlantNSeek.Reporting.Documents;

namespace PlantNSeek.Cli.Data;

/// <summary>What is said of data sets.</summary>
internal static class DataTexts
{
    /// <summary>All data sets, a row each.</summary>
    public static ReportTable List(IReadOnlyList<ImageDataSet> sets, string? folder) => new(
        "data sets",
        [new("name"), new("training images", IsNumeric: true), new("test images", IsNumeric: true), new("image"), new("classes", IsNumeric: true), new("where")],
        [
            .. sets.Select(set => (IReadOnlyList<TableCell>)[.. new[]
            {
                set.Name, $"{set.Images(DataPart.Training)}", $"{set.Images(DataPart.Test)}", Shape(set), $"{set.Classes.Count}",
                DataFolder.Find(set, folder) is { } found ? $"{(found.IsWhole ? "" : $"{Count(found)}, ")}{found.Folder}" : "not here",
            }.Select(static text => new TableCell(text))]),
        ]);

    /// <summary>Folder, files, source and terms of one.</summary>
    public static IEnumerable<string> Where(FoundDataSet found) =>
    [
        $"{found.Set.Name}: {Count(found)} in {found.Folder}",
        .. found.Set.Files.Select(file => found.Files.TryGetValue(file, out var path)
            ? $"  {Path.GetFileName(path)}: {What(file)}, {new FileInfo(path).Length} bytes"
            : $"  {file.Name}: {What(file)}, not here"),
        $"  source: {found.Set.Source.AbsoluteUri}{found.Set.ArchiveName}",
        $"  terms: {found.Set.Terms}",
    ];

    /// <summary>What was fetched.</summary>
    public static IEnumerable<string> Fetched(ImageDataSet set, FetchOutcome outcome) =>
        [$"{set.Name}: {outcome.Fetched.Count} files fetched, {outcome.Present} were there, in {outcome.Folder}", $"  terms: {set.Terms}"];

    /// <summary>Reads all files.</summary>
    public static IReadOnlyList<DataCheck> Check(IReadOnlyList<FoundDataSet> found, IProgress<WorkProgress> progress, CancellationToken cancel)
    {
        var files = found.SelectMany(static f => f.Set.Files.Where(f.Files.ContainsKey).Select(file => (file, f.Files[file]))).ToArray();
        var (done, total) = (0L, files.Sum(static f => f.file.Content.Length));
        var checks = new List<DataCheck>();
        foreach (var (file, path) in files)
        {
            progress.Report(new WorkProgress(done, total, file.Name));
            checks.Add(DataCheck.Of(file, path, cancel));
            done += file.Content.Length;
        }

        return checks;
    }

    /// <summary>What came out.</summary>
    public static IEnumerable<string> Verified(IReadOnlyList<FoundDataSet> found, IReadOnlyList<DataCheck> checks)
    {
        var wrong = checks.Count(static c => c.Difference is not null);
        return
        [
            .. checks.Select(static c => c.Difference ?? $"'{c.Path}': as published"),
            .. found.Where(static f => !f.IsWhole).Select(static f => $"{f.Set.Name}: only {Count(f)} are here"),
            wrong == 0 ? $"{checks.Count} files, all as published" : $"{checks.Count} files, {wrong} not as published",
        ];
    }

    private static string Count(FoundDataSet found) => $"{found.Files.Count} of {found.Set.Files.Count} files";

    private static string What(DataFile file) => $"{(file.Part == DataPart.Training ? "training" : "test")}, {file.Role switch
    {
        DataFileRole.Labels => $"{file.Images} labels",
        DataFileRole.Extra => $"more of {file.Images} images",
        _ => $"{file.Images} images",
    }}";

    private static string Shape(ImageDataSet set) => string.Join('x', set.Shape.Extents.ToArray());
}
