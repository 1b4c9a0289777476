using System.IO.Compression;
using System.Runtime.InteropServices;
using System.Text;
using PlantNSeek.Numpy.Zip;

namespace PlantNSeek.Numpy;

/// <summary>
/// Writes arrays as a <c>.npz</c> file that <c>numpy.load(allow_pickle=False)</c> reads. The same arrays give the same bytes on every machine, unless they are
/// compressed, which platforms do differently. What <see cref="NpzFile"/> would not open is refused. The file is complete once the writer is disposed of; the stream is left open and needs no seeking.
/// </summary>
public sealed class NpzWriter : IDisposable
{
    // Memory for deflated values, all of which must be there before their size is told; some room for what a chunk adds.
    private const int MostDeflated = int.MaxValue - (4 << 20);

    private readonly ZipWriter _zip;
    private readonly bool _compress;
    private readonly int _mostDeflated;
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);
    private long _headers;
    private Int128 _contents;
    private bool _isClosed;

    /// <param name="stream">Takes the file from its present position on, which must be the file's beginning.</param>
    /// <param name="compress">Whether values are deflated.</param>
    public NpzWriter(Stream stream, bool compress = false)
        : this(stream, compress, forceZip64: false)
    {
    }

    internal NpzWriter(Stream stream, bool compress, bool forceZip64, int mostDeflated = MostDeflated)
    {
        ArgumentNullException.ThrowIfNull(stream);
        _zip = new ZipWriter(stream, forceZip64);
        _compress = compress;
        _mostDeflated = mostDeflated;
    }

    /// <summary>Writes an array.</summary>
    /// <param name="name">Its name, such as <c>layer1.weight</c>: no other array's, without <c>/ \ : ..</c> and control characters, not ending with <c>.npy</c>.</param>
    /// <param name="values">Its values in C order (the last index varies fastest), whatever the format: booleans, numbers of half, single or double precision, or integers of one to eight bytes.</param>
    /// <param name="shape">Its dimensions, whose product is the number of values; none for a single value.</param>
    /// <param name="format">How it is laid out in the file.</param>
    /// <exception cref="ArgumentException">
    /// Name, type or shape is not as said; or the writer compresses, and all arrays so far expand beyond what can be read of a file as long as this one is
    /// so far (512 MiB more than twice its size), or this one deflates to more than 2 GB.
    /// </exception>
    /// <exception cref="ObjectDisposedException">The writer is disposed of, or failed before.</exception>
    public void Add<T>(string name, ReadOnlySpan<T> values, ReadOnlySpan<int> shape, NpyFormat? format = null)
        where T : unmanaged
    {
        format ??= NpyFormat.Default;
        var type = NpyType.Of<T>(format.IsBigEndian) ?? throw new ArgumentException($"arrays of {typeof(T)} cannot be written", nameof(values));
        CheckShape(shape, values.Length);
        var header = new NpyHeader(type, format.IsFortranOrder, shape.ToArray());
        Write(name, header.ToBytes(format.Version), ItemOrder.Rearrange(header, values));
    }

    /// <summary>Writes a text as an array of no dimensions.</summary>
    /// <param name="name">Its name, as for <see cref="Add"/>.</param>
    /// <param name="text">Valid Unicode of at most 16,777,216 characters that does not end with NUL.</param>
    /// <param name="format">How it is laid out in the file.</param>
    /// <exception cref="ArgumentException">Name or text is not as said, or what <see cref="Add"/> says of compression.</exception>
    /// <exception cref="ObjectDisposedException">The writer is disposed of, or failed before.</exception>
    public void AddText(string name, string text, NpyFormat? format = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.EndsWith('\0'))
        {
            throw new ArgumentException("text ends with NUL, which arrays of text do not keep", nameof(text));
        }

        format ??= NpyFormat.Default;
        var encoding = new UTF32Encoding(format.IsBigEndian, byteOrderMark: false, throwOnInvalidCharacters: true);
        if (encoding.GetByteCount(text) / 4 is var points && points > NpzArray.LongestText)
        {
            throw new ArgumentException($"text has {points} characters; at most {NpzArray.LongestText} can be read", nameof(text));
        }

        var bytes = encoding.GetBytes(text.Length == 0 ? "\0" : text);
        Write(name, new NpyHeader(new NpyType(NpyKind.Text, bytes.Length, format.IsBigEndian), format.IsFortranOrder, []).ToBytes(format.Version), bytes.AsSpan());
    }

    /// <summary>Completes the file, unless writing failed before.</summary>
    public void Dispose()
    {
        if (!_isClosed)
        {
            _isClosed = true;
            _zip.Complete();
        }
    }

    private void Write<T>(string name, byte[] header, ReadOnlySpan<T> items)
        where T : unmanaged
    {
        ObjectDisposedException.ThrowIf(_isClosed, this);
        var nameBytes = CheckName(name);
        long size = header.Length;
        var checksum = Crc32.Append(0, header);
        foreach (var chunk in new Chunks<T>(items))
        {
            checksum = Crc32.Append(checksum, chunk);
            size += chunk.Length;
        }

        if (_compress)
        {
            using var deflated = Deflate(name, header, items);
            CheckExpansion(name, header.Length, size, deflated.Length);
            Enter(name, header.Length, size);
            _zip.Begin(nameBytes, ZipFormat.Deflated, checksum, size, deflated.Length);
            _zip.Write(deflated.GetBuffer().AsSpan(0, (int)deflated.Length));
        }
        else
        {
            Enter(name, header.Length, size);
            _zip.Begin(nameBytes, ZipFormat.Stored, checksum, size, size);
            _zip.Write(header);
            foreach (var chunk in new Chunks<T>(items))
            {
                _zip.Write(chunk);
            }
        }

        _isClosed = false;
    }

    private void Enter(string name, int header, long size)
    {
        _names.Add(name);
        _headers += header;
        _contents += size;

        // Until all is written, so that a file that broke off is not completed into one that looks whole.
        _isClosed = true;
    }

    // The file will be longer still, but nobody knows by how much.
    private void CheckExpansion(string name, int header, long size, long deflated)
    {
        var length = _zip.Length + deflated;
        var (contents, limit) = (_contents + size, (2 * length) + NpzFile.Allowance);
        if (contents > limit)
        {
            throw new ArgumentException($"array {name} makes arrays of {contents} bytes from a file of {length}; at most {limit} can be read", nameof(name));
        }

        if (_headers + header > length + NpzFile.HeaderAllowance)
        {
            throw new ArgumentException($"array {name} makes headers of {_headers + header} bytes in a file of {length}; at most {length + NpzFile.HeaderAllowance} can be read", nameof(name));
        }
    }

    private MemoryStream Deflate<T>(string name, byte[] header, ReadOnlySpan<T> items)
        where T : unmanaged
    {
        var deflated = new MemoryStream();
        using (var stream = new DeflateStream(deflated, CompressionLevel.Optimal, leaveOpen: true))
        {
            stream.Write(header);
            foreach (var chunk in new Chunks<T>(items))
            {
                stream.Write(chunk);
                if (deflated.Length > _mostDeflated)
                {
                    throw new ArgumentException($"array {name} deflates to {deflated.Length} bytes or more; at most {_mostDeflated} can be written, or any number without compression", nameof(name));
                }
            }
        }

        return deflated;
    }

    private byte[] CheckName(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (ZipName.Fault(name) is { } fault)
        {
            throw new ArgumentException($"array name '{OneLine.Of(name)}' {fault}", nameof(name));
        }

        var bytes = ZipName.Utf8.GetBytes(name + ZipName.Extension);
        if (bytes.Length > ZipName.Longest)
        {
            throw new ArgumentException($"array name {OneLine.Of(name)} has {bytes.Length} bytes with its extension; at most {ZipName.Longest} can be written", nameof(name));
        }

        if (_names.Count == ZipEnd.MostEntries)
        {
            throw new ArgumentException($"array {name} is one more than the {ZipEnd.MostEntries} that a file can have", nameof(name));
        }

        return _names.Contains(name) ? throw new ArgumentException($"array {name} is there already", nameof(name)) : bytes;
    }

    private static void CheckShape(ReadOnlySpan<int> shape, int length)
    {
        if (shape.Length > NpyHeader.MostDimensions)
        {
            throw new ArgumentException($"shape has {shape.Length} dimensions; at most {NpyHeader.MostDimensions} can be written", nameof(shape));
        }

        if (shape.IndexOfAnyInRange(int.MinValue, -1) >= 0 || NpyHeaderReader.Count(shape) != length)
        {
            throw new ArgumentException($"shape is {NpyHeader.ShapeText(shape.ToArray())}; there are {length} values", nameof(shape));
        }
    }

    /// <summary>Items as bytes, a part at a time, since all of them may be more than a span can have.</summary>
    private ref struct Chunks<T>(ReadOnlySpan<T> items)
        where T : unmanaged
    {
        private ReadOnlySpan<T> _left = items;

        public ReadOnlySpan<byte> Current { get; private set; }

        public readonly Chunks<T> GetEnumerator() => this;

        public bool MoveNext()
        {
            var count = Math.Min(_left.Length, ZipSource.ChunkBytes);
            Current = MemoryMarshal.AsBytes(_left[..count]);
            _left = _left[count..];
            return count > 0;
        }
    }
}
