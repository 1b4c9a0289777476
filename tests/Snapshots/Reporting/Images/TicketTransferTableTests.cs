using PlantNSeek.Claims;
using PlantNSeek.Experiments.Scenarios;
using PlantNSeek.Reporting.Composition.Images;
using PlantNSeek.Reporting.Documents;
using PlantNSeek.Store;
using static PlantNSeek.Snapshots.Tests.Reporting.MadeUpSweep;

namespace PlantNSeek.Snapshots.Tests.Reporting.Images;

/// <summary>The tables on ticket transfer.</summary>
public class TicketTransferTableTests
{
    private const string Judged = "Ticket transfer on images: what was published";

    [Test, Spec("XFER-017")]
    public void WithoutRuns_ClaimsAreListed_WithADash()
    {
        var image = Scenario("images", "Fair", "bars", 4, Run("Magnitude", "0.1", 0.1, 0.3));
        var section = Section(new SweepResults([image]));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(section.Table(Judged).Texts().First(static r => r[0] == "T1")[2..5], Is.EqualTo(new[] { "Paper", "to 6 % of the weights (SmallNORB), 7 % (FashionMNIST), for as many steps", "–" }));
            Assert.That(Verdict(section, "T1", "Paper"), Is.EqualTo(VerdictBadge.OutOfBudget));
            Assert.That(section.Table(Judged).Texts().Select(static r => r[0]), Is.EqualTo(new[] { "T1", "T1", "T2", "T2", "T3", "T3", "T4", "T4", "T5", "T5", "T6", "T6", "M1", "M1", "T7", "T8" }));
            Assert.That(ImageSection.Of(new SweepResults([]), "command", []), Is.Null);
        }
    }

    [Test, Spec("XFER-017")]
    public void WithRuns_EachArmHasItsAccuracy_AndWhatItIsComparedWith()
    {
        var section = Section(new SweepResults([.. from replicate in Enumerable.Range(4, 9) select Carried(replicate)]));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(section.Table(Judged).Texts().Single(static r => r[0] == "T1" && r[2] == "Fair")[4], Is.EqualTo("0.01 (< 0.005; 0.01)"));
            Assert.That(Verdict(section, "T1", "Fair"), Is.EqualTo(VerdictBadge.Deviates));
            Assert.That(
                section.Table("Accuracy on the target").Texts().Single(static r => r[4] == "0.069"),
                Is.EqualTo(new[] { "cifar10-fashion-resnet8", "Fair", "–", "Late reset (linear)", "0.069", "9", "0.59 (0.59 to 0.59)", "0.600", "0.480", "0.40" }));
        }
    }

    private static VerdictBadge? Verdict(ReportSection section, string id, string protocol) => section.Table(Judged).Rows.Single(r => r[0].Text == id && r[2].Text == protocol)[5].Verdict;

    private static ReportSection Section(SweepResults results) => ImageSection.Of(
        results, "command", [.. from claim in ClaimBook.Embedded from protocol in (string[])["Paper", "Fair"] select Judge.Of(claim, results, protocol)])!;

    private static ScenarioResult Carried(int replicate) => Scenario("pictures-transfer", "Fair", "cifar10-fashion-resnet8", replicate, Run("Late reset (linear)", "0.069", 0.1, 0.59)) with
    {
        Key = new ScenarioKey("Fair", "cifar10-fashion-resnet8", 10, 8, 0, replicate) { Experiment = "pictures-transfer" },
        TicketScore = 0.6,
        Runs = [Run("Late reset (linear)", "0.069", 0.1, 0.59), Run("Late reset (linear)", "1", 0.1, 0.6)],
        Controls = [Run("Source", "0.069", 0.48, null)],
    };
}
