using PlantNSeek.Claims;
using PlantNSeek.Numerics;

namespace PlantNSeek.Properties.Claims;

/// <summary>How often the verdict is wrong at which one stops who adds replicates until there is one, the truth on the threshold.</summary>
[Spec("CLAIM-019")]
public class SequentialTests
{
    private const double Spread = 0.05;
    private const double OnTheThreshold = 1e-9; // above it by no more than rounding could be
    private static readonly ClaimPart Pair = new()
    {
        Measure = "largest-margin", Task = "circle", Depth = 3, Score = "weak", Pruners = ["SNIP"], Densities = ["0.1"], AtLeast = 0,
    };

    private static readonly ClaimPart Twenty = Pair with { Pruners = Measures.PrunerNames, Densities = ["ticket", "0.01", "0.1", "0.5"] };
    private static readonly ClaimPart Number = new() { Measure = "median-number", Experiment = "theory", Task = "circle", Depth = 3, Number = "number", AtLeast = 1 };

    [TestCase("skewed", 13)]
    [TestCase("skewed the other way", 13)]
    [TestCase("discrete", 10)]
    [TestCase("bimodal", 10)]
    public void OnePair_ErrsInOneOf100AtMost(string shape, int first) => AssertRare([Pair], shape, "all", first, Trials(300));

    // Half a second a trial, so that a usual run tries one of them.
    private static readonly string[][] OfTwenty = [["largest-margin", "bimodal", "best"], ["smallest-margin", "skewed", "worst"], ["smallest-best-margin", "discrete", "any"]];

    private static string[][] TriedOfTwenty => LongSetting.IsOn ? OfTwenty : OfTwenty[..1];

    [TestCaseSource(nameof(TriedOfTwenty))]
    public void TwentyPairs_ErrInOneOf100AtMost_WhicheverAreLookedAtAgain(string measure, string shape, string adversary) =>
        AssertRare([Twenty with { Measure = measure }], shape, adversary, first: 13, LongSetting.IsOn ? 100 : 5);

    // Of parts that are one median each, deviations come nearest to what they may err.
    [TestCase("normal", "all", 100)]
    [TestCase("bimodal", "worst", 40)]
    [TestCase("discrete", "any", 40)]
    public void NineParts_ErrInOneOf100AtMost_WhicheverAreLookedAtAgain(string shape, string adversary, int trials) =>
        AssertRare([.. Enumerable.Range(0, 9).Select(i => Number with { Depth = 3 + i })], shape, adversary, first: 13, Trials(trials));

    [Test]
    public void ThreePartsOfAPair_ErrInOneOf100AtMost_WhicheverAreLookedAtAgain() =>
        AssertRare([.. Enumerable.Range(0, 3).Select(i => Pair with { Depth = 3 + i })], "skewed", "worst", first: 13, Trials(60));

    // In a usual run enough to see what goes wrong often; LooksTests computes the errors exactly.
    private static int Trials(int all) => LongSetting.IsOn ? all : all / 4;

    // Wrong is Deviates where the true value is at least the threshold, and Reproduced where it is no longer below it.
    private static void AssertRare(ClaimPart[] parts, string shape, string adversary, int first, int trials)
    {
        var sweep = new SimulatedSweep(SimulatedSweep.Shapes[shape], Spread);
        int Errors(Verdict wrong, Func<ClaimPart, ClaimPart> threshold)
        {
            var claim = new Claim("C0", "title", "source", "statement", [.. parts.Select(threshold)], new(Verdict.Unrecorded, ""), new(Verdict.Unrecorded, ""));
            var stream = new RandomStream(1, $"sequential/{wrong}/{parts[0].Measure}/{parts.Length}/{shape}/{adversary}", (ulong)first);
            var errors = Enumerable.Range(0, trials).Count(_ => new SequentialJudging(claim, sweep, OnTheThreshold, first, stream).Verdict(SequentialJudging.Adversaries[adversary]) == wrong);
            TestContext.Out.WriteLine($"{errors} of {trials} verdicts are {wrong}");
            return errors;
        }

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Errors(Verdict.Deviates, p => p), Is.LessThanOrEqualTo(BinomialBound.Of(trials, ErrorRates.OfAVerdict)), "deviates");
            Assert.That(Errors(Verdict.Reproduced, p => p with { AtLeast = null, Below = p.AtLeast }), Is.LessThanOrEqualTo(BinomialBound.Of(trials, ErrorRates.OfAVerdict)), "reproduced");
        }
    }
}
