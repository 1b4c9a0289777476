namespace PlantNSeek.Reporting.Documents;

/// <summary>Lines for a terminal, word for word.</summary>
/// <param name="Text">One or more lines.</param>
public sealed record CommandBlock(string Text) : ReportBlock;
