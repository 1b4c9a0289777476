using PlantNSeek.Numpy.Zip;

namespace PlantNSeek.Numpy;

/// <summary>
/// The arrays of a <c>.npz</c> file, as <c>numpy.savez</c> writes it. Opening reads and checks the headers of all arrays; values are read only when
/// asked for, and checked then; an array of a type that cannot be read is an error only then too. Whatever is wrong with a file is an <see cref="NpzException"/> of one line, and a hostile file costs neither time nor memory
/// beyond its size: all arrays together have at most 512 MiB more than twice the bytes of the file, and what is read of them takes at most 512 MiB more than
/// eight times those. Not for several threads at once.
/// </summary>
public sealed class NpzFile : IDisposable
{
    /// <summary>Bytes that a file can expand to beyond what its size allows.</summary>
    internal const long Allowance = 512L << 20;

    // Each array that can be there with 256 bytes: numpy's have 128.
    internal const long HeaderAllowance = 16L << 20;

    private readonly ZipSource _source;
    private readonly bool _ownsStream;
    private readonly Dictionary<string, NpzArray> _byName;

    private NpzFile(ZipSource source, bool ownsStream)
    {
        _source = source;
        _ownsStream = ownsStream;
        var entries = ZipDirectory.Read(source);
        CheckExpansion(entries);
        var arrays = new NpzArray[entries.Length];
        var budget = new ReadBudget((8 * source.Length) + Allowance);
        var (headers, mostHeaders) = (0L, source.Length + HeaderAllowance);
        for (var i = 0; i < arrays.Length; i++)
        {
            arrays[i] = new NpzArray(source, entries[i], budget);
            headers += arrays[i].HeaderLength;
            if (headers > mostHeaders)
            {
                throw source.Error($"has headers of {headers} bytes in its first {i + 1} arrays; at most {mostHeaders} are read");
            }
        }

        Arrays = Array.AsReadOnly(arrays);
        _byName = arrays.ToDictionary(a => a.Name, StringComparer.Ordinal);
    }

    /// <summary>What messages call the file.</summary>
    public string Name => _source.Name;

    /// <summary>All arrays in the order of the file's directory.</summary>
    public IReadOnlyList<NpzArray> Arrays { get; }

    /// <summary>Opens a file; messages call it by its name without folders, unless it is not there.</summary>
    /// <param name="path">Where it is.</param>
    /// <exception cref="NpzException">It is not there, cannot be read, or is no <c>.npz</c> file as described above.</exception>
    public static NpzFile Open(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        var name = OneLine.Of(Path.GetFileName(Path.TrimEndingDirectorySeparator(path)) is { Length: > 0 } last ? last : path);
        var stream = OpenStream(path, name);
        try
        {
            return new NpzFile(new ZipSource(stream, name), ownsStream: true);
        }
        catch
        {
            stream.Dispose();
            throw;
        }
    }

    /// <summary>Opens a file that a stream holds from its beginning to its end. The stream must stay as it is while arrays are read, and is left open.</summary>
    /// <param name="stream">A stream with a length and a position.</param>
    /// <param name="name">What messages call the file.</param>
    /// <exception cref="NpzException">It cannot be read, or is no <c>.npz</c> file as described above.</exception>
    public static NpzFile Open(Stream stream, string name)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentException.ThrowIfNullOrEmpty(name);
        return new NpzFile(new ZipSource(stream, OneLine.Of(name)), ownsStream: false);
    }

    /// <summary>The array of a name, such as <c>layer1.weight</c>, or null where there is none.</summary>
    public NpzArray? Find(string array) => _byName.GetValueOrDefault(array);

    /// <summary>The array of a name, such as <c>layer1.weight</c>.</summary>
    /// <exception cref="NpzException">There is none.</exception>
    public NpzArray Require(string array) => Find(array) ?? throw _source.Error($"has no array {OneLine.Of(array)}");

    /// <summary>Closes the file; arrays cannot be read any more.</summary>
    public void Dispose()
    {
        if (_ownsStream)
        {
            _source.Dispose();
        }
    }

    private static FileStream OpenStream(string path, string name)
    {
        try
        {
            // Opening a pipe that nobody writes to would wait for ever; like an empty file it has no length.
            if (new FileInfo(path) is { Exists: true, Length: 0 })
            {
                throw NpzException.OfFile(name, "is empty, or a pipe; a file is needed");
            }

            return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw NpzException.OfFile(OneLine.Of(path), "is not there", e); // where it was sought says what is wrong
        }
        catch (UnauthorizedAccessException e)
        {
            throw NpzException.OfFile(name, Directory.Exists(path) ? "is a folder; a file is needed" : "may not be read", e);
        }
        catch (Exception e) when (e is IOException or ArgumentException or NotSupportedException)
        {
            throw NpzException.OfFile(name, $"cannot be read: {OneLine.Of(e.Message)}", e);
        }
    }

    private void CheckExpansion(ZipEntry[] entries)
    {
        var (limit, total) = ((2 * _source.Length) + Allowance, (Int128)0);
        foreach (var entry in entries)
        {
            total += entry.Size;
        }

        if (total > limit)
        {
            throw _source.Error($"expands from {_source.Length} bytes to {total}; at most {limit} are read");
        }
    }
}
