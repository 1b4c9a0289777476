using PlantNSeek.Networks;
using PlantNSeek.Numerics;
using PlantNSeek.Properties.Pruning;
using PlantNSeek.Pruning;

namespace PlantNSeek.Properties.Seekers;

/// <summary>Small problems for seekers, and what their tests watch with.</summary>
internal static class SeekingCase
{
    /// <summary>A random network and random data; every call gives the stream anew.</summary>
    public static SeekingProblem Problem(this PruningCase given, PruningBudget budget) => new(
        given.Network,
        given.Parameters,
        given.Batch,
        PruningCase.RandomBatch(given.Architecture, given.Seed, "training"),
        given.Loss,
        budget,
        given.Seed.Stream("seek"));

    /// <summary>The same with a single training sample, so that only one order of samples is possible.</summary>
    public static SeekingProblem OnOneSample(this SeekingProblem problem) => problem with { TrainingData = problem.TrainingData.Slice(0, 1) };

    public static PruningBudget RandomBudget(PruningCase given) => PruningBudget.Keep(given.Seed.Stream("budget").NextInt32(given.Layout.Count + 1));

    /// <summary>Keeps the contexts that a pruner was given.</summary>
    internal sealed class RecordingPruner(IPruner inner) : IPruner
    {
        public List<PruningContext> Contexts { get; } = [];

        public string Name => inner.Name;

        public void Score(PruningContext context, Span<double> scores)
        {
            Contexts.Add(context);
            inner.Score(context, scores);
        }
    }

    /// <summary>Tells at once, on the thread that reports.</summary>
    internal sealed class Told(Action<PruningProgress>? then = null) : IProgress<PruningProgress>
    {
        public List<PruningProgress> Reports { get; } = [];

        public void Report(PruningProgress value)
        {
            Reports.Add(value);
            then?.Invoke(value);
        }
    }
}
