namespace PlantNSeek.Experiments.Scenarios;

/// <summary>Where weight decay enters a step of the optimiser.</summary>
internal enum DecayKind
{
    /// <summary>Added to the gradient, so that Adam divides it by the size of the gradients like all else.</summary>
    L2,

    /// <summary>Scales the parameter beside the step (AdamW).</summary>
    Decoupled,
}
