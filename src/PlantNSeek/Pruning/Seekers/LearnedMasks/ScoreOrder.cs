namespace PlantNSeek.Pruning.Seekers.LearnedMasks;

/// <summary>Which scores are kept first.</summary>
internal enum ScoreOrder
{
    /// <summary>The largest.</summary>
    Largest,

    /// <summary>Those of largest absolute value.</summary>
    LargestMagnitude,

    /// <summary>Those of smallest absolute value.</summary>
    SmallestMagnitude,
}
