using System.Text;
using PlantNSeek.Claims;
using PlantNSeek.Claims.Held;
using PlantNSeek.Experiments.Scenarios;
using PlantNSeek.Experiments.Spiral;
using PlantNSeek.Experiments.Theory;
using PlantNSeek.Experiments.Transfer;
using PlantNSeek.Reporting;
using PlantNSeek.Reporting.Documents;
using PlantNSeek.Reporting.Documents.Html;
using PlantNSeek.Store;
using PlantNSeek.Sweeping;
using static PlantNSeek.Snapshots.Tests.Reporting.MadeUpSweep;

namespace PlantNSeek.Snapshots.Tests.Reporting;

public class ComposedReportTests
{
    private static readonly string[] s_beyond = ["leaderboard", "weight-decay", "strong-tickets", "gem-miner", "transfer", "spiral", "theory"];

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
            .. DecaySweep.Setting("circle", DecaySweep.Decay, _ => [DecaySweep.Find(DecaySweep.Rewound, 0.9).Traced((200, 100, 0.9), (150, 75, 0.8))]),
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

    [Test, Spec("REPORT-035")]
    public void Parts_HaveIntervalReplicatesAndDoubt()
    {
        // Nine replicates in which all pruners reach 0.6 at every density, where 0.95 is needed; other tasks and experiments have one or none.
        var document = Compose(
        [
            .. SingleShot().Where(r => r.Key.Task != "circle"),
            .. from protocol in new[] { "Paper", "Fair" } from replicate in Enumerable.Range(1, 9) select SingleShot(protocol, replicate),
        ]);
        var rows = Table(document, "parts").Rows.Select(r => string.Join(" | ", r.Select(c => c.Text))).ToArray();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(rows, Has.Member("C6 | Fair | margin of the best pruner at its best density (strong, circle, depth 5, density ticket or 0.01 or 0.1 or 0.5) | < 0 | -0.45 | up to -0.45 | 9 | yes | yes"));
            Assert.That(rows, Has.Member("C8 | Fair | margin of the best pruner at its best density (weak, helix, depth 5, density ticket or 0.01 or 0.1 or 0.5) | < 0 | -3.301 | open | 1 | yes | no: fewer than 8 replicates"));
            Assert.That(rows.Where(r => r.StartsWith("C9 | Fair", StringComparison.Ordinal) && r.Contains("circle", StringComparison.Ordinal)).Select(r => r[r.IndexOf("| 9 |", StringComparison.Ordinal)..]), Is.EqualTo(new[] { "| 9 | yes | no: interval includes the threshold" }), "too few for so many pairs");
        }
    }

    [Test, Spec("REPORT-036")]
    public void WhatHolds_HasASectionOfItsOwn_AndNoTallyCountsIt()
    {
        var document = Compose([.. SingleShot().Select((r, i) => i == 0 ? (ScenarioResult)r with { PlantingDeviation = 0.5 } : r)]);
        var rows = Table(document, "held").Rows.Select(r => string.Join(" | ", r.Select(c => c.Text))).ToArray();
        var claims = document.Opening.OfType<ClaimsBlock>().Single().Claims.Select(c => c.Id).ToArray();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(rows, Has.Exactly(1).Contains("violated in replicate 1 (0.5, must be < 1.0e-9)"));
            Assert.That(rows, Has.Member("C3 | Fair | largest relative deviation (relu, depth 5) | < 1.0e-9 | 0 | holds in the one replicate"));
            Assert.That(rows, Has.Some.EndsWith("not run"));
            Assert.That(HeldBook.Embedded.Select(h => h.Id).Intersect(claims), Is.Empty);
            Assert.That(MarkdownRenderer.Render(document), Does.Contain("PLANT-001, PLANT-012"));
        }
    }

    [Test, Spec("CLI-040")]
    public void AShortProfile_SaysWhichVerdictsItCannotGive()
    {
        var lead = Compose(SingleShot()).Lead;
        var judged = ClaimBook.Embedded.Sum(c => new[] { "Paper", "Fair" }.Count(p => c.Parts.Any(part => part.IsUnder(p)))); // the others cannot be judged at all
        Assert.That(lead, Does.Contain($"No verdict differs from the recorded one. {judged} of {2 * ClaimBook.Embedded.Count} need more replicates than the profile smoke has; paper has them for all, quick for some."));
    }

    private static ReportTable Table(ReportDocument document, string section) => document.Sections.Single(s => s.Id == section).Blocks.OfType<TableBlock>().Single().Table;

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
        var reproduction = new Reproduction(Profile.Smoke, sweep, [.. Judge.All(ClaimBook.Embedded, sweep).Select(j => j with { IsOfTrialProfile = true })]);
        return ReportComposer.Compose(reproduction, Provenance.Of(reproduction));
    }
}
