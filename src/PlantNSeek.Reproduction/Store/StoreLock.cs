using PlantNSeek.Files;

namespace PlantNSeek.Store;

/// <summary>
/// The right to work on a store, held by one process at a time: the operating system's lock on an open file. It ends with the
/// process, however that ends; the file that stays behind means nothing.
/// </summary>
internal static class StoreLock
{
    /// <summary>The name of the file in the store's folder.</summary>
    public const string FileName = "lock";

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    /// <summary>Waits for the lock, and says so once. Where the file system has no locks it says that too, and goes on.</summary>
    /// <exception cref="IOException">The file cannot be opened for another reason than that it is locked.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled while waiting.</exception>
    public static FileStream Take(string folder, IDisk disk, Action<string>? tell, CancellationToken cancel)
    {
        var path = Path.Combine(folder, FileName);
        for (var isFirst = true; ; isFirst = false)
        {
            if (HeldFile.TryTake(path, FileMode.OpenOrCreate, disk) is { } held)
            {
                using var again = HeldFile.TryTake(path, FileMode.Open, disk);
                if (again is not null)
                {
                    tell?.Invoke($"nothing locks the results in {folder} for one process, since the file system there has no locks (many network file systems have none); see to it that no other works on them, or give each a store of its own");
                }

                return held;
            }

            if (isFirst)
            {
                tell?.Invoke($"another process is at work on the results in {folder}; waiting for it to end");
            }

            cancel.WaitHandle.WaitOne(Pause);
            cancel.ThrowIfCancellationRequested();
        }
    }
}
