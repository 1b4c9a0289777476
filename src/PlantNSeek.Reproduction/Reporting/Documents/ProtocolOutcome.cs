namespace PlantNSeek.Reporting.Documents;

/// <summary>What a claim came to under one protocol.</summary>
/// <param name="Verdict">The verdict.</param>
/// <param name="Measured">The measured value, formatted; empty where there is none.</param>
/// <param name="Interval">Its interval, formatted; empty where there is none.</param>
public sealed record ProtocolOutcome(VerdictBadge Verdict, string Measured, string Interval);
