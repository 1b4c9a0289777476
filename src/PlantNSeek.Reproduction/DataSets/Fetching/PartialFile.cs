using System.Text.Json;
using PlantNSeek.Files;

namespace PlantNSeek.DataSets.Fetching;

/// <summary>
/// The beginning of a file, kept beside the place that the file will have until it is complete: its name with .part behind it, and beside that one with .part.json of what the server said of the
/// file. One fetch at a time has it.
/// </summary>
internal sealed class PartialFile : IDisposable
{
    private readonly IDisk _disk;
    private readonly string _place;
    private readonly FileStream _content;

    private PartialFile(IDisk disk, string place, FileStream content) => (_disk, _place, _content, Origin) = (disk, place, content, ReadOrigin(OriginOf(place)));

    /// <summary>What the server said of the file when it was begun; null where nothing is known.</summary>
    public ServerFile? Origin { get; private set; }

    /// <summary>How much of it is there.</summary>
    public long Length => _content.Length;

    /// <summary>Opens it, empty where there is none.</summary>
    /// <exception cref="IOException">Another fetch has it, or it cannot be written.</exception>
    public static PartialFile Open(string place, IDisk disk)
    {
        var (real, part) = (OutputPlace.Of(place), OutputPlace.Of($"{place}.part"));
        return new PartialFile(disk, real, HeldFile.TryTake(part, FileMode.OpenOrCreate, disk) ?? throw new IOException($"'{place}' is being fetched by another process"));
    }

    /// <summary>Empties it for a file that begins now.</summary>
    public void Begin(ServerFile origin)
    {
        _content.SetLength(0);
        _content.Flush(flushToDisk: true); // else old content might be found below what follows
        WholeFile.Write(OriginOf(_place), stream => JsonSerializer.Serialize(stream, origin, JsonFormat.Options), sweeps: false, _disk);
        Origin = origin;
    }

    /// <summary>Goes on behind what is there.</summary>
    public void GoOn() => _content.Position = _content.Length;

    /// <summary>Adds what follows. It outlives this process, whatever ends it.</summary>
    public void Append(ReadOnlySpan<byte> bytes)
    {
        _content.Write(bytes);
        _content.Flush();
    }

    /// <summary>Length and hashes of what is there.</summary>
    public FileDigest Digest(CancellationToken cancel)
    {
        _content.Flush(flushToDisk: true);
        _content.Position = 0;
        return FileDigest.OfCopied(_content, Stream.Null, cancel);
    }

    /// <summary>Puts the complete file into its place.</summary>
    public void Commit()
    {
        _content.Dispose();
        _disk.Move(_content.Name, _place, overwrite: false);
        _disk.FlushFolder(Path.GetDirectoryName(_place)!);
        _disk.Delete(OriginOf(_place));
    }

    /// <summary>Removes it.</summary>
    public void Drop()
    {
        _content.Dispose();
        _disk.Delete(_content.Name);
        _disk.Delete(OriginOf(_place));
    }

    public void Dispose() => _content.Dispose();

    private static string OriginOf(string place) => $"{place}.part.json";

    private static ServerFile? ReadOrigin(string path)
    {
        try
        {
            return File.Exists(path) ? JsonSerializer.Deserialize<ServerFile>(File.ReadAllBytes(path), JsonFormat.Options) : null;
        }
        catch (JsonException)
        {
            return null; // of whatever wrote it; then the file is fetched from its beginning
        }
    }
}
