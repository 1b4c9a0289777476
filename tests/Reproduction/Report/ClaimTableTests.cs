using PlantNSeek.Claims;

namespace PlantNSeek.Reproduction.Tests.Report;

/// <summary>The document of results says what spec/claims.yaml records.</summary>
public sealed class ClaimTableTests
{
    [Test, Spec("RUN-023")]
    public void TheDocumentsTableOfClaims_HoldsTheRecordedVerdicts()
    {
        var document = File.ReadAllText(RepositoryRoot.Combine("docs", "results.md"));
        var rows = ClaimBook.Embedded.Select(c => $"| {c.Id} | {c.Title} | {c.RecordedPaper.Verdict} | {c.RecordedFair.Verdict} |");
        Assert.That(rows.Where(row => !document.Contains(row, StringComparison.Ordinal)), Is.Empty);
    }
}
