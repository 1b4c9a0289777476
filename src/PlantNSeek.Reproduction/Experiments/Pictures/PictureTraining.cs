namespace PlantNSeek.Experiments.Pictures;

/// <summary>What training a mask gave.</summary>
/// <param name="Accuracy">On the test images.</param>
/// <param name="Loss">Mean training loss over the last epoch.</param>
internal sealed record PictureTraining(double Accuracy, double Loss);
