using PlantNSeek.Networks;
using PlantNSeek.Numerics;

namespace PlantNSeek.Pruning;

/// <summary>
/// How many parameters each layer keeps under a rule, as exact counts. A layer's density holds for its weights and its biases alike:
/// its count is over both, and positions are uniform among them. So the expected density of its weights is exactly the rule's.
/// </summary>
public static class LayerDensities
{
    private const double LastLayerOfSmartRatio = 0.3;

    /// <summary>The number of parameters that each layer keeps, at most the layer's size.</summary>
    /// <param name="layout">The network's tensors.</param>
    /// <param name="keep">Parameters to keep in all. The counts add up to it: a layer that cannot hold its share is kept whole, and the others share the rest by the same rule (Evci et al., ICML 2020); smart ratios carry the excess to the next layer, as their source does.</param>
    /// <param name="rule">The rule; shares are rounded by largest remainders, then to the lower layer.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="keep"/> is negative or more than there are, or the rule is none of those there are.</exception>
    public static int[] Counts(ParameterLayout layout, int keep, LayerDensityRule rule)
    {
        ArgumentNullException.ThrowIfNull(layout);
        Guard.InRange(keep, 0, layout.PrunableCount);
        var sizes = Sizes(layout);
        var shares = rule switch
        {
            LayerDensityRule.Uniform => LayerShares.Scaled(sizes, Factors(layout, static _ => 1), keep),
            LayerDensityRule.ErdosRenyi => LayerShares.Scaled(sizes, Factors(layout, static weight => SumOverProduct(weight.Shape.Extents[..Math.Min(2, weight.Shape.Extents.Length)])), keep),
            LayerDensityRule.ErdosRenyiKernel => LayerShares.Scaled(sizes, Factors(layout, static weight => SumOverProduct(weight.Shape.Extents)), keep),
            LayerDensityRule.Balanced => LayerShares.Scaled(sizes, [.. sizes.Select(static size => 1.0 / size)], keep),
            LayerDensityRule.Pyramidal => LayerShares.Powers(sizes, keep),
            LayerDensityRule.SmartRatio => LayerShares.Smart(sizes, keep, LastLayerOfSmartRatio),
            _ => throw new ArgumentOutOfRangeException(nameof(rule), $"rule is {rule}; it is one of {string.Join(", ", Enum.GetNames<LayerDensityRule>())}"),
        };
        return LayerShares.Rounded(shares, sizes, keep);
    }

    /// <summary>The counts as densities, exactly what each layer keeps of its weights and biases.</summary>
    /// <inheritdoc cref="Counts"/>
    public static Density[] Of(ParameterLayout layout, int keep, LayerDensityRule rule)
    {
        var counts = Counts(layout, keep, rule);
        var sizes = Sizes(layout);
        return [.. counts.Select((count, layer) => Density.OfCount(count, sizes[layer]))];
    }

    /// <summary>Each layer's parameters kept by a mask, weights and biases.</summary>
    /// <exception cref="ArgumentException">The mask's length is not the layout's.</exception>
    public static int[] CountsOf(ParameterLayout layout, Mask mask)
    {
        ArgumentNullException.ThrowIfNull(layout);
        ArgumentNullException.ThrowIfNull(mask);
        Guard.SameLength(mask.Length, "mask", layout.Count, "the layout");
        return [.. Enumerable.Range(0, layout.LayerCount).Select(layer => mask.CountIn(layout.Weight(layer)) + mask.CountIn(layout.Bias(layer)))];
    }

    /// <summary>A random mask that keeps so many parameters of each layer; all such masks are equally likely.</summary>
    /// <param name="layout">The network's tensors.</param>
    /// <param name="counts">Parameters to keep of each layer, weights and biases together.</param>
    /// <param name="random">Where the randomness comes from.</param>
    /// <exception cref="ArgumentException">There are not as many counts as layers.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A count is negative or above its layer's size.</exception>
    public static Mask RandomMask(ParameterLayout layout, ReadOnlySpan<int> counts, RandomStream random)
    {
        ArgumentNullException.ThrowIfNull(layout);
        ArgumentNullException.ThrowIfNull(random);
        Guard.SameLength(counts.Length, "the counts", layout.LayerCount, "a list with one for each layer");
        var sizes = Sizes(layout);
        var kept = new List<int>();
        for (var layer = 0; layer < counts.Length; layer++)
        {
            Guard.InRange(counts[layer], 0, sizes[layer], $"the count of layer {layer + 1}");
            var offset = layout.Weight(layer).Offset; // the layer's biases follow its weights
            foreach (var position in random.NextPermutation(sizes[layer]).AsSpan(0, counts[layer]))
            {
                kept.Add(offset + position);
            }
        }

        return Mask.FromIndices(layout.Count, kept.Concat(Enumerable.Range(layout.PrunableCount, layout.Count - layout.PrunableCount)));
    }

    /// <summary>Each layer's parameters, weights and biases.</summary>
    internal static int[] Sizes(ParameterLayout layout) =>
        [.. Enumerable.Range(0, layout.LayerCount).Select(layer => layout.Weight(layer).Length + layout.Bias(layer).Length)];

    private static double SumOverProduct(ReadOnlySpan<int> extents)
    {
        var (sum, product) = (0L, 1L);
        foreach (var extent in extents)
        {
            (sum, product) = (sum + extent, product * extent);
        }

        return (double)sum / product;
    }

    private static double[] Factors(ParameterLayout layout, Func<ParameterSlice, double> factor) =>
        [.. Enumerable.Range(0, layout.LayerCount).Select(layer => factor(layout.Weight(layer)))];
}
