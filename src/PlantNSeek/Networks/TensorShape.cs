namespace PlantNSeek.Networks;

/// <summary>The extents of a tensor. Its view as a matrix has the first extent as rows, and all others together as columns.</summary>
public readonly struct TensorShape : IEquatable<TensorShape>
{
    private readonly int[]? _extents;

    /// <param name="extents">One or more, each at least 0.</param>
    /// <exception cref="ArgumentException">There is none, one is negative, or the tensor has more numbers than an index can count.</exception>
    public TensorShape(params ReadOnlySpan<int> extents)
    {
        var (columns, length) = (1L, 1L);
        for (var i = 0; i < extents.Length; i++)
        {
            if (extents[i] < 0)
            {
                throw new ArgumentException($"extent {i} is {extents[i]}; an extent is at least 0", nameof(extents));
            }

            columns *= i == 0 ? 1 : extents[i];
            length = Math.Max(columns, columns * extents[0]);
            if (length > int.MaxValue)
            {
                throw new ArgumentException($"the shape [{string.Join(", ", extents.ToArray())}] has more than {int.MaxValue} numbers", nameof(extents));
            }
        }

        _extents = extents.Length > 0 ? extents.ToArray() : throw new ArgumentException("a shape has at least one extent; got none", nameof(extents));
        (Rows, Columns) = (extents[0], (int)columns);
    }

    /// <summary>The extents, outermost first.</summary>
    public ReadOnlySpan<int> Extents => _extents;

    /// <summary>The first extent.</summary>
    public int Rows { get; }

    /// <summary>The product of the other extents; 1 for a vector.</summary>
    public int Columns { get; }

    /// <summary>How many numbers there are.</summary>
    public int Length => Rows * Columns;

    /// <inheritdoc/>
    public bool Equals(TensorShape other) => Extents.SequenceEqual(other.Extents);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is TensorShape other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Extents.Length, Rows, Columns);

    /// <summary>The extents, such as <c>[4, 3, 3, 3]</c>.</summary>
    public override string ToString() => $"[{string.Join(", ", _extents ?? [])}]";

    /// <summary>Whether two shapes have the same extents.</summary>
    public static bool operator ==(TensorShape left, TensorShape right) => left.Equals(right);

    /// <summary>Whether two shapes differ in an extent.</summary>
    public static bool operator !=(TensorShape left, TensorShape right) => !left.Equals(right);
}
