using PlantNSeek.Numpy.Zip;

namespace PlantNSeek.Numpy;

/// <summary>An array of a <c>.npz</c> file. Values are read again by every call, in C order (the last index varies fastest) whatever the file's.</summary>
public sealed partial class NpzArray
{
    private readonly ZipSource _source;
    private readonly ZipEntry _entry;
    private readonly ReadBudget _budget;
    private readonly int[] _shape;
    private readonly string? _fault;
    private long _taken;

    internal NpzArray(ZipSource source, ZipEntry entry, ReadBudget budget)
    {
        _source = source;
        _entry = entry;
        _budget = budget;
        var header = NpyHeaderReader.Read(source, entry, out var headerLength);
        HeaderLength = headerLength;
        (Type, _fault) = (header.Type, header.Fault);
        IsFortranOrder = header.IsFortranOrder;
        _shape = header.Shape;
        Shape = Array.AsReadOnly(_shape);
        Count = NpyHeaderReader.Count(_shape);
    }

    /// <summary>The array's name, such as <c>layer1.weight</c>.</summary>
    public string Name => _entry.Name;

    /// <summary>What messages call the file.</summary>
    public string File => _source.Name;

    /// <summary>What the items are; of the kind <see cref="NpyKind.Other"/> where the values cannot be read, which is an error for whoever asks for them only.</summary>
    public NpyType Type { get; }

    /// <summary>The dimensions, none for a single value.</summary>
    public IReadOnlyList<int> Shape { get; }

    /// <summary>Whether the first index varies fastest in the file. Nobody who reads values needs to know.</summary>
    public bool IsFortranOrder { get; }

    /// <summary>How many values there are: the product of the shape, 1 where it is empty.</summary>
    public int Count { get; }

    /// <summary>The shape as numpy prints it: <c>(3, 4)</c>, <c>(5,)</c>, <c>()</c>.</summary>
    public string ShapeText => NpyHeader.ShapeText(_shape);

    /// <summary>Bytes before the values.</summary>
    internal int HeaderLength { get; }

    /// <summary>The exception of what is wrong with this array: <c>mask.npz: layer1.weight is …</c>.</summary>
    /// <param name="what">What is wrong, in one line.</param>
    public NpzException Error(string what) => NpzException.OfArray(File, Name, what);

    /// <summary>The exception of what is wrong with one value: <c>mask.npz: layer1.weight[3, 1] is …</c>.</summary>
    /// <param name="index">The value's place in C order.</param>
    /// <param name="what">What is wrong, in one line.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such place.</exception>
    public NpzException ErrorAt(int index, string what) => NpzException.OfArray(File, Describe(index), what);

    /// <summary>To be called by whoever is about to look at values.</summary>
    /// <exception cref="NpzException">They are of a type that cannot be read.</exception>
    internal void RequireReadable()
    {
        if (_fault is not null)
        {
            throw Error(_fault);
        }
    }

    /// <summary>A value's name, such as <c>layer1.weight[3, 1]</c>, and the array's own where it is a single value.</summary>
    /// <param name="index">The value's place in C order, in [0, <see cref="Count"/>).</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such place.</exception>
    public string Describe(int index)
    {
        if (index < 0 || index >= Count)
        {
            throw new ArgumentOutOfRangeException(nameof(index), $"index is {index}; {Name} has {Count} values");
        }

        var indices = new int[_shape.Length];
        for (var k = indices.Length - 1; k >= 0; k--)
        {
            (index, indices[k]) = Math.DivRem(index, _shape[k]);
        }

        return indices.Length == 0 ? Name : $"{Name}[{string.Join(", ", indices)}]";
    }
}
