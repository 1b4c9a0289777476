namespace PlantNSeek.Reporting.Documents;

/// <summary>A list of points.</summary>
/// <param name="Items">One a point.</param>
public sealed record ListBlock(IReadOnlyList<string> Items) : ReportBlock;
