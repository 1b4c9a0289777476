namespace PlantNSeek.Reporting.Documents;

/// <summary>A table, numbered by its place.</summary>
/// <param name="Table">The table.</param>
public sealed record TableBlock(ReportTable Table) : ReportBlock;
