using PlantNSeek.Networks;
using PlantNSeek.Networks.FullyConnected;
using PlantNSeek.Numerics;
using PlantNSeek.Recovery;
using PlantNSeek.Training;
using PlantNSeek.Training.Engine;

namespace PlantNSeek.Experiments.PictureTransfer;

/// <summary>A fully connected head with its random parameters, which the managed engine trains.</summary>
internal sealed class TransferHead
{
    private readonly Architecture _architecture;

    /// <param name="inputs">Numbers that a body gives.</param>
    /// <param name="hidden">Units between its two layers; null for one layer.</param>
    /// <param name="classes">Outputs.</param>
    /// <param name="random">Where the parameters come from.</param>
    public TransferHead(int inputs, int? hidden, int classes, RandomStream random)
    {
        _architecture = hidden is { } units ? new Architecture(inputs, units, classes) : new Architecture(inputs, classes);
        Initial = SanityChecks.HeScaled(_architecture.Layout)(random);
    }

    /// <summary>The random parameters: a layer's weights, row by row, then its biases.</summary>
    public float[] Initial { get; }

    /// <summary>Accuracy before and after training, and the loss of the last epoch.</summary>
    public (double Before, double After, double Loss) Train(FrozenFeatures features, TrainingSettings settings, RandomStream shuffle, CancellationToken cancel)
    {
        var trained = Trainer.Train(
            new ManagedTrainer(_architecture), Initial, Mask.All(Initial.Length), features.Training, LossFunction.For(features.Training), settings, shuffle, null, default, cancel);
        return (Accuracy(Initial, features.Test), Accuracy(trained.Parameters, features.Test), trained.EpochLosses[^1]);
    }

    private double Accuracy(float[] parameters, Batch test) => Scoring.Accuracy(Scoring.Outputs(new ManagedNetwork(_architecture), parameters, test), test);
}
