namespace PlantNSeek.Reporting.Figures.Curves;

/// <summary>One series of <see cref="ShareCurves"/>.</summary>
/// <param name="Name">In the legend.</param>
/// <param name="Points">In any order.</param>
/// <param name="HasLine">Whether its points are joined.</param>
/// <param name="HasMarkers">Whether its points are marked.</param>
public sealed record ShareSeries(string Name, IReadOnlyList<SharePoint> Points, bool HasLine = true, bool HasMarkers = true);
