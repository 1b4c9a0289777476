namespace PlantNSeek.Networks.Definitions;

/// <summary>How weights and biases begin. n is the fan-in, taps counted.</summary>
public enum InitialisationRule
{
    /// <summary>Weights N(0, 2/n), biases 0 (He et al., 2015): what the published image networks are trained from.</summary>
    He,

    /// <summary>
    /// Weights N(0, 2/n), biases N(0, s²), where s is 0.06 times the product of sqrt(2/n) over this layer and all before it: the random VGG16 of the paper's
    /// edge-popup program. Without the 0.06 it is <c>HostInitialization.HeScaled</c>.
    /// </summary>
    HeScaledBiases,

    /// <summary>Weights and biases N(0, 2/n): biases as large as weights, so that those of a planted ticket need not stand out.</summary>
    HeBiases,

    /// <summary>Weights sqrt(2/n) or -sqrt(2/n) with equal probability, biases 0 (Ramanujan et al., 2020): Rare Gems.</summary>
    SignedConstant,
}
