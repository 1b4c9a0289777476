namespace PlantNSeek.Experiments.Scenarios;

/// <summary>What one round of a search left, in order from the first round.</summary>
/// <param name="Kept">Parameters that its mask keeps.</param>
/// <param name="Effective">Those of them on a path from an input to an output, as in <see cref="RunResult.EffectiveParameters"/>.</param>
public sealed record PruningRound(int Kept, int Effective)
{
    /// <summary>The weak score of the mask as it is compared; absent where it was not measured.</summary>
    public double? Weak { get; init; }

    /// <summary>Scores with the start parameters that the search would bring back; absent where there are none or they were not measured.</summary>
    public OwnStartScores? OwnStart { get; init; }
}
