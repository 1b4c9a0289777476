namespace PlantNSeek.Reporting.Figures.Curves;

/// <summary>What <see cref="ShareCurves"/> draws: shares or accuracies over a positive quantity.</summary>
/// <param name="Id">Lower-case letters, digits, hyphens.</param>
/// <param name="Title">A few words.</param>
/// <param name="Description">For those who cannot see it.</param>
/// <param name="XLabel">What the horizontal axis shows.</param>
/// <param name="ValueLabel">What the vertical axis shows.</param>
/// <param name="XTicks">Values with a labelled tick where there is room.</param>
/// <param name="Series">At least one.</param>
public sealed record ShareCurvesData(
    string Id, string Title, string Description, string XLabel, string ValueLabel, IReadOnlyList<double> XTicks, IReadOnlyList<ShareSeries> Series)
{
    /// <summary>A value to compare with, drawn as a dashed line; null for none.</summary>
    public double? Reference { get; init; }

    /// <summary>What that value is.</summary>
    public string ReferenceLabel { get; init; } = "";
}
