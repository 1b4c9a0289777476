namespace PlantNSeek.Reporting.Documents;

/// <summary>A column of a table.</summary>
/// <param name="Header">Its heading.</param>
/// <param name="IsNumeric">Numbers stand right-aligned.</param>
public sealed record TableColumn(string Header, bool IsNumeric = false);
