namespace PlantNSeek.Reporting.Documents;

/// <summary>A row of the table of claims.</summary>
/// <param name="Id">Such as <c>C7</c>.</param>
/// <param name="Statement">The claim in our words.</param>
/// <param name="Source">Where the paper makes it.</param>
/// <param name="Quantity">What is measured and against which threshold; empty for none.</param>
/// <param name="Paper">Under the protocol of the published programs.</param>
/// <param name="Fair">Under the protocol without their artefacts.</param>
/// <param name="Reason">Why the two verdicts differ, or why the claim deviates; empty for none.</param>
public sealed record ClaimRow(
    string Id,
    string Statement,
    string Source,
    string Quantity,
    ProtocolOutcome Paper,
    ProtocolOutcome Fair,
    string Reason);
