namespace PlantNSeek.Reporting.Figures.Curves;

/// <summary>What <see cref="CostCurves"/> draws: panels side by side that share the vertical axis.</summary>
/// <param name="Id">Lower-case letters, digits, hyphens.</param>
/// <param name="Title">A few words.</param>
/// <param name="Description">For those who cannot see it.</param>
/// <param name="ValueLabel">What the vertical axis shows.</param>
/// <param name="Panels">At least one.</param>
public sealed record CostCurvesData(string Id, string Title, string Description, string ValueLabel, IReadOnlyList<CostPanel> Panels);
