namespace PlantNSeek.Files;

/// <summary>
/// What is done to files that have to survive the end of a process and of the machine. A file's content is safe from a power cut once its stream was flushed to the disk, and its name, new
/// place or removal once its folder was flushed. Tests put a disk that fails in the place of the real one.
/// </summary>
internal interface IDisk
{
    /// <summary>The machine's.</summary>
    static IDisk Real { get; } = new RealDisk();

    /// <summary>Opens or makes a file, as the constructor of <see cref="FileStream"/> does.</summary>
    FileStream Open(string path, FileMode mode, FileAccess access, FileShare share, int bufferSize = 4096);

    /// <summary>Puts a file into another place of the same file system, at once: whoever looks finds the earlier file or this one.</summary>
    void Move(string from, string to, bool overwrite = false);

    /// <summary>Removes a file, where there is one.</summary>
    void Delete(string path);

    /// <summary>Makes a folder and those above it, where they are missing.</summary>
    void MakeFolder(string path);

    /// <summary>Returns once the names of a folder's files and folders are on the disk as they are now; at once where the platform or the file system knows no such thing.</summary>
    void FlushFolder(string path);
}
