namespace PlantNSeek.Reporting.Documents;

/// <summary>A claim: a line, and what is folded below it.</summary>
/// <param name="Id">Such as <c>C7</c>; its anchor is <c>claim-C7</c>.</param>
/// <param name="Title">The claim in a few words.</param>
/// <param name="Paper">The verdict under the protocol of the published programs.</param>
/// <param name="Fair">The verdict under the protocol without their artefacts.</param>
/// <param name="Recomputed">How much of it was recomputed now, in a few characters; empty for nothing to say.</param>
/// <param name="Details">What is folded: terms and what is to say of each.</param>
/// <param name="Parts">What was measured for it, folded too; null for nothing.</param>
public sealed record ClaimRow(
    string Id,
    string Title,
    VerdictBadge Paper,
    VerdictBadge Fair,
    string Recomputed,
    IReadOnlyList<Definition> Details,
    ReportTable? Parts = null)
{
    /// <summary>The anchor of a claim, by its id.</summary>
    public static string AnchorOf(string id) => $"claim-{id}";
}
