namespace PlantNSeek.Numpy;

/// <summary>Walks an array whose first index varies fastest, and knows each value's place in C order.</summary>
internal sealed class FortranCursor
{
    private readonly int[] _shape, _strides, _indices;
    private int _at;

    private FortranCursor(int[] shape)
    {
        _shape = shape;
        _strides = new int[shape.Length];
        _indices = new int[shape.Length];
        var stride = 1;
        for (var k = shape.Length - 1; k >= 0; k--)
        {
            _strides[k] = stride;
            stride *= shape[k];
        }
    }

    /// <summary>Dimensions that a step can have to carry through, each of them at least 2.</summary>
    public int Dimensions => _shape.Length;

    /// <summary>A cursor at the first value, or null where the file has the values in C order already.</summary>
    /// <param name="isFortranOrder">Whether the first index varies fastest in the file.</param>
    /// <param name="shape">The array's dimensions.</param>
    public static FortranCursor? Of(bool isFortranOrder, int[] shape)
    {
        if (!isFortranOrder || shape.Contains(0))
        {
            return null;
        }

        // Dimensions of 1 change no place, and every single step would carry through them.
        var longer = Array.FindAll(shape, dimension => dimension != 1);
        return longer.Length > 1 ? new FortranCursor(longer) : null;
    }

    /// <summary>Puts the next values of the file at their places.</summary>
    public void Scatter<T>(ReadOnlySpan<T> next, Span<T> values)
    {
        foreach (var value in next)
        {
            values[_at] = value;
            Move();
        }
    }

    /// <summary>The place of the value that comes after <paramref name="count"/> others.</summary>
    public int Skip(int count)
    {
        for (var i = 0; i < count; i++)
        {
            Move();
        }

        return _at;
    }

    /// <summary>Takes the values of the whole array in the file's order.</summary>
    public void Gather<T>(ReadOnlySpan<T> values, Span<T> next)
    {
        foreach (ref var value in next)
        {
            value = values[_at];
            Move();
        }
    }

    private void Move()
    {
        for (var k = 0; k < _shape.Length; k++)
        {
            _at += _strides[k];
            if (++_indices[k] < _shape[k])
            {
                return;
            }

            _at -= _strides[k] * _shape[k];
            _indices[k] = 0;
        }
    }
}
