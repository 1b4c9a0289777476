namespace PlantNSeek.Reporting.Documents;

/// <summary>A part of a section: one of the records beside this one.</summary>
public abstract record ReportBlock;
