namespace PlantNSeek.Reporting.Documents;

/// <summary>A heading inside a section.</summary>
/// <param name="Text">Its text.</param>
public sealed record SubheadingBlock(string Text) : ReportBlock;
