using System.IO.Compression;

namespace PlantNSeek.DataSets.Formats;

/// <summary>
/// A file that is read from its beginning to its end and must be what is expected, to the byte. One that begins as a gzip file is unpacked, whatever its name; no data file begins so.
/// Each difference is one line that names the file, what was expected and what was found.
/// </summary>
internal sealed class DataFileStream : IDisposable
{
    private readonly FileStream _file;
    private readonly Stream _content;

    /// <param name="path">The file.</param>
    /// <param name="unpacks">Whether a gzip file is unpacked; else it is read as it is.</param>
    public DataFileStream(string path, bool unpacks = true)
    {
        Path = path;
        _file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16);
        IsPacked = unpacks && _file.ReadByte() == 0x1f && _file.ReadByte() == 0x8b;
        _file.Position = 0;
        _content = IsPacked ? new GZipStream(_file, CompressionMode.Decompress) : _file;
    }

    /// <summary>The file.</summary>
    public string Path { get; }

    /// <summary>Whether it is a gzip file that is being unpacked.</summary>
    public bool IsPacked { get; }

    /// <summary>Bytes read so far, unpacked.</summary>
    public long Position { get; private set; }

    /// <summary>What to throw where the content is not what it must be.</summary>
    public InvalidDataException Wrong(string expected, string found) => new($"'{Path}': expected {expected}; found {found}");

    /// <summary>Reads up to as many bytes as there is room for; 0 at the end.</summary>
    /// <exception cref="InvalidDataException">It is a gzip file, and damaged.</exception>
    public int Read(Span<byte> into)
    {
        try
        {
            var count = _content.Read(into);
            Position += count;
            return count;
        }
        catch (InvalidDataException)
        {
            throw Wrong("a whole gzip file", $"one that is damaged behind byte {Position} of its content");
        }
    }

    /// <summary>Reads exactly as many bytes as there is room for.</summary>
    /// <param name="into">Where they go.</param>
    /// <param name="length">How many bytes the whole content has, for the message.</param>
    /// <exception cref="InvalidDataException">The file ends before, or is damaged.</exception>
    public void Fill(Span<byte> into, string length)
    {
        for (var done = 0; done < into.Length;)
        {
            var count = Read(into[done..]);
            done += count > 0 ? count : throw Wrong(length, $"{Position} bytes");
        }
    }

    /// <summary>Finds out what can be known about the length before the content is read: all of it, unless the file is packed.</summary>
    /// <exception cref="InvalidDataException">The file has another length.</exception>
    public void RequireLength(long bytes, string length)
    {
        if (!IsPacked && _file.Length != bytes)
        {
            throw Wrong(length, $"{_file.Length} bytes");
        }
    }

    /// <summary>Says that everything was read.</summary>
    /// <exception cref="InvalidDataException">Something follows, or the end of a gzip file does not fit its content.</exception>
    public void RequireEnd(string length)
    {
        if (Read(stackalloc byte[1]) > 0)
        {
            throw Wrong(length, "more");
        }
    }

    public void Dispose()
    {
        _content.Dispose();
        _file.Dispose();
    }
}
