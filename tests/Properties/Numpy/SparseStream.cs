namespace PlantNSeek.Properties.Numpy;

/// <summary>A stream of any length that keeps only what is not zero, a page at a time.</summary>
internal sealed class SparseStream : Stream
{
    private const int Page = 4096;
    private readonly Dictionary<long, byte[]> _pages = [];
    private long _length;

    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => true;

    public override long Length => _length;

    public override long Position { get; set; }

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        var zeros = buffer.IndexOfAnyExcept((byte)0);
        for (var i = zeros < 0 ? buffer.Length : zeros; i < buffer.Length; i++)
        {
            var (page, at) = Math.DivRem(Position + i, Page);
            if (!_pages.TryGetValue(page, out var bytes))
            {
                _pages[page] = bytes = new byte[Page];
            }

            bytes[at] = buffer[i];
        }

        Position += buffer.Length;
        _length = Math.Max(_length, Position);
    }

    public override int Read(Span<byte> buffer)
    {
        var (page, at) = Math.DivRem(Position, Page);
        var part = buffer[..(int)Math.Min(Math.Min(buffer.Length, Page - at), _length - Position)];
        if (_pages.TryGetValue(page, out var bytes))
        {
            bytes.AsSpan((int)at, part.Length).CopyTo(part);
        }
        else
        {
            part.Clear();
        }

        Position += part.Length;
        return part.Length;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();
}
