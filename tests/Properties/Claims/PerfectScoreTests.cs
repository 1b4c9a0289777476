using PlantNSeek.Claims;
using PlantNSeek.Experiments.Scenarios;
using PlantNSeek.Store;
using static PlantNSeek.Properties.Claims.MadeUpResults;

namespace PlantNSeek.Properties.Claims;

/// <summary>Errors of 0, whose margin is infinite, as they come of noise-free regressions.</summary>
public class PerfectScoreTests
{
    private const int Replicates = 14; // as many as twenty pairs of pruner and density need

    private static ClaimPart Found => Part("largest-margin", "helix", 0) with { Below = null, AtLeast = 0 };

    private static ClaimPart Gain(string measure) => Part(measure, "helix", 0) with
    {
        Against = new ComparedSetting(null, null, 10, null, null, null), Below = null, AtLeast = 0, Pruners = ["SNIP"], Densities = ["0.1"],
    };

    [Test]
    [Spec("CLAIM-013")]
    public void APerfectScore_IsFound()
    {
        var judgement = Judged(Found, _ => 0);
        Assert.That((judgement.Verdict, judgement.Parts[0].Low, judgement.Parts[0].High), Is.EqualTo((Verdict.Reproduced, double.PositiveInfinity, double.PositiveInfinity)));
        Assert.That(Judged(Found with { AtLeast = null, Below = 0 }, _ => 0).Verdict, Is.EqualTo(Verdict.Deviates));
    }

    [Test]
    [Spec("CLAIM-013")]
    public void PerfectScores_AmongOthers_LeaveNoEndOfAnIntervalNaN()
    {
        var found = Judged(Found, replicate => replicate % 2 == 0 ? 0 : 2 * ErrorTicket);
        var undecided = Judged(Found, replicate => replicate % 2 == 0 ? 0 : 5 * ErrorTicket);
        using (Assert.EnterMultipleScope())
        {
            Assert.That((found.Verdict, found.Parts[0].High), Is.EqualTo((Verdict.Reproduced, double.PositiveInfinity)));
            Assert.That((undecided.Verdict, undecided.Parts[0].High), Is.EqualTo((Verdict.Undecided, double.PositiveInfinity)));
            Assert.That(undecided.Parts[0].Low, Is.Negative);
        }
    }

    [Test]
    [Spec("CLAIM-013")]
    public void AnErrorWhereTheTicketHasNone_IsNotFound()
    {
        var judgement = Judged(Found, _ => 1e-9, ticket: 0);
        Assert.That((judgement.Verdict, judgement.Parts[0].High), Is.EqualTo((Verdict.Deviates, double.NegativeInfinity)));
    }

    [TestCase("median-gain")]
    [TestCase("largest-gain")]
    [Spec("CLAIM-013")]
    public void OnePerfectScore_OverAnother_GainsNothing(string measure)
    {
        var judgement = Judged(Gain(measure), _ => 0);
        Assert.That((judgement.Verdict, judgement.Parts[0].Statistic), Is.EqualTo((Verdict.Reproduced, 0)));
    }

    [Test]
    [Spec("CLAIM-013")]
    public void PerfectScores_NeitherStepNorFall()
    {
        var step = Found with { Measure = "smallest-step", Pruners = ["SNIP", "GraSP"], Densities = ["0.1"] };
        var fall = Found with { Measure = "median-fall", Densities = [], From = "0.1", To = "0.01" };
        Assert.That((Judged(step, _ => 0).Parts[0].Statistic, Judged(fall, _ => 0).Parts[0].Statistic), Is.EqualTo((0, 0)));
    }

    [Test]
    [Spec("CLAIM-014")]
    public void ADensityRatio_TakesTheMedianOfTheTicketDensities_WhateverTheOrder()
    {
        var part = Part("smallest-density-ratio", "helix", 0) with { Against = Gain("").Against, Pruners = ["SNIP"] };
        double Ratio(params double[] densities) => Statistic(part,
        [
            .. densities.Select((density, i) => Scenario("helix", 5, i + 1, static (_, d) => Run(1, d == "ticket" ? 0 : 1, 5, 5)) with { TicketDensity = density }),
            Scenario("helix", 10, 1, static (_, d) => Run(1, d == "0.5" ? 0 : 1, 5, 5)),
        ]);
        Assert.That((Ratio(0.02, 0.05, 0.25), Ratio(0.25, 0.02, 0.05)), Is.EqualTo((10, 10)));
    }

    // Depth 10 has the same scores.
    private static Judgement Judged(ClaimPart part, Func<int, double> error, double ticket = ErrorTicket)
    {
        var none = new RecordedVerdict(Verdict.Undecided, "");
        var results = new SweepResults(
            from depth in new[] { 5, 10 }
            from replicate in Enumerable.Range(1, Replicates)
            select Scenario("helix", depth, replicate, (_, _) => Run(1, error(replicate), 5, 5)) with { TicketScore = ticket });
        return Judge.Of(new Claim("C0", "", "", "", [part], none, none), results, "Paper");
    }
}
