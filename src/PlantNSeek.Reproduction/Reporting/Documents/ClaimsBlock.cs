namespace PlantNSeek.Reporting.Documents;

/// <summary>The claims, one a line, with a tally of the verdicts above them.</summary>
/// <param name="Caption">What it shows.</param>
/// <param name="Claims">In the order shown.</param>
public sealed record ClaimsBlock(string Caption, IReadOnlyList<ClaimRow> Claims) : ReportBlock;
