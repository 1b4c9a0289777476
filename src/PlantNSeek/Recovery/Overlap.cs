using System.Collections.Immutable;
using PlantNSeek.Networks;

namespace PlantNSeek.Recovery;

/// <summary>
/// How a found mask agrees with the planted one, edge for edge: a strong ticket has no symmetry to account for, since its
/// parameters are those of the host.
/// </summary>
/// <remarks>
/// Weights of a convolution are counted tap by tap, so that chance is that of masks which keep as many at each place of the kernels: no symmetry of the host moves a tap, and whoever keeps the
/// centres of kernels would seem to know a ticket that has nothing else.
/// </remarks>
public sealed record Overlap
{
    private Overlap(ParameterLayout layout, Mask found, Mask truth)
    {
        var slices = layout.Slices[..(2 * layout.LayerCount)].ToArray();
        var hits = found.And(truth);
        Overall = Count(found, truth, hits, slices);
        Weights = Count(found, truth, hits, slices.Where(static slice => slice.Kind == ParameterKind.Weight));
        Biases = Count(found, truth, hits, slices.Where(static slice => slice.Kind == ParameterKind.Bias));
        Layers = [.. slices.GroupBy(static slice => slice.Layer).Select(layer => Count(found, truth, hits, layer))];
        LayerWeights = [.. slices.Where(static slice => slice.Kind == ParameterKind.Weight).Select(slice => Count(found, truth, hits, [slice]))];
        LayerBiases = [.. slices.Where(static slice => slice.Kind == ParameterKind.Bias).Select(slice => Count(found, truth, hits, [slice]))];
    }

    /// <summary>Weights and biases of the whole network.</summary>
    public OverlapCounts Overall { get; }

    /// <summary>The weights of the whole network.</summary>
    public OverlapCounts Weights { get; }

    /// <summary>The biases of the whole network.</summary>
    public OverlapCounts Biases { get; }

    /// <summary>Weights and biases of each zero-based layer.</summary>
    public ImmutableArray<OverlapCounts> Layers { get; }

    /// <summary>The weights of each zero-based layer.</summary>
    public ImmutableArray<OverlapCounts> LayerWeights { get; }

    /// <summary>The biases of each zero-based layer.</summary>
    public ImmutableArray<OverlapCounts> LayerBiases { get; }

    /// <summary>Weights and biases of the layers below a zero-based one.</summary>
    public OverlapCounts LayersBefore(int layer) => new(Layers.Take(layer).SelectMany(static counts => counts.Tensors));

    /// <summary>Compares two masks.</summary>
    /// <exception cref="ArgumentException">A mask's length is not the layout's.</exception>
    public static Overlap Of(ParameterLayout layout, Mask found, Mask truth)
    {
        ArgumentNullException.ThrowIfNull(layout);
        ArgumentNullException.ThrowIfNull(found);
        ArgumentNullException.ThrowIfNull(truth);
        Guard.SameLength(found.Length, "the found mask", layout.Count, "the layout");
        Guard.SameLength(truth.Length, "the true mask", layout.Count, "the layout");
        return new Overlap(layout, found, truth);
    }

    private static OverlapCounts Count(Mask found, Mask truth, Mask hits, IEnumerable<ParameterSlice> slices) =>
        new(slices.SelectMany(slice => TapsOf(slice.Shape) is var taps and > 1
            ? ByTap(found, truth, slice, taps)
            : [new TensorCounts(slice.Length, truth.CountIn(slice), found.CountIn(slice), hits.CountIn(slice))]));

    // Of [out, in, height, width] the last two.
    private static int TapsOf(TensorShape shape)
    {
        var taps = 1;
        for (var extent = 2; extent < shape.Extents.Length; extent++)
        {
            taps *= shape.Extents[extent];
        }

        return taps;
    }

    private static TensorCounts[] ByTap(Mask found, Mask truth, ParameterSlice slice, int taps)
    {
        var counts = new TensorCounts[taps];
        for (var i = 0; i < slice.Length; i++)
        {
            var (isFound, isTrue) = (found[slice.Offset + i], truth[slice.Offset + i]);
            ref var tap = ref counts[i % taps];
            tap = new TensorCounts(tap.Population + 1, tap.Truth + (isTrue ? 1 : 0), tap.Found + (isFound ? 1 : 0), tap.Hits + (isFound && isTrue ? 1 : 0));
        }

        return counts;
    }
}
