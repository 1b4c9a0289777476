namespace PlantNSeek.Files;

/// <summary>
/// Files that appear together or not at all. Each is written beside the one that it will become, and only when all are complete they are moved into their places, in the order in which they
/// were added; where that fails at one, those before it are again what they were. Once <see cref="Commit"/> has returned, all survive a power cut; one before leaves of each the earlier file
/// or the new one.
/// </summary>
/// <param name="disk">Where they are written, the machine's own unless given.</param>
internal sealed class WholeFiles(IDisk? disk = null) : IDisposable
{
    private readonly IDisk _disk = disk ?? IDisk.Real;
    private readonly List<Entry> _entries = [];

    /// <summary>Writes a file beside its place. Makes the folder where it is missing.</summary>
    /// <exception cref="IOException">The file cannot be written; the message names it.</exception>
    public void Add(string path, Action<Stream> write)
    {
        var place = OutputPlace.Of(path);
        if (_entries.Find(other => other.Place == place) is { } same)
        {
            throw new IOException($"'{path}' cannot be written: it is the same file as '{same.Path}'");
        }

        var entry = new Entry(path, place);
        _entries.Add(entry);
        Try(entry, entry =>
        {
            _disk.MakeFolders(entry.Folder);
            var content = entry.Content = Temporaries.Create(entry.Folder, _disk);
            write(content);
            content.Flush(flushToDisk: true); // else its new name may survive a power cut and its content not
        });
    }

    /// <summary>Moves all into their places.</summary>
    /// <param name="sweeps">Whether to remove what killed processes left in the folders.</param>
    /// <exception cref="IOException">A file cannot be put into its place; the message names it, and all files are as they were. Or all are in their places, and whether
    /// they survive a power cut is unknown; the message says so.</exception>
    public void Commit(bool sweeps = true)
    {
        _entries.ForEach(static entry => OutputPlace.Of(entry.Path)); // what is there may have changed while the files were written
        foreach (var entry in _entries.SkipLast(1).Where(static entry => File.Exists(entry.Place)))
        {
            Try(entry, entry => entry.Earlier = CopyOf(entry.Place));
        }

        var moved = new Stack<Entry>();
        try
        {
            foreach (var entry in _entries)
            {
                Try(entry, entry => _disk.Move(entry.Content!.Name, entry.Place, overwrite: true));
                moved.Push(entry);
            }
        }
        catch (IOException)
        {
            foreach (var entry in moved)
            {
                PutBack(entry);
            }

            foreach (var folder in moved.Select(static entry => entry.Folder).Distinct())
            {
                IfPossible(() => _disk.FlushFolder(folder));
            }

            throw;
        }

        foreach (var folder in _entries.Select(static entry => entry.Folder).Distinct())
        {
            Flush(folder);
            if (sweeps)
            {
                Temporaries.Sweep(folder);
            }
        }
    }

    /// <summary>Removes what is not in its place.</summary>
    public void Dispose()
    {
        foreach (var file in _entries.SelectMany(static entry => new[] { entry.Content, entry.Earlier }).OfType<FileStream>())
        {
            IfPossible(file.Dispose); // what did not fit on the disk does not fit now; that was said
            IfPossible(() => _disk.Delete(file.Name)); // what stays is swept by whoever writes there next, and is no reason to keep the others
        }

        _entries.Clear();
    }

    private static void IfPossible(Action work)
    {
        try
        {
            work();
        }
        catch (Exception e) when (OutputPlace.IsOfTheDisk(e))
        {
        }
    }

    private void Flush(string folder)
    {
        try
        {
            _disk.FlushFolder(folder);
        }
        catch (Exception e) when (OutputPlace.IsOfTheDisk(e))
        {
            throw new IOException($"all files are in '{folder}', but may be lost in a power cut: {e.Message}", e);
        }
    }

    private static void Try(Entry entry, Action<Entry> work)
    {
        try
        {
            work(entry);
        }
        catch (Exception e) when (OutputPlace.IsOfTheDisk(e))
        {
            throw OutputPlace.NotWritable(entry.Path, e);
        }
    }

    // One that cannot be put back keeps none of the others from it, and its earlier content stays beside it under the name that it was copied to.
    private void PutBack(Entry entry)
    {
        try
        {
            if (entry.Earlier is { } earlier)
            {
                earlier.Flush(flushToDisk: true);
                _disk.Move(earlier.Name, entry.Place, overwrite: true);
            }
            else
            {
                _disk.Delete(entry.Place);
            }
        }
        catch (Exception e) when (OutputPlace.IsOfTheDisk(e))
        {
            entry.Earlier?.Dispose();
            entry.Earlier = null;
        }
    }

    // A copy and not the file itself under another name: a kill at any moment leaves the earlier file or the new one.
    private FileStream CopyOf(string place)
    {
        using var source = _disk.Open(place, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var copy = Temporaries.Create(Path.GetDirectoryName(place)!, _disk);
        try
        {
            source.CopyTo(copy);
            copy.Flush();
            if (!OperatingSystem.IsWindows())
            {
                File.SetUnixFileMode(copy.SafeFileHandle, File.GetUnixFileMode(source.SafeFileHandle));
            }

            File.SetLastWriteTimeUtc(copy.SafeFileHandle, File.GetLastWriteTimeUtc(source.SafeFileHandle));
            return copy;
        }
        catch
        {
            _disk.Delete(copy.Name);
            copy.Dispose();
            throw;
        }
    }

    private sealed class Entry(string path, string place)
    {
        public string Path => path;

        public string Place => place;

        public string Folder { get; } = System.IO.Path.GetDirectoryName(place)!;

        /// <summary>What is to be moved into the place.</summary>
        public FileStream? Content { get; set; }

        /// <summary>What was there.</summary>
        public FileStream? Earlier { get; set; }
    }
}
