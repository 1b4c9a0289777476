namespace PlantNSeek.Reporting.Figures.Verdicts;

/// <summary>Claims that are shown together under a heading.</summary>
/// <param name="Label">The heading.</param>
/// <param name="Columns">The claims.</param>
public sealed record VerdictGroup(string Label, IReadOnlyList<VerdictColumn> Columns);
