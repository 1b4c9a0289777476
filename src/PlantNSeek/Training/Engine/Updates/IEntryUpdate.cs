using PlantNSeek.Numerics.Kernels;

namespace PlantNSeek.Training.Engine.Updates;

/// <summary>What happens to a run of parameters once their gradient is known, one vector at a time.</summary>
internal unsafe interface IEntryUpdate : IInterleavedWork
{
    /// <summary>Whether a vector is left.</summary>
    bool IsPending { get; }

    /// <summary>Takes on a whole block, whose gradient is handed over vector by vector.</summary>
    void Aim(ParameterBlock block);

    /// <summary>Takes on <paramref name="count"/> slots from <paramref name="offset"/> on; both are multiples of 16.</summary>
    void Aim(ParameterBlock block, int offset, float* gradient, int count);
}
