using PlantNSeek.Claims;
using PlantNSeek.Experiments.Scenarios;
using PlantNSeek.Recovery;
using static PlantNSeek.Properties.Claims.MadeUpResults;

namespace PlantNSeek.Properties.Claims;

/// <summary>Measures that compare runs of one network before they take the median over networks.</summary>
[Spec("CLAIM-002")]
public class PairedMeasureTests
{
    private const double Tolerance = 1e-12;

    // The medians of both are 0.5 apart by 0, the median of the differences is 0.1: in two of three networks SynFlow gains 0.1.
    [Test]
    public void SmallestPairedStep_TakesDifferencesInOneNetwork_AndThenTheirMedian()
    {
        (double Snip, double SynFlow)[] scores = [(0.4, 0.5), (0.5, 0.6), (0.6, 0.3)];
        ScenarioResult[] scenarios = [.. scores.Select((s, i) => Scenario("circle", 5, i + 1, (p, _) => Run(0, p == "SNIP" ? s.Snip : s.SynFlow, 5, 5)))];
        var part = Part("smallest-paired-step", "circle", 0) with { Pruners = ["SNIP", "SynFlow"], Densities = ["0.1"] };
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Statistic(part, scenarios), Is.EqualTo(0.1).Within(Tolerance));
            Assert.That(Statistic(part with { Measure = "smallest-step" }, scenarios), Is.Zero.Within(Tolerance), "medians apart");
            Assert.That(Statistic(part with { Pruners = ["SNIP", "SynFlow", "SNIP"] }, scenarios), Is.EqualTo(-0.1).Within(Tolerance), "the smallest of the steps");
            Assert.That(Statistic(part with { Score = "strong" }, scenarios), Is.Zero.Within(Tolerance));
        }
    }

    // In two of three networks 0.1 is lost, though the medians at both densities are the same.
    [Test]
    public void PairedFall_TakesDifferencesInOneNetwork_AndThenTheirMedian()
    {
        (double From, double To)[] scores = [(0.4, 0.3), (0.5, 0.4), (0.3, 0.5)];
        ScenarioResult[] scenarios = [.. scores.Select((s, i) => Scenario("circle", 5, i + 1, (_, d) => Run(0, d == "0.5" ? s.From : s.To, 5, 5)))];
        var part = Part("paired-fall", "circle", 0) with { Pruners = ["SNIP"], Densities = [], From = "0.5", To = "0.1" };
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Statistic(part, scenarios), Is.EqualTo(0.1).Within(Tolerance));
            Assert.That(Statistic(part with { From = "0.1", To = "0.5" }, scenarios), Is.EqualTo(-0.1).Within(Tolerance));
        }
    }

    [Test]
    public void SmallestPairedRecallStep_ComparesTheSharesOfPlantedParameters()
    {
        ScenarioResult[] scenarios = [.. new[] { 1, 2, 3 }.Select((hits, i) => Scenario("circle", 5, i + 1, (p, _) => Run(0, 0.5, 5, 5) with { WeightHits = [p == "SNIP" ? 0 : hits, 0] }))];
        var planted = scenarios[0].PlantedWeights.Sum();
        Assert.That(Statistic(Part("smallest-paired-recall-step", "circle", 0) with { Pruners = ["SNIP", "SynFlow"], Densities = ["0.1"] }, scenarios), Is.EqualTo(2.0 / planted).Within(Tolerance));
    }

    [Test]
    public void SmallestSourceAccuracy_IsThatOfTheNetworkWithTheSameMask()
    {
        ScenarioResult[] scenarios = [.. new[] { 0.3, 0.4, 0.6 }.Select((score, i) => Scenario("circle", 5, i + 1, (_, _) => Run(0, 0.9, 5, 5)) with
        {
            Controls = [Run(score, 0, 5, 5) with { Pruner = "Source", Density = "0.1" }, Run(0.1, 0, 5, 5) with { Pruner = "Source", Density = "0.5" }],
        })];
        var part = Part("smallest-source-accuracy", "circle", 0) with { Pruners = ["SNIP"], Densities = ["0.1"] };
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Statistic(part, scenarios), Is.EqualTo(0.4));
            Assert.That(Statistic(part with { Densities = ["0.1", "0.5"] }, scenarios), Is.EqualTo(0.1));
        }
    }

    [Test]
    public void SmallestPairedStep_OfErrors_CountsDecades()
    {
        var scenario = Scenario("relu", 5, 1, (p, _) => Run(0, p == "SNIP" ? 1e-2 : 1e-4, 5, 5));
        Assert.That(Statistic(Part("smallest-paired-step", "relu", 0) with { Pruners = ["SNIP", "SynFlow"], Densities = ["0.1"] }, scenario), Is.EqualTo(2).Within(1e-9));
    }

    [Test]
    public void LossesByCheck_AreOfTheCheckThatCostsLeast_OrMost()
    {
        ScenarioResult[] scenarios = [.. new[] { 0.1, 0.2, 0.4 }.Select((loss, i) => Scenario("circle", 5, i + 1, (p, _) => Run(0, 0.9, 5, 5) with
        {
            Sanity = [new(SanityCheck.RandomMask, 0), new(SanityCheck.LayerwiseShuffle, 0.9 - loss), new(SanityCheck.Reinitialisation, 0.9 - (loss / (p == "SNIP" ? 2 : 1)))],
        }))];
        var part = Part("smallest-loss-by-check", "circle", 0) with { Pruners = ["SNIP"], Densities = ["0.1"] };
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Statistic(part, scenarios), Is.EqualTo(0.1).Within(Tolerance));
            Assert.That(Statistic(part with { Measure = "largest-loss-by-check" }, scenarios), Is.EqualTo(0.2).Within(Tolerance));
            Assert.That(Statistic(part with { Pruners = ["SynFlow"] }, scenarios), Is.EqualTo(0.2).Within(Tolerance));
            Assert.That(() => Statistic(part, Scenario("circle", 5, 1, (_, _) => Run(0, 0.9, 5, 5))), Throws.InvalidOperationException.With.Message.EqualTo("SNIP at density 0.1 has no check LayerwiseShuffle"));
        }
    }

    [Test]
    public void CostRatio_IsThatOfTheCheapestThatScoresAsWell_OrOfTheDearestWhereNoneDoes()
    {
        ScenarioResult Of(double cheap, double dear) => Scenario("circle", 5, 1, (p, _) => p switch
        {
            "SNIP" => Run(0, 0.5, 5, 5) with { Samples = 100 },
            "GraSP" => Run(0, cheap, 5, 5) with { Samples = 200 },
            _ => Run(0, dear, 5, 5) with { Samples = 900 },
        });
        ScenarioResult Own(double trainedOn) => Scenario("circle", 5, 1, (p, _) => p switch
        {
            "SNIP" => Run(0, 0.5, 5, 5) with { Samples = 100 },
            "GraSP" => Run(0, 0.4, 5, 5) with { Samples = 200, OwnStart = new OwnStartScores(2, 0.4, trainedOn) },
            _ => Run(0, 0.4, 5, 5) with { Samples = 900 },
        });
        var part = Part("cost-ratio", "circle", 0) with { Pruners = ["SNIP", "GraSP", "SynFlow"], Densities = ["0.1"] };
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Statistic(part, Of(0.5, 0.6)), Is.EqualTo(2), "the cheap one is as good");
            Assert.That(Statistic(part, Of(0.4, 0.5)), Is.EqualTo(9), "only the dear one is");
            Assert.That(Statistic(part, Of(0.4, 0.4)), Is.EqualTo(9), "none is");
            Assert.That(Statistic(part with { Score = "weak" }, Own(0.5)), Is.EqualTo(2), "trained on from its own parameters it is as good");
            Assert.That(Statistic(part with { Score = "weak" }, Own(0.4)), Is.EqualTo(9));
            Assert.That(() => Statistic(part, Scenario("circle", 5, 1, (_, _) => Run(0, 0.5, 5, 5))), Throws.InvalidOperationException.With.Message.EqualTo("GraSP at density 0.1 does not say what its search cost"));
        }
    }
}
