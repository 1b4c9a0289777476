namespace PlantNSeek.Recovery;

/// <summary>What is done to the outputs of a regression before its error is measured. A classification is never rescaled.</summary>
public enum ScoringRule
{
    /// <summary>Nothing.</summary>
    Plain,

    /// <summary>
    /// The published rule: each output is multiplied by the least-squares factor for the very labels it is tested on, test
    /// batch by test batch; the factor may be negative, and is 1 where the output is 0 throughout.
    /// </summary>
    RescaledPerTestBatch,

    /// <summary>The fair rule: each output is multiplied by one factor, not negative, fitted on the training data.</summary>
    PositiveFactorFromTraining,
}
