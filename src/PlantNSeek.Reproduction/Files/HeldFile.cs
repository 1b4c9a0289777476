namespace PlantNSeek.Files;

/// <summary>The operating system's lock on an open file, which ends with the process that has it, however that ends. Threads of one process shut each other out as processes do.</summary>
internal static class HeldFile
{
    private const int SharingViolation = unchecked((int)0x80070020); // Windows
    private const int WouldBlock = 11; // Linux
    private const int WouldBlockOnMac = 35;

    /// <summary>Opens a file and locks it; null where it is locked already.</summary>
    /// <exception cref="IOException">It cannot be opened for another reason.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be opened.</exception>
    public static FileStream? TryTake(string path, FileMode mode, IDisk? disk = null)
    {
        try
        {
            return (disk ?? IDisk.Real).Open(path, mode, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException e) when (IsHeld(e))
        {
            return null;
        }
    }

    /// <summary>Whether a file could not be opened because it is locked.</summary>
    public static bool IsHeld(IOException e) => e.HResult is SharingViolation or WouldBlock or WouldBlockOnMac;
}
