using PlantNSeek.Numerics;

namespace PlantNSeek.Experiments.RareGems;

/// <summary>Whether the layers of a mask keep other shares than chance gives them. Where the scores of a search hardly moved, what is kept is random.</summary>
internal static class GemLayers
{
    /// <summary>The probability below which layers count as different.</summary>
    public const double Level = 0.01;

    /// <summary>Whether the kept weights of each layer do not differ, at <see cref="Level"/>, from those of a mask drawn uniformly among all of its size.</summary>
    public static bool AreUniform(IReadOnlyList<int> kept, IReadOnlyList<int> sizes) => Probability(kept, sizes) >= Level;

    /// <summary>
    /// The probability that a uniform mask differs as much between layers: Pearson's chi-square of kept and removed weights, by the approximation of Wilson and Hilferty (1931) with layers - 1
    /// degrees of freedom; 1 where all or no weights are kept, or there is one layer.
    /// </summary>
    public static double Probability(IReadOnlyList<int> kept, IReadOnlyList<int> sizes)
    {
        var share = (double)kept.Sum() / sizes.Sum();
        var freedom = sizes.Count - 1;
        if (share is 0 or 1 || freedom == 0)
        {
            return 1;
        }

        var statistic = kept.Zip(sizes, (k, size) => (k - (share * size)) * (k - (share * size)) / (size * share * (1 - share))).Sum();
        var spread = 2 / (9.0 * freedom);
        return UpperNormal((DeterministicMath.Pow(statistic / freedom, 1.0 / 3) - (1 - spread)) / Math.Sqrt(spread));
    }

    /// <summary>The largest layer density over the smallest; infinite where a layer keeps nothing.</summary>
    public static double LargestOverSmallest(IReadOnlyList<int> kept, IReadOnlyList<int> sizes)
    {
        double[] densities = [.. kept.Zip(sizes, static (k, size) => (double)k / size)];
        return densities.Max() / densities.Min();
    }

    // Abramowitz and Stegun, 26.2.17: within 1e-7.
    private static double UpperNormal(double z)
    {
        if (z < 0)
        {
            return 1 - UpperNormal(-z);
        }

        var t = 1 / (1 + (0.2316419 * z));
        return DeterministicMath.Exp(-z * z / 2) / Math.Sqrt(2 * Math.PI) * t * (0.319381530 + (t * (-0.356563782 + (t * (1.781477937 + (t * (-1.821255978 + (t * 1.330274429))))))));
    }
}
