namespace PlantNSeek.Experiments.RareGems;

/// <summary>Whether the layers of a mask differ. Where the scores of a search hardly moved, what is kept is random and every layer keeps about the same share.</summary>
internal static class GemLayers
{
    /// <summary>The largest layer density over the smallest is below this where layers are uniform.</summary>
    public const double Ratio = 2;

    /// <summary>Whether the largest layer density is below <see cref="Ratio"/> times the smallest.</summary>
    public static bool AreUniform(IReadOnlyList<int> kept, IReadOnlyList<int> sizes) => LargestOverSmallest(kept, sizes) < Ratio;

    /// <summary>The largest layer density over the smallest; infinite where a layer keeps nothing.</summary>
    public static double LargestOverSmallest(IReadOnlyList<int> kept, IReadOnlyList<int> sizes)
    {
        double[] densities = [.. kept.Zip(sizes, static (k, size) => (double)k / size)];
        return densities.Max() / densities.Min();
    }
}
