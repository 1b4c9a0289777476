using PlantNSeek.Networks;
using PlantNSeek.Numerics;
using PlantNSeek.Tasks;
using PlantNSeek.Training;

namespace PlantNSeek.Experiments.Pictures;

/// <summary>What training a mask gave.</summary>
/// <param name="Accuracy">On the test images.</param>
/// <param name="Loss">Mean training loss over the last epoch.</param>
internal sealed record PictureTraining(double Accuracy, double Loss)
{
    /// <summary>Trains a mask, and gives the parameters, masked ones 0, with the mean loss over the last epoch.</summary>
    public static (float[] Parameters, double Loss) Of(
        ITrainer trainer, float[] start, Mask mask, ISampleSource images, TrainingSettings settings, RandomStream shuffle, CancellationToken cancel)
    {
        var trained = Trainer.Train(trainer, start, mask, images, LossFunction.For(images), settings, shuffle, null, default, cancel);
        return (mask.Apply<float>(trained.Parameters), trained.EpochLosses[^1]);
    }
}
