using PlantNSeek.Networks;
using PlantNSeek.Numerics;

namespace PlantNSeek.Experiments.Images;

/// <summary>Shuffles masks of convolutions so that each place of a kernel keeps its number of weights: a pruner that keeps centres, as planted kernels have, knows nothing of the ticket by that.</summary>
internal static class KernelShuffle
{
    /// <summary>As many parameters of each tensor at each tap as <paramref name="mask"/> keeps, at random; a tensor without kernels has one tap.</summary>
    /// <param name="layout">Where each parameter lives.</param>
    /// <param name="mask">As long as the layout.</param>
    /// <param name="random">Where the places come from.</param>
    public static Mask ByTaps(ParameterLayout layout, Mask mask, RandomStream random)
    {
        var kept = new bool[layout.Count];
        foreach (var slice in layout.Slices)
        {
            var taps = slice.Shape.Extents[Math.Min(2, slice.Shape.Extents.Length)..].ToArray().Aggregate(1, static (product, extent) => product * extent);
            for (var tap = 0; tap < taps; tap++)
            {
                int[] places = [.. Enumerable.Range(0, slice.Length / taps).Select(i => slice.Offset + (i * taps) + tap)];
                var order = random.NextPermutation(places.Length);
                foreach (var i in order.AsSpan(0, places.Count(p => mask[p])))
                {
                    kept[places[i]] = true;
                }
            }
        }

        return Mask.FromBits(kept);
    }
}
