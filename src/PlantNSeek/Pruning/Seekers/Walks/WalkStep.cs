using PlantNSeek.Networks;

namespace PlantNSeek.Pruning.Seekers.Walks;

/// <summary>One edge of a walk.</summary>
/// <param name="Connection">What it is an edge of.</param>
/// <param name="Source">The unit that it leaves.</param>
/// <param name="Unit">The unit that it enters.</param>
/// <param name="Parameter">Its weight; null on a shortcut.</param>
internal readonly record struct WalkStep(Connection Connection, int Source, int Unit, int? Parameter);
