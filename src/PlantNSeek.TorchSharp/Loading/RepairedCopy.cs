using System.Globalization;

namespace PlantNSeek.TorchSharp.Loading;

/// <summary>A repaired copy of TorchSharp's native library on disk. The installed library is only read.</summary>
/// <param name="File">Its path.</param>
/// <param name="IsCached">Whether it lies in the user's cache folder, for the next process; else in a folder for this process, to be deleted once it is loaded.</param>
internal sealed record RepairedCopy(string File, bool IsCached)
{
    private const UnixFileMode OnlyTheUser = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    /// <summary>Finds the copy in the cache, or makes it. Several processes may do so at once.</summary>
    /// <param name="environment">The cache folder and the switch that forbids a copy.</param>
    /// <param name="original">Path of the library as it was installed.</param>
    /// <param name="repair">What to change.</param>
    /// <exception cref="TorchUnavailableException">The switch forbids it, the installed library is not the known one, or there is no place for a copy.</exception>
    public static RepairedCopy Ensure(LoadingEnvironment environment, string original, LibraryRepair repair)
    {
        if (environment.Setting(Variables.NoPatch) is not (null or "0"))
        {
            throw Unavailable(repair, $"{Variables.NoPatch} forbids a copy of {Path.GetFileName(original)} that does without it: remove the variable");
        }

        if (environment.CacheFolder is { } cache && Cached(cache, repair, environment.Platform.WrapperFile) is var cached && HasHash(cached, repair.Result))
        {
            return new(cached, IsCached: true);
        }

        return Place(environment, repair, Make(original, repair));
    }

    /// <summary>Makes a copy for this process, where the one in the cache cannot be loaded.</summary>
    /// <exception cref="TorchUnavailableException">The installed library is not the known one, or the temporary folder cannot be written.</exception>
    public static RepairedCopy InTemporaryFolder(LoadingEnvironment environment, string original, LibraryRepair repair) => PlaceTemporarily(environment, repair, Make(original, repair));

    /// <summary>The exception where neither the cache folder nor the temporary one serves.</summary>
    /// <param name="environment">The two folders.</param>
    /// <param name="repair">What was to be changed.</param>
    /// <param name="reason">What the system says of the last attempt.</param>
    /// <param name="failure">The last attempt's exception.</param>
    public static TorchUnavailableException NoPlace(LoadingEnvironment environment, LibraryRepair repair, string reason, Exception failure)
    {
        var places = environment.CacheFolder is { } cache ? $"{cache} or {environment.TemporaryFolder}" : environment.TemporaryFolder;
        return Unavailable(repair, $"a copy of {environment.Platform.WrapperFile} that does without it cannot be written to and loaded from {places} ({reason}): "
            + "set XDG_CACHE_HOME or TMPDIR to a folder that can be written and that libraries can be loaded from (not mounted noexec)", failure);
    }

    /// <summary>The path of a copy in a cache folder.</summary>
    public static string Cached(string cache, LibraryRepair repair, string file) => Path.Combine(cache, $"torchsharp-{Versions.TorchSharp}-{repair.Result[..8]}", file);

    /// <summary>Deletes a copy that was made for this process alone, if that is possible. The mapped library is unaffected.</summary>
    public void DeleteUnlessCached()
    {
        if (!IsCached)
        {
            DeleteIfPossible(() => Directory.Delete(Path.GetDirectoryName(File)!, recursive: true));
        }
    }

    private static byte[] Make(string original, LibraryRepair repair)
    {
        byte[] bytes;
        try
        {
            bytes = System.IO.File.ReadAllBytes(original);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw Unavailable(repair, $"{original}, which could be changed to do without it, cannot be read ({LoaderMessage.Reason(failure.Message)}): allow that", failure);
        }

        var hash = LibraryRepair.Hash(bytes);
        return hash == LibraryRepair.KnownOriginal ? repair.Apply(bytes)
            : throw Unavailable(repair, $"{original} is not the library of TorchSharp {Versions.TorchSharp} that can be changed to do without it (SHA-256 {hash}): restore that version");
    }

    private static RepairedCopy Place(LoadingEnvironment environment, LibraryRepair repair, byte[] bytes)
    {
        var file = environment.Platform.WrapperFile;
        if (environment.CacheFolder is { } cache && Cached(cache, repair, file) is var cached && TryReplace(cached, bytes) && HasHash(cached, repair.Result))
        {
            return new(cached, IsCached: true);
        }

        return PlaceTemporarily(environment, repair, bytes);
    }

    // A folder of a name that can be foreseen in the common temporary folder could be another user's.
    private static RepairedCopy PlaceTemporarily(LoadingEnvironment environment, LibraryRepair repair, byte[] bytes)
    {
        var folder = Path.Combine(environment.TemporaryFolder, $"plantnseek-{Path.GetRandomFileName()}");
        var copy = new RepairedCopy(Path.Combine(folder, environment.Platform.WrapperFile), IsCached: false);
        try
        {
            CreateFolder(folder);
            System.IO.File.WriteAllBytes(copy.File, bytes);
            return copy;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            copy.DeleteUnlessCached();
            throw NoPlace(environment, repair, LoaderMessage.Reason(failure.Message), failure);
        }
    }

    private static bool TryReplace(string path, byte[] bytes)
    {
        string? begun = null;
        try
        {
            CreateFolder(Path.GetDirectoryName(path)!);
            using (var stream = CreateBeside(path))
            {
                begun = stream.Name;
                stream.Write(bytes);
            }

            System.IO.File.Move(begun, path, overwrite: true);
            return true;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            if (begun is not null)
            {
                DeleteIfPossible(() => System.IO.File.Delete(begun));
            }

            return false;
        }
    }

    // Home folders are shared between computers, on which processes may have the same number.
    private static FileStream CreateBeside(string path)
    {
        for (var attempt = 0; ; attempt++)
        {
            var name = string.Create(CultureInfo.InvariantCulture, $"{path}.{Environment.MachineName}.{Environment.ProcessId}.{attempt}");
            try
            {
                return new(name, FileMode.CreateNew, FileAccess.Write);
            }
            catch (IOException) when (attempt < 100 && System.IO.File.Exists(name))
            {
            }
        }
    }

    // What is left behind is a file that no one asks for.
    private static void DeleteIfPossible(Action delete)
    {
        try
        {
            delete();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
        }
    }

    private static void CreateFolder(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
        }
        else
        {
            Directory.CreateDirectory(folder, OnlyTheUser);
        }
    }

    private static bool HasHash(string path, string hash)
    {
        try
        {
            return System.IO.File.Exists(path) && LibraryRepair.Hash(System.IO.File.ReadAllBytes(path)) == hash;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static TorchUnavailableException Unavailable(LibraryRepair repair, string why, Exception? failure = null) =>
        new($"The C++ runtime (libstdc++.so.6) lacks {repair.Missing}, which TorchSharp {Versions.TorchSharp} asks for, and {why}, or use {LoaderMessage.NewerRuntime}.", failure);
}
