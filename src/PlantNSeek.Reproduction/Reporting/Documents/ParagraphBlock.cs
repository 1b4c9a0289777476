namespace PlantNSeek.Reporting.Documents;

/// <summary>A paragraph.</summary>
/// <param name="Text">Its text.</param>
public sealed record ParagraphBlock(string Text) : ReportBlock;
