namespace PlantNSeek.Store;

/// <summary>The lines of a file one after another, with their places, without holding more than one of them.</summary>
/// <param name="file">Is read from its start.</param>
internal sealed class StoreLines(FileStream file)
{
    private byte[] _buffer = new byte[1 << 16];
    private int _from; // the buffer's unread part
    private int _to;
    private int _length;
    private long _read;

    /// <summary>The current line without its end; valid until the next call of <see cref="Next"/>.</summary>
    public ReadOnlySpan<byte> Line => _buffer.AsSpan(_from - _length - (IsEnded ? 1 : 0), _length);

    /// <summary>Whether the current line has its end, an LF.</summary>
    public bool IsEnded { get; private set; }

    /// <summary>Its number, from 1.</summary>
    public int Number { get; private set; }

    /// <summary>Where in the file it starts.</summary>
    public long Start => End - _length - (IsEnded ? 1 : 0);

    /// <summary>Where in the file the next line starts.</summary>
    public long End => _read - (_to - _from);

    /// <summary>Goes to the next line; false after the last.</summary>
    public bool Next()
    {
        var searched = _from;
        while (true)
        {
            var found = _buffer.AsSpan(searched, _to - searched).IndexOf((byte)'\n');
            if (found >= 0)
            {
                return Take(searched + found - _from, isEnded: true);
            }

            var waiting = _to - _from;
            if (!Fill())
            {
                return waiting > 0 && Take(waiting, isEnded: false);
            }

            searched = _from + waiting;
        }
    }

    private bool Take(int length, bool isEnded)
    {
        (_length, IsEnded) = (length, isEnded);
        _from += length + (isEnded ? 1 : 0);
        Number++;
        return true;
    }

    private bool Fill()
    {
        _buffer.AsSpan(_from, _to - _from).CopyTo(_buffer);
        (_from, _to) = (0, _to - _from);
        if (_to == _buffer.Length)
        {
            Array.Resize(ref _buffer, 2 * _buffer.Length);
        }

        file.Position = _read;
        var count = file.Read(_buffer, _to, _buffer.Length - _to);
        (_to, _read) = (_to + count, _read + count);
        return count > 0;
    }
}
