namespace PlantNSeek.Theory;

/// <summary>Which host units the neurons of a target layer may be matched with.</summary>
public enum UnitChoice
{
    /// <summary>Any unit of the layer, also one that another neuron has taken: all that the union bound of Theorem 2 speaks of.</summary>
    Shared,

    /// <summary>A unit of its own for each neuron, as a subnetwork needs it.</summary>
    Distinct,

    /// <summary>A unit of its own, and in the last layer the output of the same index, as in a host with the target's outputs.</summary>
    FixedOutputs,
}
