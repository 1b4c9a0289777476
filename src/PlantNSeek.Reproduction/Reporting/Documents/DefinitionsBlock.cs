namespace PlantNSeek.Reporting.Documents;

/// <summary>Terms and what they mean, or facts and their values.</summary>
/// <param name="Entries">In the order shown.</param>
public sealed record DefinitionsBlock(IReadOnlyList<Definition> Entries) : ReportBlock;
