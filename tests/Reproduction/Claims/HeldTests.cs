using PlantNSeek.Claims.Held;
using PlantNSeek.Reporting.Composition;
using PlantNSeek.Reproduction.Tests.Structure;

namespace PlantNSeek.Reproduction.Tests.Claims;

/// <summary>What holds by proof or construction, in every recorded replicate.</summary>
public class HeldTests
{
    [Category("Sweep")]
    [Spec("CLAIM-012")]
    [Spec("H1")]
    [Spec("C2")]
    [Spec("H2")]
    [Spec("C3")]
    [Spec("C36")]
    [Spec("H3")]
    [TestCaseSource(nameof(Ids))]
    public void Statement_HoldsInEveryReplicate(string id)
    {
        var judgement = SharedSweep.Reproduction.Held.Single(h => h.Held.Id == id);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(judgement.Parts.Select(p => p.Values.Count), Is.All.Positive, "looked at");
            Assert.That(judgement.Parts.Where(p => p.Violations.Count > 0).Select(p => $"{p.Protocol}: {HeldSection.Outcome(p)}"), Is.Empty);
        }
    }

    [Test]
    [Spec("CLAIM-012")]
    public void EveryRequirementThatIsNamed_Exists_AndATestNamesIt()
    {
        var stated = SpecIds.Requirements().Select(r => r.Id).ToHashSet();
        var tested = SpecIds.NamedByTests();
        Assert.That(HeldBook.Embedded.SelectMany(h => h.Requirements).Where(id => !stated.Contains(id) || !tested.Contains(id)), Is.Empty);
    }

    private static IEnumerable<string> Ids() => HeldBook.Embedded.Select(h => h.Id);
}
