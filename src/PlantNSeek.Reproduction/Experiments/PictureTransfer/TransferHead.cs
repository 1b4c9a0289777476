using PlantNSeek.Networks;
using PlantNSeek.Networks.FullyConnected;
using PlantNSeek.Numerics;
using PlantNSeek.Recovery;
using PlantNSeek.Training;
using PlantNSeek.Training.Engine;

namespace PlantNSeek.Experiments.PictureTransfer;

/// <summary>A fully connected head with its random parameters, which the managed engine trains.</summary>
/// <param name="architecture">Numbers that a body gives, perhaps hidden units, classes.</param>
/// <param name="random">Where the parameters come from.</param>
internal sealed class TransferHead(Architecture architecture, RandomStream random)
{
    /// <summary>The random parameters: a layer's weights, row by row, then its biases.</summary>
    public float[] Initial { get; } = SanityChecks.HeScaled(architecture.Layout)(random);

    /// <summary>Accuracy before and after training, and the loss of the last epoch.</summary>
    public (double Before, double After, double Loss) Train(FrozenFeatures features, TrainingSettings settings, RandomStream shuffle, CancellationToken cancel)
    {
        var trained = Trainer.Train(
            new ManagedTrainer(architecture), Initial, Mask.All(Initial.Length), features.Training, LossFunction.For(features.Training), settings, shuffle, null, default, cancel);
        return (Accuracy(Initial, features.Test), Accuracy(trained.Parameters, features.Test), trained.EpochLosses[^1]);
    }

    private double Accuracy(float[] parameters, Batch test) => Scoring.Accuracy(Scoring.Outputs(new ManagedNetwork(architecture), parameters, test), test);
}
