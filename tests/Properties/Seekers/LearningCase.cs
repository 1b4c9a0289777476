using PlantNSeek.Networks;
using PlantNSeek.Properties.Pruning;
using PlantNSeek.Pruning;
using PlantNSeek.Pruning.Seekers;

namespace PlantNSeek.Properties.Seekers;

/// <summary>Searches on small networks.</summary>
internal static class LearningCase
{
    public static readonly PruningScope[] Scopes = Enum.GetValues<PruningScope>();

    public static SeekingProblem Problem(this PruningCase source, PruningBudget budget, IDifferentiableNetwork? network = null) => new(
        network ?? new ManagedNetwork(source.Architecture), source.Parameters, source.Batch, source.Batch, source.Loss, budget, source.Seed.Stream("seek"));

    public static int RandomCount(this PruningCase source) => source.Seed.Stream("count").NextInt32(source.Layout.Count + 1);

    /// <summary>A linear layer of six inputs and a regression that one of its edges fits exactly.</summary>
    public static (SeekingProblem Problem, int Edge) OneEdge(Seed seed)
    {
        const int inputs = 6;
        var random = seed.Stream("one edge");
        var architecture = new Architecture(inputs, 1);
        float[] parameters = [.. Enumerable.Range(0, architecture.Layout.Count).Select(_ => random.NextInt32(2) == 0 ? 1f : -1f)];
        float[] x = [.. Enumerable.Range(0, 256 * inputs).Select(_ => (float)random.NextUniform(-1, 1))];
        var edge = random.NextInt32(inputs);
        float[] y = [.. Enumerable.Range(0, 256).Select(s => parameters[edge] * x[(s * inputs) + edge])];
        var data = Batch.Regression(x, inputs, y, 1);
        return (new SeekingProblem(
            new ManagedNetwork(architecture), parameters, data, data, LossFunction.For(data), PruningBudget.Keep(1), seed.Stream("seek")), edge);
    }

    public static EdgePopupSettings Short(this EdgePopupSettings settings) => settings with { Epochs = 3, BatchSize = 3 };

    public static GemMinerSettings Short(this GemMinerSettings settings) => settings with { Epochs = 4, BatchSize = 3 };

    public sealed class Recorder(Action<PruningProgress>? also = null) : IProgress<PruningProgress>
    {
        public List<PruningProgress> Seen { get; } = [];

        public void Report(PruningProgress value)
        {
            Seen.Add(value);
            also?.Invoke(value);
        }
    }
}
