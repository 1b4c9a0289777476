using PlantNSeek.Claims;
using PlantNSeek.Evidence.Recording;
using PlantNSeek.Experiments.Scenarios;
using PlantNSeek.Store;
using PlantNSeek.Sweeping;
using static PlantNSeek.Properties.Claims.MadeUpResults;

namespace PlantNSeek.Properties.Evidence;

[Spec("EVID-013")]
public class NextLookTests
{
    private static readonly ScenarioKey Setting = new("Paper", "circle", 5, 100, 0.01, 0) { Seeker = "SNIP", Densities = "0.1" };
    private static readonly DeeperEntry Entry = new(["C0"], Setting);
    private static readonly Claim Claim = new("C0", "title", "source", "statement", [Part("largest-margin", "circle", 0)], new(Verdict.Reproduced, ""), new(Verdict.Reproduced, ""));

    [Test]
    public void AnUndecidedClaim_GetsTheRestOfItsSample_UnderItsProtocolAlone()
    {
        var look = NextLook.Of(Results(13, i => i % 2 == 0 ? 0.9 : 0.99), [Claim], [Entry, Entry with { Setting = Setting with { Protocol = "Fair" } }], 50);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(look.Undecided, Is.EqualTo([("C0", "Paper")]));
            Assert.That(look.Missing, Is.EqualTo(Enumerable.Range(14, 37).Select(r => Setting with { Replicate = r })), "13 are recorded, in wider runs");
        }
    }

    [TestCase(0.5)]
    [TestCase(0.999)]
    public void ADecidedClaim_GetsNothing(double score)
    {
        var look = NextLook.Of(Results(13, _ => score), [Claim], [Entry], 50);
        Assert.That((look.Undecided.Count, look.Missing.Count), Is.EqualTo((0, 0)));
    }

    [Test]
    public void AClaimWithoutSamples_GetsNothing() =>
        Assert.That(NextLook.Of(Results(13, i => i % 2 == 0 ? 0.9 : 0.99), [Claim], [Entry with { Claims = ["C1"] }], 50).Missing, Is.Empty);

    [Test]
    public void ASampleThatIsThere_IsNotRunAgain() =>
        Assert.That(NextLook.Of(Results(50, i => i % 2 == 0 ? 0.9 : 0.99), [Claim], [Entry], 50).Missing, Is.Empty);

    [Test]
    public void TheReplicatesOfASample_StartWhereItSays() =>
        Assert.That(NextLook.Of(Results(13, i => i % 2 == 0 ? 0.9 : 0.99), [Claim], [Entry with { First = 7 }], 50).Missing.Select(k => k.Replicate), Is.EqualTo(Enumerable.Range(14, 43)));

    [Test]
    public void EverySampleThatMayBeExtended_IsOfItsClaims_AndOfTheLongProfilesReplicates()
    {
        using (Assert.EnterMultipleScope())
        {
            foreach (var entry in DeeperEntries.All)
            {
                Assert.That(entry.Claims.Select(ClaimBook.ById).Where(c => !IsAbout(c, entry.Setting)).Select(c => $"{c.Id} is not about {entry.Setting}"), Is.Empty);
                var first = Profile.Paper.Entries.Where(e => e.Setting.Setting == entry.Setting.Setting && (e.Setting.Seeker.Length == 0 || e.Setting.Seeker == entry.Setting.Seeker)).Select(e => e.First).DefaultIfEmpty(0).Min();
                Assert.That(entry.First, Is.EqualTo(first), $"{entry.Setting}");
            }

            Assert.That(DeeperEntries.All.Select(e => e.Setting).Distinct().Count(), Is.EqualTo(DeeperEntries.All.Count), "each once, with all its claims");
        }
    }

    private static bool IsAbout(Claim claim, ScenarioKey setting) => (claim with { Artefacts = [] }).Measured(setting.Protocol)
        .Any(p => p.Setting(setting.Protocol).Setting == setting.Setting
            && setting.Densities.Split(',').Any(Measures.Densities(p).Contains) && (setting.Seeker.Length == 0 || Measures.Seekers(p).Contains(setting.Seeker)));

    private static SweepResults Results(int replicates, Func<int, double> weak) =>
        new(Enumerable.Range(1, replicates).Select(r => Scenario("circle", 5, r, (pruner, _) => Run(0, pruner == "SNIP" ? weak(r) : 0.5, 5, 5))));
}
