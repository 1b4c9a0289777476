using PlantNSeek.Experiments.Scenarios;

namespace PlantNSeek.Experiments.Theory;

/// <summary>The numbers behind the claims about the paper's theory: Theorem 2 (C1), Lemma 1 (C2) and the ReLU path (C36).</summary>
public static class TheoryTrials
{
    /// <summary>Measures everything once, from streams keyed by <see cref="Scenario.Seed"/> and the replicate.</summary>
    /// <param name="replicate">Which replicate, from 0.</param>
    /// <param name="cancel">Stops between settings.</param>
    /// <returns>Names and values, always the same names in the same order.</returns>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static IReadOnlyList<KeyValuePair<string, double>> Run(int replicate, CancellationToken cancel = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(replicate);
        return
        [
            .. Theorem2Trials.Run((ulong)replicate, cancel),
            .. Lemma1Trials.Run((ulong)replicate, cancel),
            .. ReluPathTrials.Run((ulong)replicate, cancel),
        ];
    }
}
