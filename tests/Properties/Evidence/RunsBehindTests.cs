using PlantNSeek.Claims;
using PlantNSeek.Evidence;
using PlantNSeek.Evidence.Auditing;
using PlantNSeek.Experiments.Scenarios;

namespace PlantNSeek.Properties.Evidence;

public class RunsBehindTests
{
    private static readonly EvidenceBook Book = MadeUpEvidence.Book();

    [Test, Spec("EVID-016")]
    public void BehindAClaim_AreTheSeekersAndDensitiesOfItsParts_AndNoOthers()
    {
        var units = RunsBehind.Claim(Claim(new ClaimPart { Measure = "largest-margin", Experiment = "multishot", Task = "circle", Depth = 5, Pruners = ["SNIP"], Densities = ["0.01", "0.1"], Below = 0 }), Book);
        Assert.That(units.Select(u => (u.Part.Seeker, u.Part.Densities, u.Part.Replicate)), Is.EquivalentTo(Enumerable.Range(1, 4).Select(r => ("SNIP", "0.01,0.1", r))));
    }

    [Test, Spec("EVID-016")]
    public void BehindAComparison_AreBothSettings()
    {
        var part = new ClaimPart { Measure = "median-gain", Task = "helix", Experiment = "multishot", Depth = 5, Pruners = ["SNIP"], Densities = ["ticket"], Below = 0, Against = new ComparedSetting(null, "circle", null, null, null, null) };
        Assert.That(RunsBehind.Claim(Claim(part), Book).Select(u => u.Part.Task).Distinct(), Is.EqualTo(["circle"]), "helix is not recorded");
    }

    [Test, Spec("EVID-016")]
    public void BehindAMeasureOfTheNetwork_IsAnyOneRunInIt()
    {
        var part = new ClaimPart { Measure = "ticket-distance", Experiment = "multishot", Task = "circle", Depth = 5, Expected = 1, Below = 0 };
        Assert.That(RunsBehind.Claim(Claim(part), Book).Select(u => (u.Part.Densities, u.Part.Replicate)), Is.EquivalentTo(Enumerable.Range(1, 4).Select(r => ("ticket", r))));
    }

    [Test, Spec("EVID-016")]
    public void NoPart_IsBehindAClaimTwice()
    {
        var ofRuns = new ClaimPart { Measure = "largest-margin", Experiment = "multishot", Task = "circle", Depth = 5, Pruners = ["SNIP"], Densities = ["ticket"], Below = 0 };
        var ofNetworks = new ClaimPart { Measure = "ticket-distance", Experiment = "multishot", Task = "circle", Depth = 5, Expected = 1, Below = 0 };
        var units = RunsBehind.Claim(Claim(ofRuns) with { Parts = [ofRuns, ofNetworks, ofRuns] }, Book);
        Assert.That(units.Select(u => u.Part).ToArray(), Is.Unique.And.Length.EqualTo(4));
    }

    [Test, Spec("EVID-016")]
    public void BehindNumbers_AreWholeRuns()
    {
        var part = new ClaimPart { Measure = "median-number", Experiment = "theory", Task = "relu", Depth = 5, Number = "first", Below = 0 };
        Assert.That(RunsBehind.Claim(Claim(part), Book).Select(u => u.Part), Is.EquivalentTo(Enumerable.Range(1, 4).Select(r => ScenarioKey.Usual("theory", "Fair", "relu") with { Replicate = r })));
    }

    [Test, Spec("EVID-016")]
    public void ARun_IsFoundByItsName_WholeOrInPart()
    {
        var key = MadeUpEvidence.Setting with { Replicate = 3 };
        using (Assert.EnterMultipleScope())
        {
            Assert.That(RunsBehind.Run($"{key}", Book).Single().Part, Is.EqualTo(key));
            Assert.That(RunsBehind.Run($"{key with { Seeker = "SNIP", Densities = "0.1" }}", Book).Single().Part, Is.EqualTo(key with { Seeker = "SNIP", Densities = "0.1" }));
            Assert.That(RunsBehind.Run("nothing", Book), Is.Empty);
        }
    }

    [Test, Spec("EVID-016")]
    public void AnAudit_TakesAsMuchAsItsTimeAllows_AndOneOfEachSettingAndSeeker()
    {
        var behind = RunsBehind.Settings(static _ => true, Book);
        var (none, some, all) = (AuditPlan.Of(behind, "a", 0), AuditPlan.Of(behind, "a", behind.Sum(u => u.Seconds) / 2), AuditPlan.Of(behind, "a", null));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(none.Units.Select(u => (u.Part.Experiment, u.Part.Seeker)), Is.EquivalentTo([("multishot", "SNIP"), ("multishot", "SynFlow"), ("theory", "")]));
            Assert.That(some.Units, Has.Count.InRange(none.Units.Count + 1, all.Units.Count - 1));
            Assert.That(all.Units, Is.EqualTo(behind));
        }
    }

    private static Claim Claim(ClaimPart part) => new("C0", "title", "source", "statement", [part], new(Verdict.Reproduced, ""), new(Verdict.Reproduced, ""));
}
