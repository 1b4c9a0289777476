using PlantNSeek.DataSets.Formats;
using PlantNSeek.Files;
using PlantNSeek.Numerics;

namespace PlantNSeek.DataSets.Fetching;

/// <summary>Gets what is missing of a data set.</summary>
internal static class DataFetch
{
    /// <summary>Gets it into the folder where the rest is, else into the usual one.</summary>
    /// <param name="set">The data set.</param>
    /// <param name="root">The folder of data sets; made where it is missing.</param>
    /// <param name="settings">How.</param>
    /// <param name="progress">How many bytes of all are there.</param>
    /// <param name="cancel">Stops it; what was fetched is kept for the next time.</param>
    /// <exception cref="IOException">A server does not send a file, or one cannot be written.</exception>
    /// <exception cref="InvalidDataException">A file that is there, or that a server sends, is not the published one.</exception>
    public static async Task<FetchOutcome> RunAsync(ImageDataSet set, string root, FetchSettings settings, IProgress<WorkProgress> progress, CancellationToken cancel)
    {
        var found = DataFolder.Find(set, root);
        var folder = Path.GetFullPath(found?.Folder ?? Path.Combine([root, .. set.Folders[0].Split('/')]));
        foreach (var (file, path) in found?.Files ?? new Dictionary<DataFile, string>())
        {
            Require(DataCheck.Of(file, path, cancel).Difference);
        }

        var missing = set.Files.Where(f => found?.Files.ContainsKey(f) != true).ToArray();
        foreach (var file in missing)
        {
            using var probe = new OutputProbe(Path.Combine(folder, set.Archive is null ? file.PackedName : file.Name), settings.Disk);
        }

        using var handler = settings.Handler();
        using var client = new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan }; // Silence has a time of its own
        var download = new Download(client, settings);
        if (set.Archive is not null && missing.Length > 0)
        {
            await FromArchiveAsync(set, folder, missing, download, settings, progress, cancel).ConfigureAwait(false);
        }
        else
        {
            var all = new FetchProgress(progress, missing.Sum(static f => f.Packed!.Length));
            foreach (var file in missing)
            {
                await download.GetAsync(
                    settings.Address(set, file.PackedName), file.Packed!, Path.Combine(folder, file.PackedName), all.Of(file.PackedName, file.Packed!.Length), cancel).ConfigureAwait(false);
            }
        }

        return new FetchOutcome(folder, [.. missing.Select(static f => f.Name)], set.Files.Count - missing.Length);
    }

    // An archive that the user has put there is taken, and stays.
    private static async Task FromArchiveAsync(
        ImageDataSet set, string folder, DataFile[] missing, Download download, FetchSettings settings, IProgress<WorkProgress> progress, CancellationToken cancel)
    {
        var archive = Path.Combine(folder, set.ArchiveName!);
        var isThere = File.Exists(archive);
        if (isThere)
        {
            using var stream = new DataFileStream(archive, unpacks: false);
            Require(set.Archive!.Difference(FileDigest.Of(stream, cancel)) is { } difference ? stream.Wrong(difference.Expected, difference.Found).Message : null);
        }
        else
        {
            await download.GetAsync(
                settings.Address(set, set.ArchiveName!), set.Archive!, archive, new FetchProgress(progress, set.Archive!.Length).Of(set.ArchiveName!, set.Archive!.Length), cancel).ConfigureAwait(false);
        }

        TarArchive.Unpack(archive, missing, folder, settings.Disk, cancel);
        if (!isThere)
        {
            settings.Disk.Delete(archive);
        }
    }

    private static void Require(string? difference)
    {
        if (difference is not null)
        {
            throw new InvalidDataException($"{difference}; once it is removed, the same command gets it");
        }
    }
}
