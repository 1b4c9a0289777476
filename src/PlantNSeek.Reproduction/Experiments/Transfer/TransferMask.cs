namespace PlantNSeek.Experiments.Transfer;

/// <summary>Which mask is trained on the target task.</summary>
public enum TransferMask
{
    /// <summary>Everything.</summary>
    Dense,

    /// <summary>The mask found on the source task.</summary>
    Source,

    /// <summary>A random mask that keeps as many weights and biases of each layer as the one found on the source task.</summary>
    ShuffledSource,

    /// <summary>The mask found on the target task itself.</summary>
    Target,

    /// <summary>The hidden layers of the ticket planted for the target task.</summary>
    Planted,
}
