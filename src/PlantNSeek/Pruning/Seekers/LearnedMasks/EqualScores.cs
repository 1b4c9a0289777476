namespace PlantNSeek.Pruning.Seekers.LearnedMasks;

/// <summary>Which of several parameters with equal scores are kept where not all fit.</summary>
public enum EqualScores
{
    /// <summary>Those that come first in the layout.</summary>
    FirstKept,

    /// <summary>Those that come last, as where the first so many of a stable ascending sort are dropped.</summary>
    LastKept,
}
