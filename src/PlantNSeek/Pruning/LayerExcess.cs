namespace PlantNSeek.Pruning;

/// <summary>What becomes of parameters that a rule gives to a layer beyond the layer's size.</summary>
public enum LayerExcess
{
    /// <summary>
    /// The layer is kept whole and the others share the rest by the same rule, so that the total is met (Evci et al., ICML 2020). Smart
    /// ratios carry the excess to the next layer, as their source does.
    /// </summary>
    Redistributed,

    /// <summary>
    /// It is lost, so that fewer are kept in all: the published code of balanced densities, and of Erdős and Rényi densities in
    /// sparse-to-sparse training.
    /// </summary>
    Dropped,
}
