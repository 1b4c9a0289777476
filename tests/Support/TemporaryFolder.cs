using NUnit.Framework;

namespace PlantNSeek.TestSupport;

/// <summary>A folder for one test, and what it takes to fill it with what is no plain file.</summary>
public sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("files").FullName;

    /// <summary>All that there is, folders included, by its path in the folder, with its text where it is a file and its target where it is a link.</summary>
    public string[] Contents => [.. Below(Path).Order(StringComparer.Ordinal)];

    public string this[string name] => System.IO.Path.Combine([Path, .. name.Split('/')]);

    /// <summary>Writes a file, and its folder where it is missing.</summary>
    public string Write(string name, string text)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(this[name])!);
        File.WriteAllText(this[name], text);
        return this[name];
    }

    /// <summary>Makes a named pipe of our own, which nobody reads.</summary>
    public string Pipe(string name)
    {
        Assert.That(ChildProcess.Run("mkfifo", [this[name]]).ExitCode, Is.Zero);
        return this[name];
    }

    /// <summary>Makes a link whose text is the target as it is given.</summary>
    public string Link(string name, string target)
    {
        File.CreateSymbolicLink(this[name], target);
        return this[name];
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);

    private IEnumerable<string> Below(string place)
    {
        foreach (var entry in Directory.GetFileSystemEntries(place))
        {
            var (name, target, isFolder) = (System.IO.Path.GetRelativePath(Path, entry).Replace('\\', '/'), new FileInfo(entry).LinkTarget, Directory.Exists(entry));
            yield return target is not null ? $"{name} -> {target}" : isFolder ? $"{name}/" : $"{name}: {File.ReadAllText(entry)}";
            foreach (var below in target is null && isFolder ? Below(entry) : [])
            {
                yield return below;
            }
        }
    }
}
