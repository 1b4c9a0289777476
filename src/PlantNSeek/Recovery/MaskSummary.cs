using System.Collections.Immutable;
using PlantNSeek.Networks;

namespace PlantNSeek.Recovery;

/// <summary>What a mask keeps and what of it can work, all measured from the bits.</summary>
public sealed record MaskSummary
{
    private MaskSummary(ParameterLayout layout, Mask mask)
    {
        Connectivity = Networks.Connectivity.Of(layout, mask);
        ParameterCount = layout.Count;
        KeptCount = mask.KeptCount;
        Density = mask.Density;
        Layers =
        [
            .. Enumerable.Range(0, layout.Architecture.LayerCount).Select(layer =>
            {
                var (weight, bias) = (layout.Weight(layer), layout.Bias(layer));
                return new LayerSummary(
                    layer, weight.Length, mask.CountIn(weight), Connectivity.EffectiveWeightsPerLayer[layer], bias.Length, mask.CountIn(bias));
            }),
        ];
    }

    /// <summary>Parameters there are.</summary>
    public int ParameterCount { get; }

    /// <summary>Parameters kept.</summary>
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
    public bool HasLayerCollapse => !Connectivity.CollapsedLayers.IsEmpty;

    /// <summary>Whether no input reaches any output, so that the outputs are constants.</summary>
    public bool HasFlowCollapse => !Connectivity.HasInputOutputPath;

    /// <summary>Measures a mask.</summary>
    /// <exception cref="ArgumentException">The mask's length is not the layout's.</exception>
    public static MaskSummary Of(ParameterLayout layout, Mask mask)
    {
        ArgumentNullException.ThrowIfNull(layout);
        ArgumentNullException.ThrowIfNull(mask);
        return new MaskSummary(layout, mask);
    }
}
