using PlantNSeek.Networks;

namespace PlantNSeek.Pruning.Seekers.Rounds;

/// <summary>Applies a choice of <see cref="DeadParameters"/> to what a round trained and to its scores.</summary>
internal static class DeadRanking
{
    /// <summary>The trained parameters, with those of the dead as they were before where the choice says so.</summary>
    public static TrainedRound Restore(DeadParameters dead, NetworkGraph graph, Mask mask, ReadOnlyMemory<float> before, TrainedRound trained)
    {
        if (dead != DeadParameters.AsBefore)
        {
            return trained;
        }

        var (living, parameters) = (Connectivity.Of(graph, mask).FunctionalMask, trained.Parameters.ToArray());
        for (var i = 0; i < parameters.Length; i++)
        {
            parameters[i] = mask[i] && !living[i] ? before.Span[i] : parameters[i];
        }

        return trained with { Parameters = parameters };
    }

    /// <summary>Moves the scores of the dead below or above those of all others, where the choice says so; among themselves they keep their order.</summary>
    public static void Rank(DeadParameters dead, NetworkGraph graph, Mask mask, Span<double> scores)
    {
        if (dead is DeadParameters.ByMagnitude or DeadParameters.AsBefore)
        {
            return;
        }

        var living = Connectivity.Of(graph, mask).FunctionalMask;
        var (smallest, largest) = (double.PositiveInfinity, double.NegativeInfinity);
        foreach (var score in scores)
        {
            (smallest, largest) = (Math.Min(smallest, score), Math.Max(largest, score));
        }

        var beyond = (dead == DeadParameters.First ? -1 : 1) * (largest - smallest + 1);
        for (var i = 0; i < scores.Length; i++)
        {
            scores[i] += mask[i] && !living[i] ? beyond : 0;
        }
    }
}
