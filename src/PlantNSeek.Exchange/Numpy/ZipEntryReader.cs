using System.IO.Compression;
using PlantNSeek.Numpy.Zip;

namespace PlantNSeek.Numpy;

/// <summary>The content of one entry from its beginning to its end, checked against size and checksum.</summary>
internal sealed class ZipEntryReader : IDisposable
{
    private readonly ZipSource _source;
    private readonly ZipEntry _entry;
    private readonly DeflateStream? _inflated;
    private long _read;
    private uint _checksum;

    public ZipEntryReader(ZipSource source, ZipEntry entry)
    {
        _source = source;
        _entry = entry;
        _inflated = entry.Method == ZipFormat.Deflated ? new DeflateStream(new ZipSlice(source, entry.DataStart, entry.End), CompressionMode.Decompress) : null;
    }

    /// <summary>Bytes not read yet.</summary>
    public long Left => _entry.Size - _read;

    /// <summary>Reads on; a chunk at a time, so that the checksum finds it in the cache.</summary>
    /// <exception cref="NpzException">The content ends before or is damaged.</exception>
    public void Read(Span<byte> into)
    {
        while (!into.IsEmpty)
        {
            var part = into[..Math.Min(into.Length, ZipSource.ChunkBytes)];
            Fill(part);
            _checksum = Crc32.Append(_checksum, part);
            into = into[part.Length..];
        }
    }

    /// <summary>To be called when all is read.</summary>
    /// <exception cref="NpzException">There is more, or the checksum is another.</exception>
    public void Complete()
    {
        Span<byte> more = stackalloc byte[1];
        if (_inflated is not null && Inflate(more) != 0)
        {
            throw Error($"has more than its {_entry.Size} bytes");
        }

        if (_checksum != _entry.Checksum)
        {
            throw Error($"is damaged: the checksum of its bytes is {_checksum:X8}, and {_entry.Checksum:X8} is told");
        }
    }

    public void Dispose() => _inflated?.Dispose();

    private void Fill(Span<byte> part)
    {
        if (part.Length > Left)
        {
            throw Error($"has {_entry.Size} bytes; {part.Length - Left} more are needed");
        }

        if (_inflated is null)
        {
            _source.Read(_entry.DataStart + _read, part);
            _read += part.Length;
            return;
        }

        while (!part.IsEmpty)
        {
            var count = Inflate(part);
            if (count == 0)
            {
                throw Error($"ends after {_read} bytes; it must have {_entry.Size}");
            }

            _read += count;
            part = part[count..];
        }
    }

    private int Inflate(Span<byte> part)
    {
        try
        {
            return _inflated!.Read(part);
        }
        catch (Exception e) when (e is InvalidDataException or IOException)
        {
            throw NpzException.OfArray(_source.Name, _entry.Name, "is damaged: it cannot be inflated", e);
        }
    }

    private NpzException Error(string what) => NpzException.OfArray(_source.Name, _entry.Name, what);
}
