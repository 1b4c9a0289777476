using PlantNSeek.Claims;
using PlantNSeek.Experiments.Scenarios;
using PlantNSeek.Numerics;
using PlantNSeek.Store;
using PlantNSeek.Sweeping;

namespace PlantNSeek.Properties.Claims;

/// <summary>A judge that always doubts never errs; this one decides what is clear.</summary>
[Spec("CLAIM-011")]
public class PowerTests
{
    private const int Trials = 200;
    private static readonly ScenarioKey Setting = ScenarioKey.Usual("singleshot", "Paper", "circle");
    private static readonly string[] Densities = ["ticket", "0.01", "0.1", "0.5"];

    // Two of three replicates are off by less than the spread, hardly any by three times as much.
    [TestCase("largest-margin", 9, 1)]
    [TestCase("largest-margin", 13, 20)]
    [TestCase("smallest-margin", 13, 20)]
    [TestCase("smallest-best-margin", 13, 20)]
    public void WhatIsFarFromTheThreshold_IsDecided(string measure, int replicates, int pairs)
    {
        const double Spread = 0.02;
        var part = new ClaimPart
        {
            Measure = measure, Task = "circle", Depth = 5, Score = "weak", AtLeast = 0,
            Pruners = pairs == 1 ? ["SNIP"] : Measures.PrunerNames, Densities = pairs == 1 ? ["0.1"] : Densities,
        };
        int Decided(double margin, Verdict expected)
        {
            var sweep = new SimulatedSweep(SimulatedSweep.Shapes["normal"], Spread);
            var stream = new RandomStream(1, $"power/{measure}/{margin}", (ulong)replicates);
            var claim = new Claim("C0", "title", "source", "statement", [part], new(expected, ""), new(expected, ""));
            return Enumerable.Range(0, Trials).Count(_ =>
                Judge.Of(claim, new SweepResults(sweep.Setting(Setting, replicates, part.Pruners, part.Densities, margin, stream)), "Paper").Verdict == expected);
        }

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Decided(6 * Spread, Verdict.Reproduced), Is.GreaterThan(0.9 * Trials), "found");
            Assert.That(Decided(-6 * Spread, Verdict.Deviates), Is.GreaterThan(0.9 * Trials), "missed");
        }
    }

    // The clearest result there is, every share all or nothing: which part of the book could still not be decided as claimed?
    [Test]
    public void ShareParts_CanBeDecided_AsClaimedAndAgainstIt_ButForC4()
    {
        var stream = new RandomStream(1, "power/shares");
        SweepResults[] extremes = [.. new[] { true, false }.Select(happens => BookSimulation.Sweep(BookSimulation.Long, SimulatedSweep.Truth, stream, () => happens))];
        var undecidable = from claim in ClaimBook.Embedded
                          from protocol in new[] { "Paper", "Fair" }
                          from part in claim.Parts.Where(p => p.IsUnder(protocol) && p.Measure.Contains("share", StringComparison.Ordinal) && p.Measure != "smallest-collapse-share-of-failures")
                          from holds in new[] { true, false }
                          where !extremes.Any(results => Judge.Of(claim with { Parts = [part], Artefacts = [] }, results, protocol).Parts is [var judged] && judged.IsSafe && judged.Holds == holds)
                          select $"{claim.Id} {(holds ? "as claimed" : "against it")}";

        // Below 5 % would take more than a hundred replicates in which nothing is told apart; its statement says so.
        Assert.That(undecidable.Distinct(), Is.EqualTo(new[] { "C4 as claimed" }));
    }

    // Whatever was measured: with fewer replicates than a part needs, an end of its interval is open and nothing decides it.
    [Test]
    public void TheLongProfile_HasTheReplicatesThatEveryPartNeeds()
    {
        var results = BookSimulation.Sweep(BookSimulation.Long, SimulatedSweep.Truth, new RandomStream(1, "power/book"), () => true);
        var open = from claim in ClaimBook.Embedded
                   from judgement in new[] { "Paper", "Fair" }.Select(p => Judge.Of(claim, results, p))
                   from part in judgement.Parts.Concat(judgement.Artefacts.SelectMany(a => new[] { a.With, a.Without }))
                   where part.HasTooFewReplicates || double.IsInfinity(part.Low) || double.IsInfinity(part.High)
                   select $"{claim.Id} under {judgement.Protocol}: {part.Part.Measure} {part.Part.Experiment} {part.Part.Task} {part.Part.Switch}, {part.Replicates} replicates, {part.Low} to {part.High}";
        using (Assert.EnterMultipleScope())
        {
            Assert.That(open.Distinct(), Is.Empty);
            Assert.That(from claim in ClaimBook.Embedded from protocol in new[] { "Paper", "Fair" } where Judge.Of(claim, results, protocol).Verdict == Verdict.OutOfBudget select claim.Id, Is.Empty);
            Assert.That(from claim in ClaimBook.Embedded where Judge.Of(claim, results, "Paper").Artefacts.Count < claim.Artefacts.Count select claim.Id, Is.Empty, "artefacts without runs");
        }
    }
}
