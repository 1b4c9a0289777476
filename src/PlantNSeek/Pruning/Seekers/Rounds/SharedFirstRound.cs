using PlantNSeek.Networks;
using PlantNSeek.Training;

namespace PlantNSeek.Pruning.Seekers.Rounds;

/// <summary>
/// Holds the last dense training of a first round, so that seekers that begin with the very same one need not repeat it: same initial
/// parameters, trainer, data, loss, settings and order of samples. Any other is trained again and takes its place, so results, and the
/// samples that a seeker reports, never depend on what is held. Safe for use by several threads at once; they wait for each other.
/// </summary>
public sealed class SharedFirstRound
{
    private readonly Lock _lock = new();
    private (Key Key, TrainedRound Round)? _held;

    internal TrainedRound Of(SeekingProblem problem, TrainingSettings training, ulong seed, Func<TrainedRound> train)
    {
        var key = new Key(problem.Parameters, problem.TrainingData, problem.Loss, training, seed, problem.Trainer);
        lock (_lock)
        {
            if (_held is not { } held || !held.Key.Fits(key))
            {
                held = (key with { Parameters = problem.Parameters.ToArray() }, train());
                _held = held;
            }

            return held.Round;
        }
    }

    private sealed record Key(
        ReadOnlyMemory<float> Parameters, ISampleSource Data, LossFunction Loss, TrainingSettings Training, ulong Seed, ITrainer Trainer)
    {
        public bool Fits(Key other) =>
            ReferenceEquals(Data, other.Data) && Loss == other.Loss && Training == other.Training && Seed == other.Seed
            && Trainer.Equals(other.Trainer) && Parameters.Span.SequenceEqual(other.Parameters.Span);
    }
}
