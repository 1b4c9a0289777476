using PlantNSeek.Networks;
using PlantNSeek.Recovery;

namespace PlantNSeek.Experiments.Transfer;

/// <summary>How many of a set of planted parameters of the hidden layers a mask keeps.</summary>
/// <param name="Planted">Parameters of the set.</param>
/// <param name="Found">How many of them the mask keeps.</param>
/// <param name="Chance">How many a random mask keeps on average that keeps as many weights and biases of each hidden layer.</param>
/// <param name="PValue">The probability that such a mask keeps at least as many.</param>
/// <param name="ChanceIgnoringLayers">How many a random mask keeps on average that keeps as many parameters anywhere in the hidden layers.</param>
public readonly record struct FeatureRecall(int Planted, int Found, double Chance, double PValue, double ChanceIgnoringLayers)
{
    /// <summary>The part of the set that is kept; 1 where the set is empty.</summary>
    public double Recall => Planted == 0 ? 1 : (double)Found / Planted;

    /// <summary>Counts in the hidden layers; the last layer of weights and biases plays no part.</summary>
    /// <param name="layout">Where each parameter lives.</param>
    /// <param name="found">The mask.</param>
    /// <param name="planted">The set.</param>
    /// <exception cref="ArgumentException">A mask's length is not the layout's.</exception>
    public static FeatureRecall Of(ParameterLayout layout, Mask found, Mask planted)
    {
        ArgumentNullException.ThrowIfNull(layout);
        var hidden = Overlap.Of(layout, found, planted).LayersBefore(layout.LayerCount - 1);
        return new FeatureRecall(hidden.Truth, hidden.Hits, hidden.ChanceHits, hidden.PValue, hidden.IgnoringLayers.Mean);
    }
}
