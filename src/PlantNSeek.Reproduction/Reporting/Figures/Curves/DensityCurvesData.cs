namespace PlantNSeek.Reporting.Figures.Curves;

/// <summary>What <see cref="DensityCurves"/> draws: a grid of panels.</summary>
/// <param name="Id">Lower-case letters, digits, hyphens.</param>
/// <param name="Title">A few words.</param>
/// <param name="Description">For those who cannot see it.</param>
/// <param name="RowLabels">One a row, such as <c>Strong: after pruning</c>.</param>
/// <param name="ColumnLabels">One a column, such as the tasks.</param>
/// <param name="Panels">Row by row; as many as rows times columns.</param>
public sealed record DensityCurvesData(
    string Id,
    string Title,
    string Description,
    IReadOnlyList<string> RowLabels,
    IReadOnlyList<string> ColumnLabels,
    IReadOnlyList<DensityPanel> Panels)
{
    /// <summary>Densities that get a labelled tick where there is room.</summary>
    public IReadOnlyList<double> DensityTicks { get; init; } = [0.01, 0.1, 0.5, 1];
}
