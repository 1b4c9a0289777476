using PlantNSeek.Experiments.Scenarios;
using PlantNSeek.Experiments.Spiral;
using PlantNSeek.Experiments.Theory;
using PlantNSeek.Experiments.Transfer;
using PlantNSeek.Reporting.Composition;
using PlantNSeek.Reporting.Documents;
using PlantNSeek.Store;
using static PlantNSeek.Snapshots.Tests.Reporting.MadeUpSweep;

namespace PlantNSeek.Snapshots.Tests.Reporting;

public class ExperimentSectionTests
{
    private static readonly string[] s_steps = ["Edge-popup", "Global edge-popup", "Global edge-popup, gradual", "Global edge-popup, gradual, penalty", "Gem-Miner"];

    [Test, Spec("REPORT-018")]
    public void GemMiner_HasItsStepsInOrder_UnderBothProtocols()
    {
        var results = new SweepResults(
            from protocol in new[] { "Paper", "Fair" }
            from replicate in new[] { 4, 5, 6 }
            select Scenario("gem-miner", protocol, "circle", replicate, [.. s_steps.Select((s, i) => Run(s, "ticket", (protocol == "Paper" ? 0.1 : 0.2) + (0.01 * replicate), 0.5 + (0.1 * i)))]));
        var table = GemMinerSection.Of(results)!.Table("From edge-popup");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(table.Texts().Select(r => r[0]), Is.EqualTo(s_steps));
            Assert.That(table.Row("Gem-Miner"), Is.EqualTo(new[] { "Gem-Miner", "ticket", "0.15", "0.9", "0.25", "0.9", "10" }));
        }
    }

    [Test, Spec("REPORT-025")]
    public void StrongTickets_HaveRecallBesideChance_AndTheLowestDensity()
    {
        var section = StrongTicketSection.Of(new SweepResults(
            from replicate in new[] { 11, 12, 13 }
            select Scenario("strong-tickets", "Fair", "circle", replicate, Run("Local search", "ticket", 0.9, null), Run("Local search", "2x", 0.94 + (0.01 * (replicate - 11)), null), Run("Gem-Miner", "2x", 0.4, null))),
            "command")!;
        var table = section.Table("Strong tickets of frozen weights");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(table.Row("Circle", "Local search", "2x"), Is.EqualTo(new[] { "Circle", "Local search", "2x", "3", "90", "0.95 (0.94 to 0.96)", "yes", "0.250", "0.200", "0.226", "0.100", "10" }));
            Assert.That(table.Row("Circle", "Gem-Miner", "2x")[6], Is.EqualTo("no"));
            Assert.That(section.Blocks.OfType<ListBlock>().Single().Items, Is.EqualTo(new[] { "Circle: the lowest density tried at which the local search finds a strong ticket of baseline quality is 2 times the ticket's, 90 parameters; the planted ticket has 21." }));
        }
    }

    [Test, Spec("REPORT-053")]
    public void Curves_AreOverTheNetworksThatAllSeekersWereRunOn()
    {
        string Drawing(params ScenarioResult[] results) => StrongTicketSection.Of(new SweepResults(results), "command")!.Drawing("strong-ticket-curves");
        ScenarioResult Both(int replicate, double own) => Scenario("strong-tickets", "Fair", "circle", replicate, Run("Local search", "2x", own, null), Run("Gem-Miner", "2x", 0.4, null));
        var alone = Scenario("strong-tickets", "Fair", "circle", 13, Run("Local search", "2x", 0.1, null), Run("Local search", "ticket", 0.3, null));
        var drawing = Drawing(Both(11, 0.8), Both(12, 0.9), alone);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(drawing, Does.Contain("Local search at density 0.05: mean 0.85, from 0.8 to 0.9"));
            Assert.That(drawing, Does.Contain("Local search at density 0.025: mean 0.3, from 0.3 to 0.3"), "alone at its density");
            Assert.That(Drawing(Scenario("strong-tickets", "Fair", "circle", 11, Run("Gem-Miner", "2x", 0.4, null)), alone), Does.Contain("Local search at density 0.05: mean 0.1"), "no network has both");
        }
    }

    // Replicate 13 has one of the two alone and counts for neither.
    [Test, Spec("OWN-019")]
    public void StrongTickets_CompareTheStarts_OnWhatHasBoth()
    {
        RunResult Found(string seeker, double score) => Run(seeker, "2x", score, null);
        var both = StrongTicketSection.Of(
            new SweepResults(
            [
                Scenario("strong-tickets", "Fair", "circle", 11, Found("Local search", 0.92), Found("Local search from IMP (decay)", 0.81)),
                Scenario("strong-tickets", "Fair", "circle", 12, Found("Local search", 0.94), Found("Local search from IMP (decay)", 0.83)),
                Scenario("strong-tickets", "Fair", "circle", 13, Found("Local search", 0.98)),
                Scenario("strong-tickets", "Fair", "helix", 11, Found("Local search from IMP (decay)", 0.1)),
            ]),
            "command")!;
        var one = StrongTicketSection.Of(new SweepResults([Scenario("strong-tickets", "Fair", "circle", 11, Found("Local search", 0.92))]), "command")!;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(both.Blocks.OfType<ListBlock>().First().Items, Is.EqualTo(new[] { "Circle at 2x: 0.93 from random masks, 0.82 from that mask, over 2 networks." }));
            Assert.That(both.Table("Strong tickets of frozen weights").Row("Helix", "Local search from IMP (decay)", "2x")[5], Is.EqualTo("0.1 (0.1 to 0.1)"));
            Assert.That(both.Prose(), Does.Contain("iterative magnitude pruning with weight decay"));
            Assert.That(one.Prose(), Does.Not.Contain("iterative magnitude pruning"));
            Assert.That(one.Blocks.OfType<ListBlock>().Count(), Is.EqualTo(1));
        }
    }

    [Test, Spec("REPORT-019")]
    public void Transfer_HasRecallBesideChance_AndEveryScore()
    {
        var section = TransferSection.Of(new SweepResults(
            from replicate in new[] { 1, 2 }
            select new TransferRecord
            {
                Key = new ScenarioKey("Fair", "circle>rings", 5, 100, 0.01, replicate) { Experiment = "transfer" },
                Transfers = [Transfer("circle", "rings", replicate, found: 4 * replicate, after: 0.1 * replicate)],
            }),
            "command")!;
        var scores = section.Table("Scores after training");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(section.Table("two tickets share").Row("Circle to Rings"), Is.EqualTo(new[] { "Circle to Rings", "SNIP", "0.01", "2", "40", "0.150", "0.125", "0 of 2", "0.050", "0.250", "0.125", "0 of 2", "0.050" }));
            Assert.That(scores.Rows, Has.Count.EqualTo(12));
            Assert.That(scores.Row("Circle to Rings", "source’s mask, random values")[2..], Is.EqualTo(new[] { "0.15" }));
            Assert.That(scores.Row("Circle to Rings", "dense, late reset")[2..], Is.EqualTo(new[] { "0.25" }));
            Assert.That(scores.Row("Circle to Rings", "target’s planted ticket, not trained")[2..], Is.EqualTo(new[] { "1.0e-4" }));
            Assert.That(scores.Row("Circle to Rings", "source’s mask on the source itself")[2..], Is.EqualTo(new[] { "0.8" }));
            Assert.That(section.Prose(), Does.Contain("the planted parameters of the hidden layers that belong to both tickets"));
        }
    }

    [Test, Spec("REPORT-020")]
    public void Spiral_CountsTheFindings_AgainstTheOptimum()
    {
        var section = SpiralSection.Of(Spiral(snipWide: 0.6, synFlowWaste: 0, synFlowAtOptimum: 0.94), null, "command")!;
        var findings = section.Table("findings").Texts();
        var all = SpiralSection.Of(Spiral(snipWide: 0.6, synFlowWaste: 2, synFlowAtOptimum: 0.92), null, "command")!.Table("findings").Texts();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(findings.Select(r => r[0][..2] + ": " + r[2] + ", " + r[3]), Is.EqualTo(new[] { "Z1: 1 of 2, in part", "Z1: 1 of 2, in part", "Z2: 1 of 2, in part", "Z3: 1 of 2, in part" }));
            Assert.That(all.Select(r => r[0][..2] + ": " + r[2] + ", " + r[3]), Is.EqualTo(new[] { "Z1: 1 of 2, in part", "Z1: 1 of 2, in part", "Z2: 2 of 2, for all", "Z3: 2 of 2, for all" }));
            Assert.That(findings[0][1], Does.Contain("median accuracy from width 3 to 16: -0.2 to 0.03"));
            Assert.That(findings[1][1], Does.Contain("best accuracy from width 3 to 16: -0.3 to 0.01"));
            Assert.That(section.Prose(), Does.Contain("from those it reaches 0.96, from the others 0.7 to 0.7"));
            Assert.That(section.Table("What each method").Row("3", "SNIP"), Is.EqualTo(new[] { "3", "SNIP", "2", "22", "18", "0.8 (0.7 to 0.9)" }));
            Assert.That(SvgReading.Texts(section.Drawing("spiral-widths")), Has.Member("best mask of width 3 0.96").And.No.Member("Optimum"));
            Assert.That(section.Blocks.OfType<TableBlock>().Count(), Is.EqualTo(2), "without a record there is nothing to say of the search");
        }
    }

    [Test, Spec("REPORT-020")]
    public void Spiral_ShowsTheBestMaskOfEachSize()
    {
        var search = new SpiralSearchResult
        {
            Settings = new SpiralSearchSettings(),
            Masks = 12,
            Networks = 3456,
            Points = 100,
            ScoredPoints = 10,
            Sizes = [new(21, 5, 9, 40), new(22, 7, 10, 60)],
            Best = [new(21, 13, "", 3, 9, 90, 0.9), new(22, 14, "", 4, 9, 91, 0.91), new(22, 14, "", 5, 10, 96, 0.96)],
            Structured = [new(26, 18, "", 6, 9, 95, 0.95), new(25, 17, "", 7, 9, 96, 0.94)],
        };
        var section = SpiralSection.Of(Spiral(0.6, 0, 0.94), search, "command")!;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(section.Table("best mask found of each size").Texts(), Is.EqualTo(new[] { new[] { "21", "13", "5", "0.9", "3" }, ["22", "14", "7", "0.96", "5"] }));
            Assert.That(section.Prose(), Does.Contain("keeps 22 parameters, 14 of them weights; the smallest fully connected network that does has 26."));
        }
    }

    [Test, Spec("REPORT-021")]
    public void Theory_GivesEveryNumberAMeaningOfItsOwn()
    {
        var names = TheoryTrials.Run(0).Select(n => n.Key).ToArray();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(names.Where(n => TheoryNumbers.Meaning(n) == n), Is.Empty);
            Assert.That(names.Select(TheoryNumbers.Meaning), Is.Unique);
            Assert.That(TheoryNumbers.Meaning("relu-path-probability-at-0.01"), Does.Contain("density 0.01"));
        }
    }

    [Test, Spec("REPORT-021")]
    public void Theory_HasMedianAndRange_AndDrawsWhatWasMeasured()
    {
        var section = TheorySection.Of(
            new SweepResults(new[] { 0.3, 0.9, 0.4 }.Select((share, i) => new NumbersResult
            {
                Key = new ScenarioKey("Fair", "relu", 5, 100, 0.01, i + 1) { Experiment = "theory" },
                Numbers = [new("relu-path-random-mask-share-at-0.1", share)],
            })),
            "command")!;
        var point = SvgReading.Panels(section.Drawing("relu-path")).Single().Descendants().Single(e => e.HasClass("point"));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(section.Table("What was measured").Texts().Single()[2..], Is.EqualTo(new[] { "0.4", "0.3", "0.9" }));
            Assert.That(point.Value.Trim(), Is.EqualTo("share of random masks at 0.1: 0.4, from 0.3 to 0.9"));
        }
    }

    private static SweepResults Spiral(double snipWide, int synFlowWaste, double synFlowAtOptimum) => new(
    [
        new SpiralRecord
        {
            Key = new ScenarioKey("Fair", "spiral", 5, 3, 0, 1) { Experiment = "spiral" },
            Runs =
            [
                new(3, 5, "Optimum", 22, 14, 22, 14, 0.96), new(3, 0, "Optimum", 22, 14, 22, 14, 0.7),
                new(3, 5, "Dense", 37, 27, 37, 27, 0.97), new(3, 0, "Dense", 37, 27, 37, 27, 0.9),
                new(3, 5, "SNIP", 22, 14, 18, 10, 0.9), new(3, 0, "SNIP", 22, 14, 18, 10, 0.7),
                new(3, 5, "SynFlow", 22, 14, 22 - synFlowWaste, 14, synFlowAtOptimum), new(3, 0, "SynFlow", 22, 14, 22, 14, 0.9),
                new(16, 5, "SNIP", 22, 14, 18, 10, snipWide), new(16, 5, "SynFlow", 22, 14, 22, 14, 0.95),
            ],
        },
    ]);
}
