namespace PlantNSeek.Numerics.Kernels;

/// <summary>The operands of a matrix product; the weights by two strides, so that the same code serves a matrix and its transpose.</summary>
internal unsafe struct Product<T>
    where T : unmanaged
{
    /// <summary>Entry (r, j) is at <c>r * RowStride + j * ColumnStride</c>.</summary>
    public T* Weights;

    public nint RowStride, ColumnStride;

    /// <summary>What the sums start from, one number a row; null for 0.</summary>
    public T* Start;

    public nint StartStride;

    /// <summary><c>[Inner][Samples]</c></summary>
    public T* Inputs;

    /// <summary><c>[Rows][Samples]</c>, read where the form gates.</summary>
    public T* Gate;

    /// <summary><c>[Rows][Samples]</c></summary>
    public T* Result;

    public int Rows, Inner;

    /// <summary>Samples with padding, a multiple of two vectors.</summary>
    public int Samples;
}
