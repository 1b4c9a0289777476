namespace PlantNSeek.Numerics;

/// <summary>Takes what a kernel computes while it is in registers.</summary>
internal interface IVectorSink<TVector>
    where TVector : struct
{
    /// <summary>Takes one vector that belongs at an offset.</summary>
    void Take(nint offset, TVector vector);
}
