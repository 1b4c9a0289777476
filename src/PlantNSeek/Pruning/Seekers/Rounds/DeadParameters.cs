using PlantNSeek.Networks;

namespace PlantNSeek.Pruning.Seekers.Rounds;

/// <summary>
/// How kept parameters that the mask has cut off compete in the rounds of iterative magnitude pruning. Dead is what cannot change an output under the mask that the round
/// trained (outside <see cref="ConnectivityReport.FunctionalMask"/>), and so no gradient; a weight that carries a constant lives.
/// </summary>
public enum DeadParameters
{
    /// <summary>Like all others, by the magnitude that the round's training left them with, as in the literature.</summary>
    ByMagnitude,

    /// <summary>They are dropped before all others. Without weight decay this is the counterfactual that asks whether the dead are what goes wrong.</summary>
    First,

    /// <summary>
    /// They keep the value that they had before the round, as if weight decay left them alone, and compete with it. With weight decay this is the counterfactual that asks
    /// whether decay helps by anything else than shrinking the dead.
    /// </summary>
    AsBefore,

    /// <summary>They are dropped after all others.</summary>
    Last,
}

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
