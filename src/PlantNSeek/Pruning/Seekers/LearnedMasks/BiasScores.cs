namespace PlantNSeek.Pruning.Seekers.LearnedMasks;

/// <summary>Where the scores of biases start.</summary>
public enum BiasScores
{
    /// <summary>They are drawn like those of the weights of their layer.</summary>
    LikeWeights,

    /// <summary>
    /// An artefact of the published edge-popup program: they are 0. As the derivative of the absolute value at 0 counts as 0, they
    /// never move, and which biases stay is decided by how ties are broken.
    /// </summary>
    Zero,

    /// <summary>An artefact of the published program for planted tickets in VGG16 (V12): they are drawn sqrt(6) times as wide as those of weights, so that most biases are kept at low densities.</summary>
    Wide,
}
