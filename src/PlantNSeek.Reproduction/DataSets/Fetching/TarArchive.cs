using System.Formats.Tar;
using System.IO.Compression;
using PlantNSeek.Files;

namespace PlantNSeek.DataSets.Fetching;

/// <summary>A packed archive of the files of a data set.</summary>
internal static class TarArchive
{
    /// <summary>Puts files of it into their places, all or none.</summary>
    /// <param name="archive">The archive, a .tar.gz.</param>
    /// <param name="wanted">The files, wherever they are in it.</param>
    /// <param name="folder">Where they go.</param>
    /// <param name="disk">The disk.</param>
    /// <param name="cancel">Stops it; none is put into its place then.</param>
    /// <exception cref="InvalidDataException">It lacks one, or has another one by its name.</exception>
    /// <exception cref="IOException">One cannot be written.</exception>
    public static void Unpack(string archive, IEnumerable<DataFile> wanted, string folder, IDisk disk, CancellationToken cancel)
    {
        var missing = wanted.ToDictionary(static file => file.Name);
        using var file = new FileStream(archive, FileMode.Open, FileAccess.Read, FileShare.Read);
        using var content = new GZipStream(file, CompressionMode.Decompress);
        using var entries = new TarReader(content);
        using var files = new WholeFiles(disk);
        while (missing.Count > 0 && entries.GetNextEntry() is { } entry)
        {
            if (entry.DataStream is not { } stream || !missing.Remove(Path.GetFileName(entry.Name), out var one))
            {
                continue;
            }

            FileDigest? found = null;
            files.Add(Path.Combine(folder, one.Name), to => found = FileDigest.OfCopied(stream, to, cancel));
            if (one.Content.Difference(found!) is { } difference)
            {
                throw new InvalidDataException($"{one.Name} in '{archive}': expected {difference.Expected}; found {difference.Found}");
            }
        }

        if (missing.Count > 0)
        {
            throw new InvalidDataException($"'{archive}': expected {string.Join(", ", missing.Keys)} in it; found none of these names");
        }

        files.Commit();
    }
}
