using PlantNSeek.Claims;
using PlantNSeek.Experiments;
using static PlantNSeek.Properties.Claims.MadeUpResults;

namespace PlantNSeek.Properties.Claims;

public class VerdictTests
{
    private static Claim ClaimOf(params ClaimPart[] parts) => new(
        "C0", "title", "source", "statement", parts, new RecordedVerdict(Verdict.Reproduced, ""), new RecordedVerdict(Verdict.Deviates, ""));

    private static SweepResults Results(params double[] weak) =>
        new(weak.Select((w, i) => Scenario("circle", 5, i + 1, (_, _) => Run(0, w, 5, 5))));

    [Test]
    [Spec("CLAIM-003")]
    public void Verdict_FollowsTheParts()
    {
        var holds = Part("largest-margin", "circle", 0);
        var fails = Part("largest-margin", "circle", -1);
        var absent = Part("largest-margin", "helix", 0);
        var results = Results(0.2, 0.3, 0.4);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Judge.Of(ClaimOf(holds), results, "Paper").Verdict, Is.EqualTo(Verdict.Reproduced));
            Assert.That(Judge.Of(ClaimOf(holds, fails), results, "Paper").Verdict, Is.EqualTo(Verdict.Deviates));
            Assert.That(Judge.Of(ClaimOf(holds, absent), results, "Paper").Verdict, Is.EqualTo(Verdict.OutOfBudget));
            Assert.That(Judge.Of(ClaimOf(holds), results, "Fair").Verdict, Is.EqualTo(Verdict.OutOfBudget), "no replicate under Fair");
            Assert.That(Judge.Of(ClaimOf(), results, "Paper").Verdict, Is.EqualTo(Verdict.NotTestable));
        }
    }

    [Test]
    [Spec("CLAIM-003")]
    public void AtLeast_IncludesItsThreshold_AndBelowDoesNot()
    {
        var part = Part("x", "circle", 0.5);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(part.Holds(0.5), Is.False);
            Assert.That((part with { Below = null, AtLeast = 0.5 }).Holds(0.5), Is.True);
        }
    }

    [Test]
    [Spec("CLAIM-004")]
    public void AnInterval_NeverLacksARunThatFewReplicatesHave()
    {
        // One of twenty replicates has SNIP; drawn freely, a third of all draws would be without it.
        var results = new SweepResults(Enumerable.Range(1, 20).Select(r => Scenario("circle", 5, r, (_, _) => Run(0, 0.3, 5, 5)) is var all && r == 1
            ? all
            : all with { Runs = [.. all.Runs.Where(run => run.Pruner != "SNIP")] }));
        var part = Judge.Of(ClaimOf(Part("largest-margin", "circle", 0) with { Pruners = ["SNIP"] }), results, "Paper").Parts.Single();
        Assert.That((part.Low, part.High), Is.EqualTo((part.Statistic, part.Statistic)));
    }

    [Test]
    [Spec("CLAIM-004")]
    public void ConstantReplicates_HaveAnIntervalOfOnePoint_AndASafeVerdict()
    {
        var judgement = Judge.Of(ClaimOf(Part("largest-margin", "circle", 0)), Results(0.3, 0.3, 0.3), "Paper");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(judgement.Parts[0].Low, Is.EqualTo(judgement.Parts[0].High));
            Assert.That(judgement.Parts[0].Low, Is.EqualTo(judgement.Parts[0].Statistic));
            Assert.That(judgement.IsSafe, Is.True);
        }
    }

    [Test]
    [Spec("CLAIM-004")]
    public void ReplicatesOnBothSidesOfTheThreshold_DecideNothing()
    {
        var judgement = Judge.Of(ClaimOf(Part("largest-margin", "circle", 0)), Results(0.5, 0.6, 0.94, 0.97, 0.99), "Paper");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(judgement.Parts[0].Holds, Is.True);
            Assert.That(judgement.Verdict, Is.EqualTo(Verdict.Undecided));
            Assert.That(judgement.Parts[0].High, Is.GreaterThanOrEqualTo(0));
            Assert.That(judgement.IsSafe, Is.False);
        }
    }

    [Test]
    [Spec("CLAIM-004")]
    public void OneSafelyFailingPart_MakesADeviationSafe()
    {
        var unsafePart = Part("largest-margin", "circle", 0);
        var failsSafely = Part("largest-margin", "circle", -1);
        var judgement = Judge.Of(ClaimOf(unsafePart, failsSafely), Results(0.5, 0.6, 0.94, 0.97, 0.99), "Paper");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(judgement.Verdict, Is.EqualTo(Verdict.Deviates));
            Assert.That(judgement.IsSafe, Is.True);
        }
    }
}
