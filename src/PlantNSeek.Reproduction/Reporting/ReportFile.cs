namespace PlantNSeek.Reporting;

/// <summary>A file of a report.</summary>
/// <param name="Path">Relative to the report's folder, parts separated by <c>/</c>.</param>
/// <param name="Content">Its text; written as UTF-8 without a byte order mark, as it is.</param>
public sealed record ReportFile(string Path, string Content);
