using PlantNSeek.Numerics;

namespace PlantNSeek.TestSupport;

/// <summary>The seed of a random stream, drawn by FsCheck.</summary>
public readonly record struct Seed(ulong Value)
{
    /// <summary>The stream of this seed.</summary>
    public RandomStream Stream(string purpose, ulong index = 0) => new(Value, purpose, index);
}
