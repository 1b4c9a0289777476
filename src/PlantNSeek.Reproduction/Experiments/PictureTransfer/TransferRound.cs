using PlantNSeek.Networks;

namespace PlantNSeek.Experiments.PictureTransfer;

/// <summary>What a round on the source has left.</summary>
/// <param name="Mask">What is kept.</param>
/// <param name="Parameters">The parameters after the training behind it, masked ones 0.</param>
/// <param name="Accuracy">On the source's test images.</param>
internal sealed record TransferRound(Mask Mask, float[] Parameters, double Accuracy);
