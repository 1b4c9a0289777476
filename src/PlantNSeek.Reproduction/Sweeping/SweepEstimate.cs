namespace PlantNSeek.Sweeping;

/// <summary>What a sweep has before it.</summary>
/// <param name="Runs">Runs in all.</param>
/// <param name="Cached">Those of them that an earlier sweep left in the store.</param>
/// <param name="Left">A rough guess of the time that the others take.</param>
public readonly record struct SweepEstimate(int Runs, int Cached, TimeSpan Left);
