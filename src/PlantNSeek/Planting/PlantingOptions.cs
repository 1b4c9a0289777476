namespace PlantNSeek.Planting;

/// <summary>The choices of <see cref="Planter"/>.</summary>
public sealed record PlantingOptions
{
    /// <summary>As the published program plants.</summary>
    public static PlantingOptions Paper { get; } = new() { Matching = UnitMatching.Published };

    /// <summary>As well hidden as can be: best assignment, norms that a host unit could have, and one scale for all outputs.</summary>
    public static PlantingOptions Fair { get; } =
        new() { Matching = UnitMatching.BestAssignment, OutputScale = OutputScale.Common, ScaleClamp = true };

    /// <summary>How host units are chosen.</summary>
    public UnitMatching Matching { get; init; } = UnitMatching.Algorithm1;

    /// <summary>Whether all outputs share one scale.</summary>
    public OutputScale OutputScale { get; init; } = OutputScale.PerOutput;

    /// <summary>
    /// Whether a unit's scale is kept so small that its planted parameters have at most the largest norm that a unit of the host's
    /// layer has in the same coordinates (a poor match would otherwise explode, since a cosine near 0 is divided by). A common output scale is the mean of the clamped ones.
    /// </summary>
    public bool ScaleClamp { get; init; }
}
