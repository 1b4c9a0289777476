namespace PlantNSeek.Reporting.Documents;

/// <summary>A section of a report.</summary>
/// <param name="Id">Its anchor: lower-case letters, digits, hyphens; unique in the report, among the figures too.</param>
/// <param name="Heading">Its heading.</param>
/// <param name="Blocks">Its content.</param>
public sealed record ReportSection(string Id, string Heading, IReadOnlyList<ReportBlock> Blocks);
