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
    /// <exception cref="TorchUnavailableException">The switch forbids it, or the installed library is not the known one.</exception>
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

        var bytes = System.IO.File.ReadAllBytes(original);
        if (LibraryRepair.Hash(bytes) is var hash && hash != LibraryRepair.KnownOriginal)
        {
            throw Unavailable(repair, $"{original} is not the library of TorchSharp {Versions.TorchSharp} that can be changed to do without it (SHA-256 {hash}): restore that version");
        }

        return Place(environment, repair, repair.Apply(bytes));
    }

    /// <summary>The path of a copy in a cache folder.</summary>
    public static string Cached(string cache, LibraryRepair repair, string file) => Path.Combine(cache, $"torchsharp-{Versions.TorchSharp}-{repair.Result[..8]}", file);

    /// <summary>Deletes a copy that was made for this process alone. The mapped library is unaffected.</summary>
    public void DeleteUnlessCached()
    {
        if (!IsCached)
        {
            Directory.Delete(Path.GetDirectoryName(File)!, recursive: true);
        }
    }

    private static RepairedCopy Place(LoadingEnvironment environment, LibraryRepair repair, byte[] bytes)
    {
        var file = environment.Platform.WrapperFile;
        if (environment.CacheFolder is { } cache && Cached(cache, repair, file) is var cached && TryReplace(cached, bytes) && HasHash(cached, repair.Result))
        {
            return new(cached, IsCached: true);
        }

        // A folder of a fixed name in the common temporary folder could be another user's.
        var own = Path.Combine(Directory.CreateTempSubdirectory("plantnseek-").FullName, file);
        System.IO.File.WriteAllBytes(own, bytes);
        return new(own, IsCached: false);
    }

    private static bool TryReplace(string path, byte[] bytes)
    {
        string? written = null;
        try
        {
            CreateFolder(Path.GetDirectoryName(path)!);
            written = Write(path, bytes);
            System.IO.File.Move(written, path, overwrite: true);
            return true;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            if (written is not null)
            {
                System.IO.File.Delete(written);
            }

            return false;
        }
    }

    // Home folders are shared between computers, on which processes may have the same number.
    private static string Write(string path, byte[] bytes)
    {
        for (var attempt = 0; ; attempt++)
        {
            var name = string.Create(CultureInfo.InvariantCulture, $"{path}.{Environment.MachineName}.{Environment.ProcessId}.{attempt}");
            try
            {
                using var stream = new FileStream(name, FileMode.CreateNew, FileAccess.Write);
                stream.Write(bytes);
                return name;
            }
            catch (IOException) when (attempt < 100 && System.IO.File.Exists(name))
            {
            }
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

    private static TorchUnavailableException Unavailable(LibraryRepair repair, string why) =>
        new($"The C++ runtime (libstdc++.so.6) lacks {repair.Missing}, which TorchSharp {Versions.TorchSharp} asks for, and {why}, or use {LoaderMessage.NewerRuntime}.");
}
