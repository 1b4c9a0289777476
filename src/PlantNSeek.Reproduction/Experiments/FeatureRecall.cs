using PlantNSeek.Networks;

namespace PlantNSeek.Experiments;

/// <summary>How many of a set of planted parameters of the hidden layers a mask keeps.</summary>
/// <param name="Planted">Parameters of the set.</param>
/// <param name="Found">How many of them the mask keeps.</param>
/// <param name="Chance">How many a random mask keeps on average that keeps as many parameters of the hidden layers.</param>
/// <param name="LayerwiseChance">How many a random mask keeps on average that keeps as many weights and biases of each hidden layer.</param>
public readonly record struct FeatureRecall(int Planted, int Found, double Chance, double LayerwiseChance)
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
        ArgumentNullException.ThrowIfNull(found);
        ArgumentNullException.ThrowIfNull(planted);
        var (kept, size, truth, hits, layerwise) = (0, 0, 0, 0, 0.0);
        var both = found.And(planted);
        Guard.SameLength(both.Length, "the mask", layout.Count, "the layout");
        foreach (var slice in layout.Slices)
        {
            if (slice.Layer == layout.Architecture.LayerCount - 1)
            {
                continue;
            }

            var (keptHere, truthHere) = (found.CountIn(slice), planted.CountIn(slice));
            (kept, size, truth, hits) = (kept + keptHere, size + slice.Length, truth + truthHere, hits + both.CountIn(slice));
            layerwise += (double)keptHere * truthHere / slice.Length;
        }

        return new FeatureRecall(truth, hits, size == 0 ? 0 : (double)kept * truth / size, layerwise);
    }
}
