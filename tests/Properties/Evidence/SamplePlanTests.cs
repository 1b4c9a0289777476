using System.Globalization;
using PlantNSeek.Evidence;
using PlantNSeek.Experiments.Scenarios;
using PlantNSeek.Numerics;
using PlantNSeek.Store;
using PlantNSeek.Sweeping;

namespace PlantNSeek.Properties.Evidence;

public class SamplePlanTests
{
    [Test, Spec("EVID-006")]
    public void EveryCheapCell_IsChecked_AtItsFirstDensity()
    {
        var units = SamplePlan.Of(MadeUpEvidence.Book(), "a");
        var checkedCells = units.Where(u => u.Part.Densities is "ticket" or "").SelectMany(u => u.Cells);
        Assert.That(checkedCells, Is.EquivalentTo(MadeUpEvidence.Book().Records.Keys));
    }

    [Test, Spec("EVID-006")]
    public void SeekersThatAreAllOfARun_AreRunTogether() =>
        Assert.That(SamplePlan.Of(MadeUpEvidence.Book(), "a").Where(u => u.Part is { Experiment: "multishot", Densities: "ticket" }).Select(u => (u.Part.Seeker, u.Cells.Count)), Is.EqualTo([("", 2)]));

    [Test, Spec("EVID-006")]
    public void DearCells_AreCheckedInRotation_WithinASetTime()
    {
        var book = MadeUpEvidence.Timed(MadeUpEvidence.Book(), seconds: 25);
        var units = SamplePlan.Of(book, "a");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(units.Sum(u => u.Seconds), Is.InRange(SamplePlan.EnoughSeconds, SamplePlan.RotationSeconds));
            Assert.That(units.SkipLast(1).Sum(u => u.Seconds), Is.LessThan(SamplePlan.EnoughSeconds), "enough is not added to");
            Assert.That(units.Select(u => u.Part).Distinct().Count(), Is.EqualTo(units.Count));
        }
    }

    [Test, Spec("EVID-006")]
    public void ACellThatWasNeverTimed_IsADearOne()
    {
        var book = MadeUpEvidence.Book();
        var untimed = new EvidenceBook(book.Results, [], MadeUpEvidence.Sources);
        Assert.That(SamplePlan.Of(untimed, "a").Sum(u => u.Seconds), Is.LessThanOrEqualTo(SamplePlan.RotationSeconds));
    }

    [Test, Spec("EVID-006")]
    public void OfACellThatWasNeverTimed_TheEstimateCounts()
    {
        var key = new ScenarioKey("Fair", "cifar10-resnet8", 8, 8, 0, 4) { Experiment = "rare-gems", Seeker = "SNIP", Densities = "0.05" };
        var random = new RandomStream(1, "untimed");
        var dear = MadeUpEvidence.Scenario(key, random) with { Runs = [MadeUpEvidence.Run("SNIP", "0.05", random)] };
        var unit = SamplePlan.Of(new EvidenceBook(new SweepResults([dear]), [], MadeUpEvidence.Sources), new EvidenceCell(key.Setting with { Seeker = "", Densities = "" }, "SNIP"), "a");
        Assert.That(unit.Seconds, Is.EqualTo(ExperimentCatalog.Cost(key) * RunCost.SecondsPerUnit).And.GreaterThan(12));
    }

    [Test, Spec("EVID-007")]
    public void TheSameSources_ChooseTheSame_OthersOthers()
    {
        var book = MadeUpEvidence.Book();
        IEnumerable<ScenarioKey> Chosen(string sources) => SamplePlan.Of(book, sources).Select(u => u.Part);
        using (Assert.EnterMultipleScope())
        {
            var again = SamplePlan.Of(MadeUpEvidence.Book(), "a").Select(u => u.Part);
            Assert.That(again, Is.EqualTo(Chosen("a")), "another book of the same runs");
            Assert.That(Enumerable.Range(0, 20).Select(i => string.Join('|', Chosen($"{i}"))).Distinct().Count(), Is.GreaterThan(5));
        }
    }

    [TestCase(0.5)]
    [TestCase(25)]
    [Spec("EVID-007")]
    public void OverTheVersions_EveryReplicateAndDensityOfEveryCellIsChosen(double seconds)
    {
        var book = MadeUpEvidence.Timed(MadeUpEvidence.Book(), seconds);
        var chosen = Enumerable.Range(0, 400).SelectMany(i => SamplePlan.Of(book, i.ToString(CultureInfo.InvariantCulture)))
            .SelectMany(u => u.Cells.Select(c => (c, u.Part.Densities, u.Part.Replicate))).ToHashSet();
        var all = from cell in book.Records from record in cell.Value from density in record.Densities.DefaultIfEmpty("") select (cell.Key, density, record.Record.Key.Replicate);
        Assert.That(chosen, Is.EquivalentTo(all));
    }

    [Test, Spec("EVID-007")]
    public void CellsOnOneNetwork_AreCheckedOnOneReplicate()
    {
        var units = SamplePlan.Of(MadeUpEvidence.Book(), "a").Where(u => u.Part.Densities == "ticket");
        Assert.That(units.Select(u => u.Part.Replicate).Distinct().Count(), Is.EqualTo(1));
    }

    [Test]
    [Spec("EVID-006")]
    public void ASelection_IsSampledAlone()
    {
        var units = SamplePlan.Of(MadeUpEvidence.Book(), "a", key => key.Experiment == "multishot" && key.Replicate == 3);
        Assert.That(units.Select(u => (u.Recorded.Key.Experiment, u.Recorded.Key.Replicate)).Distinct(), Is.EqualTo([("multishot", 3)]));
    }
}
