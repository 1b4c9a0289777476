using PlantNSeek.Claims;
using PlantNSeek.Experiments.Scenarios;
using PlantNSeek.Experiments.Theory;
using PlantNSeek.Store;
using static PlantNSeek.Properties.Claims.MadeUpResults;

namespace PlantNSeek.Properties.Claims;

/// <summary>Measures that compare settings, look at named numbers or at controls; and what artefacts and fewest replicates do to a verdict.</summary>
public class ComparedMeasureTests
{
    private const double Tolerance = 1e-12;
    private static readonly ComparedSetting SingleShot = new("singleshot", null, null, null, null, null);
    private static readonly ComparedSetting WithoutSwitch = new(null, null, null, null, null, "");

    [Test]
    [Spec("CLAIM-002")]
    public void Gains_AreDifferencesOfMargins()
    {
        var part = Part("median-gain", "circle", 0) with { Experiment = "multishot", Against = SingleShot, Pruners = ["SNIP", "GraSP", "SynFlow"], Densities = ["0.1"] };
        var before = Scenario("circle", 5, 1, (_, _) => Run(0, 0.5, 5, 5));
        var after = Of("multishot", (p, _) => Run(0, p == "SNIP" ? 0.6 : p == "GraSP" ? 0.4 : 0.9, 5, 5));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Statistic(part, before, after), Is.EqualTo(0.1).Within(Tolerance));
            Assert.That(Statistic(part with { Measure = "largest-gain" }, before, after), Is.EqualTo(0.4).Within(Tolerance));
        }
    }

    [Test]
    [Spec("CLAIM-002")]
    public void SmallestDensityRatio_ComparesTheSparsestTicketsFound()
    {
        // SNIP goes from 0.1 to 0.01, SynFlow from 0.5 to the ticket's density of 0.25.
        var part = Part("smallest-density-ratio", "circle", 0) with { Experiment = "multishot", Against = SingleShot, Pruners = ["SNIP", "SynFlow"] };
        var before = Scenario("circle", 5, 1, (p, d) => Run(0, d == (p == "SNIP" ? "0.1" : "0.5") ? 0.97 : 0.2, 5, 5));
        var after = Of("multishot", (p, d) => Run(0, d == (p == "SNIP" ? "0.01" : "ticket") ? 0.97 : 0.2, 5, 5));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Statistic(part, before, after), Is.EqualTo(2).Within(Tolerance));
            Assert.That(Statistic(part with { Pruners = ["SNIP"] }, before, after), Is.EqualTo(10).Within(Tolerance));
            Assert.That(Statistic(part with { Pruners = ["SNIP"] }, before, Of("multishot", (_, _) => Run(0, 0.2, 5, 5))), Is.EqualTo(0.1).Within(Tolerance), "nothing found below 1");
        }
    }

    [Test]
    [Spec("CLAIM-002")]
    public void SmallestStep_GoesFromOneSeekerToTheNext()
    {
        var part = Part("smallest-step", "circle", 0) with { Pruners = ["SNIP", "GraSP", "SynFlow"], Densities = ["0.1"] };
        var scenario = Scenario("circle", 5, 1, (p, _) => Run(0, p == "SNIP" ? 0.2 : p == "GraSP" ? 0.5 : 0.6, 5, 5));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Statistic(part, scenario), Is.EqualTo(0.1).Within(Tolerance));
            Assert.That(Statistic(part with { Pruners = ["GraSP", "SNIP"] }, scenario), Is.EqualTo(-0.3).Within(Tolerance));
        }
    }

    [Test]
    [Spec("CLAIM-002")]
    public void MedianScore_OracleMargin_AndShares_ReadRunsAndControls()
    {
        var scenarios = Enumerable.Range(1, 3).Select(r => Scenario("circle", 5, r, (_, d) => Run(0, r * 0.1, 5, r == 1 && d == "0.1" ? 0 : 5)) with
        {
            Controls = [Run(0.9 + (0.02 * r), 0, 5, 5) with { Pruner = "Oracle", Density = "ticket" }],
        }).ToArray();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Statistic(Part("median-score", "circle", 0) with { Pruner = "SNIP" }, scenarios), Is.EqualTo(0.2).Within(Tolerance));
            Assert.That(Statistic(Part("oracle-margin", "circle", 0), scenarios), Is.EqualTo(0.94 - (CircleTicket - 0.03)).Within(Tolerance));
            Assert.That(Statistic(Part("flow-collapse-share", "circle", 0) with { Pruner = "SNIP", Densities = ["0.1", "0.5"] }, scenarios), Is.EqualTo(1.0 / 6).Within(Tolerance));
        }
    }

    [Test]
    [Spec("CLAIM-002")]
    public void Numbers_AreReadByName_OverTheReplicates()
    {
        var part = Part("median-number", "relu", 0) with { Experiment = "theory", Number = "b" };
        NumbersResult[] numbers = [.. new[] { 3.0, 1.0, 7.0 }.Select((v, i) => new NumbersResult
        {
            Key = new ScenarioKey("Paper", "relu", 5, 100, 0.01, i + 1) { Experiment = "theory" },
            Numbers = [new("a", -1), new("b", v)],
        })];
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Measures.Statistic(new ReplicateSample(new SweepResults(numbers), "Paper"), part), Is.EqualTo(3));
            Assert.That(() => numbers[0]["c"], Throws.ArgumentException.With.Message.Contains("has no number c; it has a, b"));
        }
    }

    [Test]
    [Spec("CLAIM-006")]
    public void AnArtefact_IsMeasuredWithAndWithoutTheChange_UnderPaperOnly()
    {
        var holds = Part("largest-margin", "circle", 0);
        var artefact = holds with { Switch = "ties", Against = WithoutSwitch };
        var claim = new Claim("C0", "title", "source", "statement", [holds], new(Verdict.Reproduced, ""), new(Verdict.Reproduced, "")) { Artefacts = [artefact, artefact with { Switch = "nesting" }] };
        var fair = Enumerable.Range(1, 13).Select(r => Scenario("circle", 5, r, (_, _) => Run(0, 0.5, 5, 5), "Fair"));
        SweepResults Results(int replicates) => new([.. Of(replicates, 0.5, ""), .. Of(replicates, 0.97, "ties"), .. fair]);
        IEnumerable<ScenarioResult> Of(int replicates, double weak, string turned) => Enumerable.Range(1, replicates)
            .Select(r => Scenario("circle", 5, r, (_, _) => Run(0, weak, 5, 5))).Select(s => s with { Key = s.Key with { Switch = turned } });
        var results = Results(13);
        var measured = Judge.Of(claim, results, "Paper").Artefacts;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(measured, Has.Count.EqualTo(1), "the other switch was not run");
            Assert.That(measured[0].Without.Statistic, Is.EqualTo(0.5 - 0.95).Within(Tolerance));
            Assert.That(measured[0].With.Statistic, Is.EqualTo(0.97 - 0.95).Within(Tolerance));
            Assert.That(measured[0].Decides, Is.True);
            Assert.That(Judge.Of(claim, Results(7), "Paper").Artefacts[0].Decides, Is.False, "seven replicates are too few");
            Assert.That(Judge.Of(claim, results, "Fair").Artefacts, Is.Empty);
        }
    }

    [Test]
    [Spec("CLAIM-007")]
    public void TooFewReplicates_AreOutOfBudget_WhichTheEvidenceMayNotBe()
    {
        var part = Part("largest-margin", "circle", 0) with { Replicates = 13 };
        var claim = new Claim("C0", "title", "source", "statement", [part], new(Verdict.Reproduced, ""), new(Verdict.Reproduced, ""));
        Judgement Of(int replicates) => Judge.Of(claim, new SweepResults(Enumerable.Range(1, replicates).Select(r => Scenario("circle", 5, r, (_, _) => Run(0, 0.5, 5, 5)))), "Paper");
        var (few, enough) = (Of(12), Of(13));
        using (Assert.EnterMultipleScope())
        {
            Assert.That((few.Verdict, few.Differs), Is.EqualTo((Verdict.OutOfBudget, false)));
            Assert.That((few with { IsWhole = true }).Differs, Is.True, "the evidence may not fall short");
            Assert.That((enough.Verdict, (enough with { IsWhole = true }).Differs), Is.EqualTo((Verdict.Reproduced, false)));
        }
    }

    private static ScenarioResult Of(string experiment, Func<string, string, RunResult> run)
    {
        var scenario = Scenario("circle", 5, 1, run);
        return scenario with { Key = scenario.Key with { Experiment = experiment } };
    }
}
