using PlantNSeek.Claims;

namespace PlantNSeek.Properties.Claims;

[Spec("CLAIM-001")]
public class ClaimBookTests
{
    private const string Good = """
        claims:
          - id: C1
            title: A title
            source: Fig. 1
            statement: Something holds.
            parts:
              - { measure: largest-margin, score: weak, task: circle, depth: 5, densities: [ticket, 0.1], below: 0 }
            recorded:
              paper: { verdict: Reproduced, reason: 'because' }
              fair: { verdict: Deviates, reason: 'although' }
        """;

    [Test]
    public void AGoodFile_IsReadWhole()
    {
        var claim = ClaimBook.Parse(Good).Single();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(claim.Id, Is.EqualTo("C1"));
            Assert.That(claim.Parts[0].Densities, Is.EqualTo(new[] { "ticket", "0.1" }));
            Assert.That(claim.Parts[0].Threshold, Is.Zero);
            Assert.That(claim.Recorded("Paper"), Is.EqualTo(new RecordedVerdict(Verdict.Reproduced, "because")));
            Assert.That(claim.Recorded("Fair").Verdict, Is.EqualTo(Verdict.Deviates));
            Assert.That((claim.Parts[0].Decay, claim.Repeats), Is.EqualTo((default(string), default(string))));
            Assert.That(ClaimBook.Parse(Good.Replace("depth: 5", "depth: 5, decay: L2 1e-3", StringComparison.Ordinal)).Single().Parts[0].Setting("Fair").Decay, Is.EqualTo("L2 0.001"));
        }
    }

    [TestCase("title: A title", "heading: A title", "unknown key heading")]
    [TestCase("source: Fig. 1", "", "key source is missing")]
    [TestCase("largest-margin", "largest-magin", "measure is largest-magin")]
    [TestCase("0.1]", "0.2]", "density is 0.2")]
    [TestCase("verdict: Reproduced", "verdict: Proven", "verdict is Proven")]
    [TestCase("verdict: Reproduced", "verdict: Reproduced, quick: Deviates", "unknown key quick")]
    [TestCase(", below: 0", "", "exactly one of below and at-least")]
    [TestCase("below: 0", "below: 0, at-least: 0", "exactly one of below and at-least")]
    [TestCase("depth: 5", "depth: five", "depth is five")]
    [TestCase("below: 0", "bellow: 0", "unknown key bellow")]
    [TestCase("task: circle", "task: cirlce", "task is cirlce")]
    [TestCase("score: weak", "score: week", "score is week")]
    [TestCase("score: weak, ", "", "needs the key score")]
    [TestCase(", densities: [ticket, 0.1]", "", "needs the key densities")]
    [TestCase("depth: 5, ", "", "key depth is missing")]
    [TestCase("depth: 5", "depth: 5.5", "depth is 5.5")]
    [TestCase("task: circle", "task: circle, pruner: Magic", "pruner is Magic")]
    [TestCase("task: circle", "task: circle, decay: L3 0.1", "decay is 'L3 0.1'; it is a kind, one of L2, Decoupled")]
    [TestCase("task: circle", "task: circle, against: { decay: L2 }", "decay is 'L2'; it is a kind")]
    [TestCase("source: Fig. 1", "source: Fig. 1\n    repeats: C2", "repeats is C2")]
    [TestCase("verdict: Reproduced", "verdict: 3", "verdict is 3")]
    [TestCase("paper: {", "papers: {", "unknown key papers")]
    public void AMistake_IsNamedWithItsClaim(string find, string replace, string expected) => Assert.That(
        () => ClaimBook.Parse(Good.Replace(find, replace, StringComparison.Ordinal)),
        Throws.TypeOf<FormatException>().With.Message.Contains(expected).And.Message.Contains("C1"));

    [TestCase("", "is empty")]
    [TestCase("claims: [", "is no YAML")]
    [TestCase("claim: []", "unknown key claim")]
    public void AFileThatHoldsNoClaims_IsAnError(string yaml, string expected) =>
        Assert.That(() => ClaimBook.Parse(yaml), Throws.TypeOf<FormatException>().With.Message.Contains(expected));

    [Test]
    public void TheSameIdTwice_IsAnError() => Assert.That(
        () => ClaimBook.Parse(Good + Good["claims:\n".Length..].Insert(0, "\n")),
        Throws.TypeOf<FormatException>().With.Message.Contains("C1 is given 2 times"));
}
