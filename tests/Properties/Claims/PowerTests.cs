using PlantNSeek.Claims;
using PlantNSeek.Experiments;
using PlantNSeek.Numerics;

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

    // Whatever was measured: with fewer replicates than a part needs, an end of its interval is open and nothing decides it.
    [Test]
    public void TheLongProfile_HasTheReplicatesThatEveryPartNeeds()
    {
        var results = BookSimulation.Sweep(Profile.Paper, SimulatedSweep.Truth, new RandomStream(1, "power/book"), () => true);
        var open = from claim in ClaimBook.Embedded
                   from judgement in new[] { "Paper", "Fair" }.Select(p => Judge.Of(claim, results, p))
                   from part in judgement.Parts.Concat(judgement.Artefacts.SelectMany(a => new[] { a.With, a.Without }))
                   where part.HasTooFewReplicates || double.IsInfinity(part.Low) || double.IsInfinity(part.High)
                   select $"{claim.Id} under {judgement.Protocol}: {part.Part.Measure} {part.Part.Experiment} {part.Part.Task} {part.Part.Switch}, {part.Replicates} replicates, {part.Low} to {part.High}";
        Assert.That(open.Distinct(), Is.Empty);
    }
}
