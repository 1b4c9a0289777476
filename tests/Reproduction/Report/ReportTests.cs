using System.Text.Json;
using PlantNSeek.Claims;
using PlantNSeek.Reporting;
using PlantNSeek.Store;
using PlantNSeek.Sweeping;

namespace PlantNSeek.Reproduction.Tests.Report;

/// <summary>The test run is the reproducibility report: it writes the same files as the command does.</summary>
[Category("Sweep")]
public class ReportTests
{
    private static readonly Lazy<IReadOnlyList<string>> Files = new(() => ReportFiles.Write(SharedSweep.Checked, RepositoryRoot.Combine("artifacts", "report")));

    [Test]
    [Spec("RUN-011")]
    public void TheReport_IsWrittenWithEveryClaimUnderBothProtocols()
    {
        using var json = JsonDocument.Parse(File.ReadAllBytes(Files.Value[2]));
        var claims = json.RootElement.GetProperty("claims").EnumerateArray().Select(c => $"{c.GetProperty("id").GetString()} {c.GetProperty("protocol").GetString()}").ToArray();
        var page = File.ReadAllText(Files.Value[0]);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(claims, Is.EqualTo(ClaimBook.Embedded.SelectMany(c => new[] { $"{c.Id} Paper", $"{c.Id} Fair" })));
            Assert.That(json.RootElement.GetProperty("held").EnumerateArray().Select(h => h.GetProperty("id").GetString()), Is.EqualTo(SharedSweep.Checked.Held.Select(h => h.Held.Id)));
            Assert.That(ClaimBook.Embedded.Where(c => !page.Contains($">{c.Id}<", StringComparison.Ordinal)), Is.Empty);
            Assert.That(json.RootElement.GetProperty("provenance").GetProperty("resultsHash").GetString(), Is.EqualTo(ResultsJson.Hash(SharedSweep.Checked.Results)));
        }
    }

    [Test]
    [Spec("RUN-011")]
    public void TheReport_IsTheSameEachTimeItIsWritten()
    {
        var again = ReportFiles.Write(SharedSweep.Checked, RepositoryRoot.Combine("artifacts", "report-again"));
        Assert.That(again.Select(File.ReadAllText), Is.EqualTo(Files.Value.Select(File.ReadAllText)));
    }

    [Test]
    [Spec("RUN-012")]
    public void TheReadmesPicture_IsTheReportsFigure()
    {
        Assert.That(
            File.ReadAllText(RepositoryRoot.Combine("docs", "singleshot.svg")),
            Is.EqualTo(File.ReadAllText(Path.Combine(Path.GetDirectoryName(Files.Value[0])!, "figures", "curves-fair-depth-5.svg"))),
            "copy artifacts/report/figures/curves-fair-depth-5.svg to docs/singleshot.svg");
    }
}
