using PlantNSeek.DataSets.Formats;

namespace PlantNSeek.DataSets;

/// <summary>Whether a file is what is published by its name, to the byte.</summary>
/// <param name="File">What it should be.</param>
/// <param name="Path">Where it is.</param>
/// <param name="Difference">File, expected and found in one line; null where there is no difference.</param>
internal sealed record DataCheck(DataFile File, string Path, string? Difference)
{
    /// <summary>Reads a file whole. Its content counts: a packed one may have been packed again.</summary>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static DataCheck Of(DataFile file, string path, CancellationToken cancel)
    {
        try
        {
            using var stream = new DataFileStream(path);
            stream.RequireLength(file.Content.Length, $"{file.Content.Length} bytes");
            var found = FileDigest.Of(stream, cancel);
            return new DataCheck(file, path, file.Content.Difference(found) is { } difference ? stream.Wrong(difference.Expected, $"{difference.Found}{Known(found)}").Message : null);
        }
        catch (InvalidDataException e)
        {
            return new DataCheck(file, path, e.Message);
        }
    }

    // A swapped file has a name among those of the data sets.
    private static string Known(FileDigest found) =>
        ImageDataSets.All.SelectMany(static s => s.Files, static (set, file) => (set, file)).FirstOrDefault(known => known.file.Content.Difference(found) is null) is { file: { } file } known
            ? $", the content of {file.Name} of {known.set.Title}"
            : "";
}
