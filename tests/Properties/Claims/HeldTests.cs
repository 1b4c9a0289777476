using PlantNSeek.Claims;
using PlantNSeek.Claims.Held;
using PlantNSeek.Experiments.Scenarios;
using PlantNSeek.Experiments.Theory;
using PlantNSeek.Reporting.Composition;
using PlantNSeek.Store;
using static PlantNSeek.Properties.Claims.MadeUpResults;

namespace PlantNSeek.Properties.Claims;

[Spec("CLAIM-012")]
public class HeldTests
{
    private const string Good = """
        claims: []
        held:
          - id: H1
            title: A title
            source: Fig. 1
            statement: Something holds.
            because: construction
            requirement: [PLANT-001, THEORY-005]
            parts:
              - { measure: planting-deviation, task: circle, depth: 5, below: 1.0e-9 }
              - { measure: number, protocol: Fair, experiment: theory, task: relu, depth: 5, number: ratio, at-least: 1 }
        """;

    [Test]
    public void AGoodFile_IsReadWhole()
    {
        var held = HeldBook.Parse(Good).Single();
        using (Assert.EnterMultipleScope())
        {
            Assert.That((held.Id, held.Title, held.Source, held.Statement, held.Because), Is.EqualTo(("H1", "A title", "Fig. 1", "Something holds.", Ground.Construction)));
            Assert.That(held.Requirements, Is.EqualTo(new[] { "PLANT-001", "THEORY-005" }));
            Assert.That((held.Parts[0].Measure, held.Parts[0].Below, held.Parts[0].Protocol), Is.EqualTo(("planting-deviation", 1e-9, (string?)null)));
            Assert.That((held.Parts[1].Number, held.Parts[1].AtLeast, held.Parts[1].Protocol), Is.EqualTo(("ratio", 1.0, "Fair")));
            Assert.That(HeldBook.Parse("claims: []"), Is.Empty);
        }
    }

    [TestCase("title: A title", "heading: A title", "unknown key heading")]
    [TestCase("source: Fig. 1", "", "key source is missing")]
    [TestCase("because: construction", "because: luck", "because is luck; the known ones are proof, construction")]
    [TestCase("because: construction", "", "key because is missing")]
    [TestCase("requirement: [PLANT-001, THEORY-005]", "requirement: []", "requirement is missing")]
    [TestCase("measure: planting-deviation", "measure: largest-margin", "measure is largest-margin")]
    [TestCase("measure: planting-deviation, ", "", "key measure is missing")]
    [TestCase("task: circle", "task: cirlce", "task is cirlce")]
    [TestCase("protocol: Fair", "protocol: Unfair", "protocol is Unfair; the known ones are Paper, Fair")]
    [TestCase("experiment: theory", "experiment: practice", "experiment is practice")]
    [TestCase("below: 1.0e-9", "below: small", "below is small")]
    [TestCase(", below: 1.0e-9", "", "exactly one of below and at-least")]
    [TestCase("number: ratio, ", "", "the key number belongs to measure number")]
    [TestCase("task: circle", "task: circle, number: ratio", "the key number belongs to measure number")]
    [TestCase("task: circle", "task: circle, score: weak", "unknown key score")]
    public void AMistake_IsNamedWithItsStatement(string find, string replace, string expected) => Assert.That(
        () => HeldBook.Parse(Good.Replace(find, replace, StringComparison.Ordinal)),
        Throws.TypeOf<FormatException>().With.Message.Contains(expected).And.Message.Contains("H1"));

    [Test]
    public void AnId_StandsOnceInBothListsTogether() => Assert.That(
        () => HeldBook.Parse(Good + "\n" + Good[Good.IndexOf("  - id", StringComparison.Ordinal)..]), Throws.TypeOf<FormatException>().With.Message.Contains("H1 is given 2 times"));

    [Test]
    public void AClaim_IsNotAboutExtremes([Values("largest-number", "smallest-number", "planting-deviation")] string measure) =>
        Assert.That(Measures.Names, Has.No.Member(measure));

    [Test]
    public void EveryReplicateThatViolatesABound_IsNamedWithItsValue()
    {
        double[] deviations = [1e-14, 2e-9, 3e-14, 5e-9];
        var scenarios = deviations.Select((d, i) => Scenario("circle", 5, i + 1, (_, _) => Run(0, 0, 5, 5)) with { PlantingDeviation = d });
        var numbers = new[] { 1.0, 7 }.Select((v, i) => new NumbersResult
        {
            Key = new ScenarioKey("Fair", "relu", 5, 100, 0.01, i + 1) { Experiment = "theory" }, Numbers = [new("ratio", v)],
        });
        var judgement = HeldJudgement.All(HeldBook.Parse(Good), new SweepResults([.. scenarios, .. numbers])).Single();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(judgement.IsViolated, Is.True);
            Assert.That(judgement.Parts.Select(p => $"{p.Part.Measure} {p.Protocol}: {HeldSection.Outcome(p)}"), Is.EqualTo(new[]
            {
                "planting-deviation Paper: violated in replicate 2 (2.0e-9, must be < 1.0e-9); violated in replicate 4 (5.0e-9, must be < 1.0e-9)",
                "planting-deviation Fair: not run",
                "number Fair: holds in all 2 replicates",
            }));
            Assert.That(judgement.Parts.Select(p => p.Worst), Is.EqualTo(new[] { 5e-9, double.NaN, 1 }));
        }
    }

    [Test]
    public void WhatIsNoNumber_MeetsNoBound()
    {
        var results = new SweepResults([Scenario("circle", 5, 1, (_, _) => Run(0, 0, 5, 5)) with { PlantingDeviation = double.NaN }]);
        Assert.That(HeldJudgement.All(HeldBook.Parse(Good), results).Single().IsViolated, Is.True);
    }

    [Test]
    public void TheOracle_IsLookedAtBesideItsOwnTicket()
    {
        ClaimPart Part(string task, double below) => new() { Measure = "oracle-distance", Task = task, Depth = 5, Below = below, Protocol = "Paper" };
        var held = new HeldStatement("H0", "title", "source", "statement", Ground.Construction, ["RUN-007"], [Part("circle", 0.0015), Part("helix", 1e-4)]);
        ScenarioResult With(string task, int replicate, double oracle) =>
            Scenario(task, 5, replicate, (_, _) => Run(0, 0, 5, 5)) with { Controls = [Run(oracle, 0, 5, 5) with { Pruner = "Oracle", Density = "ticket" }] };
        var judged = HeldJudgement.All(
            [held],
            new SweepResults(
            [
                With("circle", 1, CircleTicket), With("circle", 2, CircleTicket - 0.001), With("circle", 3, CircleTicket - 0.002), With("circle", 4, CircleTicket + 0.002),
                With("helix", 1, ErrorTicket * 1.00005), With("helix", 2, ErrorTicket * 1.0002), With("helix", 3, ErrorTicket * 0.9998),
            ])).Single().Parts;
        Assert.That(judged.Select(part => part.Violations.Select(v => v.Replicate)), Is.EqualTo(new[] { new[] { 3, 4 }, [2, 3] }));
    }

    [Test]
    public void TheClaimsFile_HoldsWhatIsProvedApart() => Assert.That(
        HeldBook.Embedded.Select(h => (h.Id, h.Because)), Is.EqualTo(new[]
        {
            ("H1", Ground.Proof), ("C2", Ground.Proof), ("H2", Ground.Proof), ("C36", Ground.Proof), ("C3", Ground.Construction), ("H3", Ground.Construction),
        }));
}
