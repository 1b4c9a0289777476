namespace PlantNSeek.Reporting.Figures.Dots;

/// <summary>What <see cref="LayerOverlap"/> draws: rows of pruners, columns of densities, a bar for each layer.</summary>
/// <param name="Id">Lower-case letters, digits, hyphens.</param>
/// <param name="Title">A few words.</param>
/// <param name="Description">For those who cannot see it.</param>
/// <param name="Measure">What the bars show.</param>
/// <param name="Cells">In any order; rows and columns come in the order of their first cell. A missing cell stays empty.</param>
public sealed record LayerOverlapData(string Id, string Title, string Description, OverlapMeasure Measure, IReadOnlyList<OverlapCell> Cells);
