using PlantNSeek.Networks;

namespace PlantNSeek.Experiments.PictureTransfer;

/// <summary>What a head is trained and tested on: what a frozen body gives for the images of the target, or their pixels.</summary>
/// <param name="Training">Of the images to train on.</param>
/// <param name="Test">Of those to test on.</param>
internal sealed record FrozenFeatures(Batch Training, Batch Test);
