using PlantNSeek.Networks;
using PlantNSeek.Networks.FullyConnected;
using PlantNSeek.Numerics;
using PlantNSeek.Tasks;
using PlantNSeek.Training;
using PlantNSeek.Training.Engine;

namespace PlantNSeek.Experiments.Spiral;

/// <summary>
/// Trains networks 2-w-w-w-1 on the spiral by one recipe: at width 3 exactly as the search does, else by <see cref="TrainingSession"/>
/// with the same points, batch sizes and optimiser, and a rate that falls once an epoch.
/// </summary>
internal sealed class SpiralTraining(SpiralRecipe recipe, CancellationToken cancel)
{
    private readonly Lazy<SpiralTrainer> _pack = new(() => new SpiralTrainer(recipe));

    /// <summary>The parameters after one phase or both, and the accuracy over all points, in the order of the runs.</summary>
    public IReadOnlyList<(float[] Parameters, double Accuracy)> Train(LogitNetwork network, IReadOnlyList<(Mask Mask, float[] Start)> runs, bool polishes) =>
        network.Architecture.Equals(SpiralMask.Architecture)
            ? [.. runs.Chunk(SpiralTrainer.Capacity).SelectMany(chunk => TrainPack(chunk, polishes))]
            : [.. runs.Select(run => TrainOne(network, run.Mask, run.Start, polishes))];

    private List<(float[] Parameters, double Accuracy)> TrainPack((Mask Mask, float[] Start)[] runs, bool polishes)
    {
        cancel.ThrowIfCancellationRequested();
        var pack = _pack.Value;
        for (var lane = 0; lane < runs.Length; lane++)
        {
            pack.Load(lane, runs[lane].Mask, runs[lane].Start);
        }

        pack.Screen();
        if (polishes)
        {
            pack.Polish();
        }

        var correct = pack.AllCorrect().ToArray();
        return [.. runs.Select((_, lane) => (pack.Parameters(lane), (double)correct[lane] / pack.Points))];
    }

    private (float[] Parameters, double Accuracy) TrainOne(LogitNetwork network, Mask mask, float[] start, bool polishes)
    {
        var parameters = mask.Apply<float>(start);
        foreach (var (phase, name) in new[] { (recipe.Screening, "screening"), (recipe.Polishing, "polishing") }.Take(polishes ? 2 : 1))
        {
            var settings = new TrainingSettings
            {
                Epochs = phase.Epochs,
                BatchSize = phase.BatchSize,
                Optimizer = new AdamSettings(phase.LearningRate) { Beta2 = 0.99 },
                Schedule = LearningRateSchedule.Cosine,
            };
            var trained = Trainer.Train(
                new ManagedTrainer(network.TwoClasses),
                network.Widen<float>(parameters),
                network.Widen(mask),
                CubistSpiral.EveryNth(phase.SampleStep),
                new LossFunction(LossKind.SoftmaxCrossEntropy),
                settings,
                new RandomStream(recipe.Seed, $"spiral {name} order"),
                cancellationToken: cancel);
            network.Narrow<float>(trained.Parameters, parameters);
        }

        return (parameters, Accuracy(network, parameters));
    }

    private static double Accuracy(LogitNetwork network, float[] parameters)
    {
        var (data, correct) = (CubistSpiral.Data, 0);
        var logits = new float[data.Count];
        network.Outputs(parameters, data.Inputs, logits);
        for (var i = 0; i < logits.Length; i++)
        {
            correct += logits[i] > 0 == (data.Labels[i] == 1) ? 1 : 0;
        }

        return (double)correct / data.Count;
    }
}
