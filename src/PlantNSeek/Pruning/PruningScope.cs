namespace PlantNSeek.Pruning;

/// <summary>Which parameters compete with each other.</summary>
public enum PruningScope
{
    /// <summary>All prunable parameters of the network.</summary>
    Global,

    /// <summary>Those of one layer, its weights and biases together.</summary>
    PerLayer,

    /// <summary>Those of one tensor: weights and biases of a layer apart (the published programs' local rule).</summary>
    PerTensor,
}
