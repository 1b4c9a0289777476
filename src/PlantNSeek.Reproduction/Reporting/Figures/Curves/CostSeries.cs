namespace PlantNSeek.Reporting.Figures.Curves;

/// <summary>One line of <see cref="CostCurves"/>.</summary>
/// <param name="Name">In the legend.</param>
/// <param name="Points">In any order.</param>
public sealed record CostSeries(string Name, IReadOnlyList<CostPoint> Points);
