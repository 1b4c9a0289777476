namespace PlantNSeek.Reporting.Figures.Curves;

/// <summary>One panel of <see cref="CostCurves"/>.</summary>
/// <param name="Title">A few words.</param>
/// <param name="XLabel">What the horizontal axis shows.</param>
/// <param name="XTicks">Values with a labelled tick.</param>
/// <param name="Series">The lines.</param>
public sealed record CostPanel(string Title, string XLabel, IReadOnlyList<double> XTicks, IReadOnlyList<CostSeries> Series);
