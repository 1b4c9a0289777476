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
