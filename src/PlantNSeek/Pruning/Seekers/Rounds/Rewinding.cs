namespace PlantNSeek.Pruning.Seekers.Rounds;

/// <summary>What surviving parameters become after each round of iterative magnitude pruning.</summary>
public enum Rewinding
{
    /// <summary>Their initial values (Frankle and Carbin, ICLR 2019).</summary>
    ToStart,

    /// <summary>The values they had after a few steps of dense training (late resetting; Frankle et al., ICML 2020).</summary>
    ToEarlyStep,

    /// <summary>They stay as trained; the learning rate and the optimiser start again (Renda et al., ICLR 2020).</summary>
    LearningRateOnly,
}
