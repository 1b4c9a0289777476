namespace PlantNSeek.Numerics.Kernels;

/// <summary>Where the sums of a kernel begin and where they go, while they are in registers.</summary>
internal interface IVectorSink<TVector>
    where TVector : struct
{
    /// <summary>What the sums at an offset begin with.</summary>
    TVector Start(nint offset);

    /// <summary>Takes the finished sums at an offset.</summary>
    void Take(nint offset, TVector sums);
}
