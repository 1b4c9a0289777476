namespace PlantNSeek.Numerics.Kernels;

/// <summary>Work in small pieces that a kernel does in between its own.</summary>
internal interface IInterleavedWork
{
    /// <summary>Does the next piece, if one is left.</summary>
    void Advance();
}

/// <summary>Nothing to do.</summary>
internal struct NoWork : IInterleavedWork
{
    public readonly void Advance()
    {
    }
}
