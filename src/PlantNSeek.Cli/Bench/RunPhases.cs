namespace PlantNSeek.Cli.Bench;

/// <summary>How long the parts of a run take, in seconds.</summary>
/// <param name="Preparing">Drawing the data, planting.</param>
/// <param name="Pruning">Scores and masks; in multishot with the training of its rounds.</param>
/// <param name="Training">The ten epochs at the end.</param>
/// <param name="Scoring">Scores before and after.</param>
internal sealed record RunPhases(double Preparing, double Pruning, double Training, double Scoring)
{
    /// <summary>All of it.</summary>
    public double Total => Preparing + Pruning + Training + Scoring;
}
