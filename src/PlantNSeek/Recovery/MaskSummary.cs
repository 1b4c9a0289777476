using System.Collections.Immutable;
using PlantNSeek.Networks;

namespace PlantNSeek.Recovery;

/// <summary>What a mask keeps and what of it can work, all measured from the bits.</summary>
public sealed record MaskSummary
{
    private MaskSummary(NetworkGraph graph, Mask mask)
    {
        var layout = graph.Layout;
        Connectivity = Networks.Connectivity.Of(graph, mask);
        ParameterCount = layout.PrunableCount;
        KeptCount = mask.PrunableKept(layout);
        Density = Density.OfCount(KeptCount, ParameterCount);
        Layers =
        [
            .. Enumerable.Range(0, layout.LayerCount).Select(layer =>
            {
                var (weight, bias) = (layout.Weight(layer), layout.Bias(layer));
                return new LayerSummary(
                    layer, weight.Length, mask.CountIn(weight), Connectivity.EffectiveWeightsPerLayer[layer], bias.Length, mask.CountIn(bias));
            }),
        ];
    }

    /// <summary>Parameters that can be pruned.</summary>
    public int ParameterCount { get; }

    /// <summary>Parameters kept of these.</summary>
    public int KeptCount { get; }

    /// <summary>Weights kept.</summary>
    public int KeptWeights => Layers.Sum(static layer => layer.KeptWeights);

    /// <summary>Biases kept.</summary>
    public int KeptBiases => Layers.Sum(static layer => layer.KeptBiases);

    /// <summary>The fraction of parameters kept.</summary>
    public Density Density { get; }

    /// <summary>The fraction of weights kept.</summary>
    public Density WeightDensity => Density.OfCount(KeptWeights, Layers.Sum(static layer => layer.Weights));

    /// <summary>The fraction of parameters that are kept and effective: edges on an input-output path, biases that reach an output.</summary>
    public Density EffectiveDensity => Density.OfCount(Connectivity.EffectiveMask.KeptCount, ParameterCount);

    /// <summary>Layer by layer.</summary>
    public ImmutableArray<LayerSummary> Layers { get; }

    /// <summary>Reachability, with effective and constant edges and the number of paths.</summary>
    public ConnectivityReport Connectivity { get; }

    /// <summary>Whether some layer lost all its weights.</summary>
    public bool HasLayerCollapse => Layers.Any(static layer => layer.KeptWeights == 0);

    /// <summary>Whether no input reaches any output, so that the outputs are constants.</summary>
    public bool HasFlowCollapse => !Connectivity.HasInputOutputPath;

    /// <summary>Measures a mask.</summary>
    /// <exception cref="ArgumentException">The mask's length is not the layout's.</exception>
    /// <exception cref="NotSupportedException">The graph does not know its connections.</exception>
    public static MaskSummary Of(NetworkGraph graph, Mask mask)
    {
        ArgumentNullException.ThrowIfNull(graph);
        ArgumentNullException.ThrowIfNull(mask);
        return new MaskSummary(graph, mask);
    }
}
