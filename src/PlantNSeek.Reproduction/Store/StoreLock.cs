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

    /// <summary>Waits for the lock, and says so once.</summary>
    /// <exception cref="IOException">The file cannot be opened for another reason than that it is locked.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled while waiting.</exception>
    public static FileStream Take(string folder, Action<string>? tell, CancellationToken cancel)
    {
        for (var isFirst = true; ; isFirst = false)
        {
            if (HeldFile.TryTake(Path.Combine(folder, FileName), FileMode.OpenOrCreate) is { } held)
            {
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
