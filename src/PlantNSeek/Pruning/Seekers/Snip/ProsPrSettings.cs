namespace PlantNSeek.Pruning.Seekers.Snip;

/// <summary>Prospect pruning (Alizadeh et al., ICLR 2022): the training that a mask is judged through.</summary>
public sealed record ProsPrSettings
{
    /// <summary>Steps of stochastic gradient descent that the score looks through, at least 0; 3 in the paper. None is SNIP.</summary>
    public int Steps { get; init; } = 3;

    /// <summary>Learning rate of those steps, at least 0. The authors' example has 0.5 for networks with batch normalisation; ours have none, hence 0.1.</summary>
    public double LearningRate { get; init; } = 0.1;

    /// <summary>Momentum of those steps, in [0, 1); the authors' example has 0.9.</summary>
    public double Momentum { get; init; } = 0.9;

    /// <summary>Samples of each step, drawn from the training data without replacement until it is used up.</summary>
    public int BatchSize { get; init; } = 32;

    /// <summary>
    /// Whether the derivative is taken by the last parameters only, as if the steps did not depend on the mask (the paper's
    /// first-order variant), instead of through the steps.
    /// </summary>
    public bool FirstOrder { get; init; }

    /// <summary>Which parameters compete, what ties do, and whether biases are pruned.</summary>
    public SelectionOptions Selection { get; init; } = new();
}
