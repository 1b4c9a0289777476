using PlantNSeek.Claims;
using PlantNSeek.Experiments.Scenarios;
using PlantNSeek.Recovery;
using PlantNSeek.Reporting.Composition.Images;
using PlantNSeek.Reporting.Documents;
using PlantNSeek.Store;
using static PlantNSeek.Snapshots.Tests.Reporting.MadeUpSweep;

namespace PlantNSeek.Snapshots.Tests.Reporting.Images;

/// <summary>The section on Rare Gems.</summary>
public class GemSectionTests
{
    [Test, Spec("REPORT-056")]
    public void Arms_HaveCostScoresAndChecks_AndSayWhichLayersAreUniform()
    {
        var section = Section(
        [
            .. from replicate in new[] { 4, 5 }
               select Gems("Fair", replicate, Run("Gem-Miner", "0.05", 0.3, 0.38 + (0.01 * replicate), samples: 30_000) with
               {
                   Sanity = [new(SanityCheck.LayerwiseShuffle, 0.35), new(SanityCheck.Reinitialisation, 0.36)], HasUniformLayers = replicate == 5,
               }),
            Gems("Fair", 4, Run("IMP (rewinding)", "0.05", 0.2, 0.4, samples: 90_000)),
        ])!;
        var table = section.Table("Every arm");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(table.Row("cifar10-resnet8", "Fair", "Gem-Miner"), Is.EqualTo(new[] { "cifar10-resnet8", "Fair", "Gem-Miner", "0.05", "2", "12", "0.3 (0.3 to 0.3)", "0.425 (0.42 to 0.43)", "0.35 (0.35 to 0.35)", "0.36 (0.36 to 0.36)", "12", "1" }));
            Assert.That(table.Row("cifar10-resnet8", "Fair", "IMP (rewinding)"), Is.EqualTo(new[] { "cifar10-resnet8", "Fair", "IMP (rewinding)", "0.05", "1", "36", "0.2 (0.2 to 0.2)", "0.4 (0.4 to 0.4)", "–", "–", "12", "–" }));
        }
    }

    [Test, Spec("REPORT-056")]
    public void Claims_HaveThePublishedNumberBesideOurs_AndWhatTheyDependOn()
    {
        // Under Paper the order holds where the fine-tuning is taken from Fair, and not as published.
        string[] steps = ["Edge-popup", "Global edge-popup", "Global edge-popup, gradual", "Global edge-popup, gradual, penalty", "Gem-Miner"];
        ScenarioResult Of(string protocol, int replicate, string turned, bool ascends) => Gems(
            protocol, replicate, [.. steps.Select((s, i) => Run(s, "0.05", 0.1, ascends ? 0.2 + (0.1 * i) : 0.6 - (0.1 * i)))]) is var made ? made with { Key = made.Key with { Switch = turned } } : made;
        var section = Section(
        [
            .. from replicate in Enumerable.Range(4, 10)
               from made in new[] { Of("Fair", replicate, "", true), Of("Paper", replicate, "", false), Of("Paper", replicate, "gem-finetuning", true), Of("Paper", replicate, "gem-search", false) }
               select made,
        ])!;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(section.Table("The claims of Rare Gems").Texts().Select(static r => string.Join(" | ", r)), Has.Member(
                "[G2](#claim-G2) On images the steps from edge-popup to Gem-Miner each help | 24.5, 34.4, 63.5, 63.7 and 66.2 % at density 0.0059 (Table 3) | -0.1 (-0.1) |  | 0.1 (0.1) |  | gem-finetuning"));
            Assert.That(section.Table("The claims of Rare Gems").Rows[0].Select(static c => c.Verdict).OfType<VerdictBadge>(), Is.EqualTo(new[] { VerdictBadge.Deviates, VerdictBadge.Reproduced }));
            Assert.That(section.Table("The claims of Rare Gems").Texts().Select(static r => r[0][..4]), Is.EqualTo(new[] { "[G2]", "[G3]", "[G4]", "[G5]", "[G6]" }));
            Assert.That(section.Table("The claims of Rare Gems").Texts().Last().Last(), Is.EqualTo("–"), "no artefact is measured");
        }
    }

    [Test, Spec("REPORT-056")]
    public void WithoutItsRuns_ThereIsNone() =>
        Assert.That(Section([Scenario("pictures", "Fair", "cifar10-vgg8", 4, Run("SNIP", "0.05", 0.1, 0.3))]), Is.Null);

    private static ReportSection? Section(IEnumerable<ScenarioResult> results)
    {
        var sweep = new SweepResults(results);
        return GemSection.Of(sweep, Judge.All(ClaimBook.Embedded, sweep));
    }

    private static ScenarioResult Gems(string protocol, int replicate, params RunResult[] runs) => Scenario("rare-gems", protocol, "cifar10-resnet8", replicate, runs) with
    {
        Key = new ScenarioKey(protocol, "cifar10-resnet8", 8, 8, 0, replicate) { Experiment = "rare-gems" },
        TicketScore = 0.45,
    };
}
