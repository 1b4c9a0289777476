namespace PlantNSeek.Files;

/// <summary>
/// Tries whether an output can be written, by a file of the very same name in a folder that lies where the output will lie. What of the name or the place would fail then fails now, and nothing that
/// is there is touched. While it lasts, it also tells whether a file that is read is the very one to be written: that one's name, looked up in that folder from where the other file lies, then
/// finds the probe, whatever links, mounts or letters of either case lie between.
/// </summary>
internal sealed class OutputProbe : IDisposable
{
    private readonly string _folder;
    private readonly FileStream _file;

    /// <summary>Tries it; makes the folder where it is missing.</summary>
    /// <exception cref="IOException">The output cannot be written; the message names it.</exception>
    public OutputProbe(string path, IDisk? disk = null)
    {
        var place = OutputPlace.Of(path);
        try
        {
            var folder = Path.GetDirectoryName(place)!;
            (disk ?? IDisk.Real).MakeFolders(folder); // whoever writes the output finds it made already, and would not flush it
            _file = Temporaries.TryOften(() => Try(folder, Path.GetFileName(place))) ?? throw new IOException($"no file can be kept in '{folder}'");
            _folder = Path.GetDirectoryName(_file.Name)!;
        }
        catch (Exception e) when (OutputPlace.IsOfTheDisk(e))
        {
            throw OutputPlace.NotWritable(path, e);
        }
    }

    /// <summary>Whether the output is this file, which need not exist.</summary>
    public bool Is(string file) => Seen(file, out var name) is { } probe && File.Exists(Path.Combine(probe, name));

    /// <summary>Whether this file lies in the output's folder.</summary>
    public bool IsBeside(string file) => Directory.Exists(Seen(file, out _));

    public void Dispose()
    {
        _file.Dispose();
        try
        {
            Directory.Delete(_folder, recursive: true);
        }
        catch (DirectoryNotFoundException)
        {
            // Swept by somebody else now that nobody holds it.
        }
    }

    private static FileStream? Try(string place, string name)
    {
        var folder = Path.Combine(place, Temporaries.NewName());
        Directory.CreateDirectory(folder);
        FileStream? file = null;
        try
        {
            return file = Temporaries.TryCreate(Path.Combine(folder, name));
        }
        catch (DirectoryNotFoundException)
        {
            return null; // swept while it was empty
        }
        finally
        {
            if (file is null && Directory.Exists(folder))
            {
                Directory.Delete(folder, recursive: true);
            }
        }
    }

    private string? Seen(string file, out string name)
    {
        var real = RealPath.Of(file);
        name = Path.GetFileName(real);
        return Path.GetDirectoryName(real) is { } folder ? Path.Combine(folder, Path.GetFileName(_folder)) : null;
    }
}
