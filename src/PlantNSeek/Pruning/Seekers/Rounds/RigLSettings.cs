using PlantNSeek.Training;

namespace PlantNSeek.Pruning.Seekers.Rounds;

/// <summary>Rigging the lottery (Evci et al., ICML 2020): how sparse training moves its connections. The defaults are the paper's, but for the training.</summary>
public sealed record RigLSettings
{
    /// <summary>The training, during which connections move; by default as long as that of the planted-ticket paper.</summary>
    public TrainingSettings Training { get; init; } = new();

    /// <summary>Connections move in every step whose number, from 1, this divides; at least 1.</summary>
    public int UpdateEvery { get; init; } = 100;

    /// <summary>The share of all steps after which connections stay, in [0, 1].</summary>
    public double EndFraction { get; init; } = 0.75;

    /// <summary>The share of a layer's connections that moves at first, in [0, 1]; it falls along a cosine to 0 at the end.</summary>
    public double MovedFraction { get; init; } = 0.3;

    /// <summary>Whether the ticket starts from the trained parameters, as sparse training is meant, or from the initial ones.</summary>
    public bool StartsFromTrained { get; init; } = true;
}
