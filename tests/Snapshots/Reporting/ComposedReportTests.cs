using System.Text;
using PlantNSeek.Claims;
using PlantNSeek.Experiments;
using PlantNSeek.Reporting.Composition;
using PlantNSeek.Reporting.Documents;
using static PlantNSeek.Snapshots.Tests.Reporting.MadeUpSweep;

namespace PlantNSeek.Snapshots.Tests.Reporting;

public class ComposedReportTests
{
    private static readonly string[] s_beyond = ["leaderboard", "strong-tickets", "gem-miner", "transfer", "spiral", "theory"];

    [Test, Spec("REPORT-022")]
    public void Report_LeavesOutWhatTheSweepLacks()
    {
        var document = Compose(SingleShot());
        Assert.That(document.Sections.Select(s => s.Id), Has.None.AnyOf(s_beyond).And.Member("recovered"));
    }

    [Test, Spec("REPORT-022"), Spec("REPORT-013")]
    public void Report_HasWhatTheSweepHolds()
    {
        var document = Compose(
        [
            .. SingleShot(),
            Scenario("seekers", "Fair", "circle", 1, Run("SNIP", "0.1", 0.4, 0.96)),
            Scenario("strong-tickets", "Fair", "circle", 11, Run("Local search", "2x", 0.96, null)),
            Scenario("gem-miner", "Fair", "circle", 4, Run("Gem-Miner", "ticket", 0.4, 0.96)),
            new TransferRecord { Key = new ScenarioKey("Fair", "circle>rings", 5, 100, 0.01, 1) { Experiment = "transfer" }, Transfers = [Transfer("circle", "rings", 1, 4, 0.1)] },
            new SpiralRecord { Key = new ScenarioKey("Fair", "spiral", 5, 3, 0, 1) { Experiment = "spiral" }, Runs = [new(3, 5, "SNIP", 22, 14, 18, 10, 0.9)] },
            new NumbersResult { Key = new ScenarioKey("Fair", "relu", 5, 100, 0.01, 1) { Experiment = "theory" }, Numbers = [.. TheoryExperiment.Run(1).Select(n => new NamedNumber(n.Key, n.Value))] },
        ]);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(document.Sections.Select(s => s.Id).Where(s_beyond.Contains), Is.EqualTo(s_beyond));
            Assert.That(document.Lead, Does.Contain("SNIP finds most weak tickets, in 1 of 1 pairs"));
            Assert.That(() => HtmlRenderer.Render(document), Throws.Nothing);
            Assert.That(document.Sections.SelectMany(s => s.Blocks).OfType<TableBlock>().Select(t => t.Table.Caption.Length), Is.All.GreaterThan(60), "captions say what the numbers mean");
        }
    }

    [Test, Category("Sweep"), Spec("REPORT-024")]
    public void Page_OfTheQuickProfile_IsSmall()
    {
        Assume.That(SharedSweep.Profile.Name, Is.EqualTo("quick"));
        var page = HtmlRenderer.Render(ReportComposer.Compose(SharedSweep.Reproduction, Provenance.Of(SharedSweep.Reproduction)));
        Assert.That(Encoding.UTF8.GetByteCount(page), Is.LessThan(2_000_000));
    }

    private static ReportDocument Compose(IEnumerable<ExperimentResult> results)
    {
        var sweep = new SweepResults(results);
        var reproduction = new Reproduction(Profile.Smoke, sweep, Judge.All(ClaimBook.Embedded, sweep));
        return ReportComposer.Compose(reproduction, Provenance.Of(reproduction));
    }
}
