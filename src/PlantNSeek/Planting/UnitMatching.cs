namespace PlantNSeek.Planting;

/// <summary>How a host unit is chosen for each target unit, layer by layer, and with which scale the target is written into it.</summary>
public enum UnitMatching
{
    /// <summary>
    /// The paper's Algorithm 1: target units in their order take the free host unit m with the least q(m) = ||theta - lambda m||,
    /// lambda = theta·m / ||m||², among those with lambda &gt; 0, compared on the target unit's non-zero parameters; theta / lambda is
    /// planted. Where no free unit has a positive lambda, which the paper leaves open, the free unit with the largest cosine is
    /// taken and planted with its own norm. Output units stay in place.
    /// </summary>
    Algorithm1,

    /// <summary>
    /// The published program: least L1 distance after regressing host unit on target unit, only where all signs agree, the bias
    /// always compared; units already in use are found again and then replaced by the first free one; host unit 0 counts as used until nothing
    /// else is left; the search sees what was planted before. Biases that are 0 in the target are overwritten too, without
    /// entering the mask, and the output units are put into the target's order.
    /// </summary>
    Published,

    /// <summary>
    /// The assignment of a layer's units as a whole with the least sum of the paper's q, pairs with lambda &lt;= 0 only where
    /// they cannot be avoided. Output units stay in place.
    /// </summary>
    BestAssignment,
}
