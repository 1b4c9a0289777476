using PlantNSeek.Claims;
using PlantNSeek.Experiments.Scenarios;
using PlantNSeek.Store;
using static PlantNSeek.Properties.Claims.MadeUpResults;

namespace PlantNSeek.Properties.Claims;

public class VerdictTests
{
    /// <summary>As many as the best of twenty pairs needs.</summary>
    private const int Enough = 13;

    private static readonly double[] OnBothSides = [0.5, 0.52, 0.55, 0.6, 0.61, 0.7, 0.94, 0.955, 0.96, 0.97, 0.98, 0.99, 0.99];

    private static Claim ClaimOf(params ClaimPart[] parts) => new(
        "C0", "title", "source", "statement", parts, new RecordedVerdict(Verdict.Reproduced, ""), new RecordedVerdict(Verdict.Deviates, ""));

    private static SweepResults Results(params double[] weak) =>
        new(weak.Select((w, i) => Scenario("circle", 5, i + 1, (_, _) => Run(0, w, 5, 5))));

    private static double[] Between(double low, double high, int replicates) => [.. Enumerable.Range(0, replicates).Select(i => low + ((high - low) * i / Math.Max(1, replicates - 1)))];

    [Test]
    [Spec("CLAIM-003")]
    public void Verdict_FollowsTheParts()
    {
        var holds = Part("largest-margin", "circle", 0);
        var fails = Part("largest-margin", "circle", -1);
        var absent = Part("largest-margin", "helix", 0);
        var results = Results(Between(0.2, 0.4, Enough));
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
    public void APartOfOneProtocol_IsJudgedThereOnly()
    {
        var fails = Part("largest-margin", "circle", -1) with { Protocol = "Fair" };
        var judgement = Judge.Of(ClaimOf(Part("largest-margin", "circle", 0), fails), Results(Between(0.2, 0.4, Enough)), "Paper");
        Assert.That((judgement.Verdict, judgement.Parts.Count), Is.EqualTo((Verdict.Reproduced, 1)));
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
    public void OneReplicate_IsNeverSafe()
    {
        var part = Judge.Of(ClaimOf(Part("largest-margin", "circle", 0)), Results(0.3), "Paper").Parts.Single();
        using (Assert.EnterMultipleScope())
        {
            Assert.That((part.Low, part.High, part.Replicates), Is.EqualTo((double.NegativeInfinity, double.PositiveInfinity, 1)));
            Assert.That((part.IsSafe, part.Doubt), Is.EqualTo((false, "fewer than 8 replicates")));
        }
    }

    // A share is bounded with however few replicates, and so is a median at a wide tail; neither is safe with fewer than eight.
    [TestCase(7, false, "fewer than 8 replicates")]
    [TestCase(8, true, "")]
    [Spec("CLAIM-004")]
    public void SevenReplicates_AreNotSafe_WhateverTheirInterval(int replicates, bool isSafe, string doubt)
    {
        var part = Part("collapse-share", "circle", 0.99) with { Pruner = "SNIP", Densities = ["0.1"] };
        var judged = Judge.Of(ClaimOf(part), Results(Between(0.2, 0.3, replicates)), "Paper").Parts.Single();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(judged.High, Is.LessThan(0.99));
            Assert.That((judged.IsSafe, judged.Doubt), Is.EqualTo((isSafe, doubt)));
        }
    }

    [Test]
    [Spec("CLAIM-004")]
    public void ReplicatesThatLackARun_DoNotCount_NorDoesTheLargerOfTwoSettings()
    {
        var some = new SweepResults(Enumerable.Range(1, 20).Select(r => Scenario("circle", 5, r, (_, _) => Run(0, 0.3, 5, 5)) is var all && r <= 7
            ? all
            : all with { Runs = [.. all.Runs.Where(run => run.Pruner != "SNIP")] }));
        var compared = new SweepResults(
            Enumerable.Range(1, 20).Select(r => Scenario("circle", 5, r, (_, _) => Run(0, 0.3, 5, 5))).Concat(Enumerable.Range(1, 7).Select(r => Scenario("circle", 10, r, (_, _) => Run(0, 0.3, 5, 5)))));
        var gain = Part("median-gain", "circle", 0.5) with { Against = new(null, null, 10, null, null, null) };
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Judge.Of(ClaimOf(Part("largest-margin", "circle", 0)), some, "Paper").Parts.Single().Replicates, Is.EqualTo(7));
            Assert.That(Judge.Of(ClaimOf(gain), compared, "Paper").Parts.Single().Replicates, Is.EqualTo(7));
        }
    }

    [Test]
    [Spec("CLAIM-004")]
    public void ConstantReplicates_HaveAnIntervalOfOnePoint_AndASafeVerdict()
    {
        var judgement = Judge.Of(ClaimOf(Part("largest-margin", "circle", 0)), Results(Between(0.3, 0.3, Enough)), "Paper");
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
        var judgement = Judge.Of(ClaimOf(Part("largest-margin", "circle", 0.03)), Results(OnBothSides), "Paper");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(judgement.Parts[0].Holds, Is.True);
            Assert.That(judgement.Verdict, Is.EqualTo(Verdict.Undecided));
            Assert.That(judgement.Parts[0].High, Is.GreaterThanOrEqualTo(0.03));
            Assert.That(judgement.Parts[0].Doubt, Is.EqualTo("interval includes the threshold"));
            Assert.That((judgement.IsSafe, judgement.LacksReplicates), Is.EqualTo((false, false)));
        }
    }

    [Test]
    [Spec("CLAIM-021")]
    public void APart_SaysHowFarItIsFromItsThreshold()
    {
        var part = Judge.Of(ClaimOf(Part("largest-margin", "circle", 0.03)), Results(OnBothSides), "Paper").Parts[0];
        var named = new PartJudgement(Part("median-score", "circle", 0) with { Below = null, AtLeast = 0.9521 }, 0.94341, 0.94049, 0.953, 400);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(named.Distance, Is.EqualTo("0.9434, at least 0.9521 needed, 99 % interval 0.9405 to 0.953, 400 replicates"));
            Assert.That(part.Distance, Does.EndWith($"{part.Replicates} replicates").And.Contain("below 0.03 needed, 99 % interval "));
        }
    }

    [Test]
    [Spec("CLAIM-004")]
    public void OneSafelyFailingPart_MakesADeviationSafe()
    {
        var unsafePart = Part("largest-margin", "circle", 0.03);
        var failsSafely = Part("largest-margin", "circle", -1);
        var judgement = Judge.Of(ClaimOf(unsafePart, failsSafely), Results(OnBothSides), "Paper");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(judgement.Verdict, Is.EqualTo(Verdict.Deviates));
            Assert.That(judgement.IsSafe, Is.True);
        }
    }

    // Nine parts of one pair: a deviation of any may err in 1 of 900, of which the first look has four fifths, score and ticket half each of that.
    [Test]
    [Spec("CLAIM-004")]
    public void PartsShareWhatADeviationMayErr()
    {
        var part = Part("largest-margin", "circle", 0) with { Below = null, AtLeast = 0, Pruners = ["SNIP"], Densities = ["0.1"] };
        double[] values = Between(0.5, 0.62, 17);
        double High(int parts) => Judge.Of(ClaimOf([.. Enumerable.Repeat(part, parts)]), Results(values), "Paper").Parts[0].High;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(High(1), Is.EqualTo(values[^3] - 0.95).Within(1e-12));
            Assert.That(High(2), Is.EqualTo(High(1)), "two share 1 %, as each end of an interval does");
            Assert.That(High(9), Is.EqualTo(values[^2] - 0.95).Within(1e-12));
        }
    }

    // On fewer replicates than are recorded nothing but the opposite contradicts the record.
    [Test]
    [Spec("CLAIM-007")]
    public void FewReplicates_ContradictTheRecord_OnlyWhereTheyDecideTheOpposite()
    {
        var claim = ClaimOf(Part("largest-margin", "circle", 0));
        var undecided = Judge.Of(claim, Results(0.3), "Paper");
        var absent = Judge.Of(claim, Results(), "Paper");
        var decided = Judge.Of(claim, Results(Between(0.97, 0.98, Enough)), "Paper");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(new[] { undecided, absent, decided }.Select(j => j.Verdict), Is.EqualTo(new[] { Verdict.Undecided, Verdict.OutOfBudget, Verdict.Deviates }));
            Assert.That(new[] { undecided, absent, decided }.Select(j => (j with { IsWhole = true }).Differs), Is.All.True, "on record is Reproduced");
            Assert.That(new[] { undecided, absent, decided }.Select(j => j.Differs), Is.EqualTo(new[] { false, false, true }));
            Assert.That((decided with { Claim = claim with { RecordedPaper = new(Verdict.Undecided, "") } }).Differs, Is.False, "more replicates may have undone it");
        }
    }
}
