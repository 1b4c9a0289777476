namespace PlantNSeek.Reporting.Documents;

/// <summary>The table of claims, with a tally of the verdicts above it.</summary>
/// <param name="Caption">What it shows.</param>
/// <param name="IntervalHeader">Heading of the interval column, such as <c>99 % interval</c>.</param>
/// <param name="Claims">In the order shown.</param>
public sealed record ClaimsBlock(string Caption, string IntervalHeader, IReadOnlyList<ClaimRow> Claims) : ReportBlock;
