using TorchSharp;

namespace PlantNSeek.TorchSharp.Tensors;

/// <summary>
/// Numbers that tensors are added to and multiplied by. TorchSharp turns a number into a native scalar that nothing holds while libtorch reads it, so that a
/// garbage collection may free it in between; what is held here, or in a <c>using</c> variable, cannot be. BannedSymbols.Torch.txt keeps it so.
/// </summary>
internal static class Held
{
    public static readonly Scalar One = 1.0.ToScalar();
}
