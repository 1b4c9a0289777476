namespace PlantNSeek.Reporting.Figures.Curves;

/// <summary>What <see cref="RoundCurves"/> draws: a column a task.</summary>
/// <param name="Id">Lower-case letters, digits, hyphens.</param>
/// <param name="Title">A few words.</param>
/// <param name="Description">For those who cannot see it.</param>
/// <param name="ScoreLabel">The heading of the upper row.</param>
/// <param name="DeadLabel">The heading of the lower row.</param>
/// <param name="Columns">At least one.</param>
public sealed record RoundCurvesData(string Id, string Title, string Description, string ScoreLabel, string DeadLabel, IReadOnlyList<RoundColumn> Columns);
