using PlantNSeek.Networks;
using PlantNSeek.Networks.FullyConnected;
using PlantNSeek.Properties.Pruning;
using PlantNSeek.Pruning;
using PlantNSeek.Pruning.Seekers.LearnedMasks;
using PlantNSeek.Training.Engine;

namespace PlantNSeek.Properties.Seekers;

/// <summary>Problems for seekers on networks that one can draw.</summary>
internal static class SeekingCase
{
    public static readonly PruningScope[] Scopes = Enum.GetValues<PruningScope>();

    /// <summary>A random network and random data; every call gives the stream anew.</summary>
    public static SeekingProblem Problem(this PruningCase given, PruningBudget budget) => new(
        given.Network,
        new ManagedTrainer(given.Architecture),
        given.Parameters,
        given.Batch,
        PruningCase.RandomBatch(given.Architecture, given.Seed, "training"),
        given.Loss,
        budget,
        given.Seed.Stream("seek"));

    /// <summary>The same, with a random budget where none is given.</summary>
    public static SeekingProblem Problem(Architecture architecture, Seed seed, PruningBudget? budget = null)
    {
        var given = PruningCase.Of(architecture, seed);
        return given.Problem(budget ?? given.RandomBudget());
    }

    /// <summary>The same problem with the random stream at its start, so that a second search sees what the first saw.</summary>
    public static SeekingProblem Again(this SeekingProblem problem, Seed seed) => problem with { Random = seed.Stream("seek") };

    /// <summary>The same with a single training sample, so that only one order of samples is possible.</summary>
    public static SeekingProblem OnOneSample(this SeekingProblem problem) => problem with { TrainingData = problem.TrainingData.ToBatch([0]) };

    /// <summary>Any number from none to all.</summary>
    public static int RandomCount(this PruningCase given) => given.Seed.Stream("budget").NextInt32(given.Layout.Count + 1);

    public static PruningBudget RandomBudget(this PruningCase given) => PruningBudget.Keep(given.RandomCount());

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
        return (SeekingProblem.Of(
            new ManagedNetwork(architecture), new ManagedTrainer(architecture), parameters, data, data, PruningBudget.Keep(1), seed.Stream("seek")), edge);
    }

    public static EdgePopupSettings Short(this EdgePopupSettings settings) => settings with { Epochs = 3, BatchSize = 3 };

    public static GemMinerSettings Short(this GemMinerSettings settings) => settings with { Epochs = 4, BatchSize = 3 };
}
