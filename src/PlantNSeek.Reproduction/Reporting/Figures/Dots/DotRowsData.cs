namespace PlantNSeek.Reporting.Figures.Dots;

/// <summary>What <see cref="DotRows"/> draws: a row for each competitor, a panel for each task, dots for the scores.</summary>
/// <param name="Id">Lower-case letters, digits, hyphens.</param>
/// <param name="Title">A few words.</param>
/// <param name="Description">For those who cannot see it.</param>
/// <param name="Rows">Names of the rows, the top one first.</param>
/// <param name="Series">What the dots stand for; those of one lane share a look and a height.</param>
/// <param name="Panels">From left to right.</param>
public sealed record DotRowsData(string Id, string Title, string Description, IReadOnlyList<string> Rows, IReadOnlyList<DotSeries> Series, IReadOnlyList<DotPanel> Panels);
