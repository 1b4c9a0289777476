namespace PlantNSeek.Numerics.Kernels;

/// <summary>The operands of a sum of outer products over samples.</summary>
internal unsafe struct Outer<T>
    where T : unmanaged
{
    /// <summary><c>[Rows][DeltaStride]</c>, sample by sample within a row.</summary>
    public T* Deltas;

    public nint DeltaStride;

    /// <summary><c>[Samples][InputStride]</c></summary>
    public T* Inputs;

    public nint InputStride;

    /// <summary><c>[Rows][ResultStride]</c></summary>
    public T* Result;

    public nint ResultStride;

    public int Rows;

    /// <summary>A multiple of the vector's lanes.</summary>
    public int Columns;

    /// <summary>Real samples only, never the padding.</summary>
    public int Samples;

    /// <summary>Whether enough deltas are 0 that leaving them out pays.</summary>
    public bool SkipsZeros;
}
