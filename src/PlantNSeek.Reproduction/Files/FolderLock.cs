using System.Diagnostics;

namespace PlantNSeek.Files;

/// <summary>The right to replace what belongs together in a folder, held by one process or thread at a time. A file there is locked for it, which goes with the right.</summary>
internal sealed class FolderLock : IDisposable
{
    private const string FileName = ".report.lock";

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1); // files that are written already are moved in milliseconds

    private readonly FileStream _held;

    private FolderLock(FileStream held) => _held = held;

    /// <summary>Waits for the right; makes the folder where it is missing.</summary>
    /// <exception cref="IOException">The folder cannot be written, or somebody has the right for longer than a minute.</exception>
    public static FolderLock Take(string folder, IDisk? disk = null)
    {
        var path = Path.Combine(folder, FileName);
        try
        {
            (disk ?? IDisk.Real).MakeFolders(folder);
            for (var waited = Stopwatch.StartNew(); waited.Elapsed < Patience; Thread.Sleep(Pause))
            {
                if (HeldFile.TryTake(path, FileMode.OpenOrCreate) is not { } held)
                {
                    continue;
                }

                if (IsAt(path, held))
                {
                    return new FolderLock(held);
                }

                held.Dispose();
            }
        }
        catch (Exception e) when (OutputPlace.IsOfTheDisk(e))
        {
            throw OutputPlace.NotWritable(folder, e);
        }

        throw OutputPlace.NotWritable(folder, new IOException($"another process has held {FileName} there for a minute"));
    }

    /// <summary>Gives the right back.</summary>
    public void Dispose()
    {
        if (OperatingSystem.IsWindows())
        {
            _held.Dispose();
            Remove(); // fails, as it should, where another has the file by now
        }
        else
        {
            Remove(); // first, since afterwards it may be another's
            _held.Dispose();
        }
    }

    // Whoever had the right before may have removed the file between its being opened and locked here, and a third may have begun a new one. A time that only this one has tells which it is;
    // whole seconds, and even ones, since some file systems keep no others.
    private static bool IsAt(string path, FileStream held)
    {
        var mine = DateTime.UnixEpoch.AddSeconds(HashCode.Combine(Environment.ProcessId, Environment.CurrentManagedThreadId, Stopwatch.GetTimestamp()) & 0x7ffffffe);
        File.SetLastWriteTimeUtc(held.SafeFileHandle, mine);
        return File.GetLastWriteTimeUtc(path) == mine;
    }

    private void Remove()
    {
        try
        {
            File.Delete(_held.Name);
        }
        catch (Exception e) when (OutputPlace.IsOfTheDisk(e))
        {
        }
    }
}
