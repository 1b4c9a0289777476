using PlantNSeek.Baselines;

namespace PlantNSeek.Properties.Baselines;

[Parallelizable]
public sealed class BaselineComparisonTests
{
    private const int Networks = 24;

    private static readonly double[] Values = [.. Enumerable.Range(0, Networks).Select(static i => 0.8 + (0.01 * (i % 7)))];

    [Test, Spec("GATE-008")]
    public void SameBits_AreNotTested()
    {
        var comparison = BaselineComparison.Of(Of(Subject()), Of(Subject()));
        Assert.That(comparison.Cells.Single().Verdict, Is.EqualTo(CellVerdict.SameBits));
        Assert.That((comparison.Passes, comparison.IsImprovement, comparison.Remarks.Count), Is.EqualTo((true, false, 0)));
    }

    [TestCase(true, -0.02, CellVerdict.Worse)]
    [TestCase(true, 0.02, CellVerdict.Better)]
    [TestCase(false, -0.02, CellVerdict.Better)]
    [TestCase(false, 0.02, CellVerdict.Worse)]
    [Spec("GATE-008"), Spec("GATE-010")]
    public void ALossInEachNetwork_IsWorse_AndAGainBetter(bool moreIsBetter, double change, CellVerdict verdict)
    {
        var comparison = BaselineComparison.Of(Of(Subject(moreIsBetter: moreIsBetter)), Of(Subject(moreIsBetter: moreIsBetter, change: _ => change)));
        Assert.That(comparison.Cells.Single().Verdict, Is.EqualTo(verdict));
        Assert.That((comparison.Passes, comparison.IsImprovement), Is.EqualTo((verdict != CellVerdict.Worse, verdict == CellVerdict.Better)));
    }

    [Test, Spec("GATE-008")]
    public void DifferencesBothWays_AreNotToldApart()
    {
        var comparison = BaselineComparison.Of(Of(Subject()), Of(Subject(change: static i => i % 2 == 0 ? 0.02 : -0.021)));
        Assert.That(comparison.Cells.Single().Verdict, Is.EqualTo(CellVerdict.NotToldApart));
        Assert.That(comparison.Passes);
    }

    [Test, Spec("GATE-008")]
    public void OfManyCells_OneIsCorrectedForAll()
    {
        // Of eight differences that are not 0 all are losses: p = 1/256, which is enough alone and not among ten.
        static double Changed(int cell, int network, double loss) => cell == 0 ? (network < 8 ? loss : 0) : network % 2 == 0 ? loss : -loss;
        BaselineSubject Cells(int count, double loss) => new(
            "Mine",
            new Dictionary<string, string>(),
            [.. from cell in Enumerable.Range(0, count) select new BaselineCell($"task {cell}", "accuracy", true, [.. Values.Select((v, i) => v - Changed(cell, i, loss))])]);
        CellVerdict First(int count) => BaselineComparison.Of(Of(Cells(count, 0)), Of(Cells(count, 0.01))).Cells[0].Verdict;
        Assert.That((First(1), First(10)), Is.EqualTo((CellVerdict.Worse, CellVerdict.NotToldApart)));
    }

    [TestCase(double.NaN)]
    [TestCase(double.PositiveInfinity)]
    [Spec("GATE-008")]
    public void ATrainingWithoutAScore_CountsAsTheWorstDifference(double score)
    {
        var broken = Of(new BaselineSubject("Mine", new Dictionary<string, string>(), [new BaselineCell("relu", "squared error", false, [.. Values.Select((v, i) => i < 12 ? score : v)])]));
        Assert.That(BaselineComparison.Of(Of(Subject(quantity: "squared error", where: "relu", moreIsBetter: false)), broken).Cells.Single().Verdict, Is.EqualTo(CellVerdict.Worse));
        Assert.That(BaselineComparison.Of(broken, broken).Cells.Single().Verdict, Is.EqualTo(CellVerdict.SameBits));
    }

    [TestCase("Holds", "Violated", "rule R201 held and is Violated now")]
    [TestCase("Holds", "Inconclusive", "rule R201 held and is Inconclusive now")]
    [TestCase("Holds", "Holds", null)]
    [TestCase("Violated", "Violated", null)]
    [TestCase("Violated", "Holds", null)]
    [TestCase("Holds", "Deviates", "rule R201 held and is Deviates now")]
    [TestCase("Untested", "Holds", null)]
    [TestCase("Untested", "Violated", null)] // which closes the gate as without a baseline
    [Spec("GATE-008")]
    public void ARule_IsLost_WhereItHeld(string before, string now, string? loss)
    {
        var comparison = BaselineComparison.Of(Of(Subject(rule: before)), Of(Subject(rule: now)));
        Assert.That(comparison.Losses.Select(static l => l.Text), Is.EqualTo(loss is null ? [] : new[] { loss }));
        Assert.That(comparison.IsImprovement, Is.EqualTo(before == "Violated" && now == "Holds"));
    }

    [Test, Spec("GATE-008")]
    public void WhatIsKeptNow_IsTold_AndADeviationMayBeAccepted()
    {
        Assert.That(BaselineComparison.Of(Of(Subject(rule: "Violated")), Of(Subject())).Remarks, Is.EqualTo(new[] { "Mine: rule R201 was Violated and holds now" }));
        Assert.That(BaselineComparison.Of(Of(Subject()), Of(Subject(rule: "Deviates")), acceptsDeviations: true).Losses, Is.Empty);
        var failing = new BaselineSubject("Mine", new Dictionary<string, string> { ["R201"] = "Holds" }, [], "it threw");
        Assert.That(BaselineComparison.Of(Of(failing), Of(Subject())).Remarks, Is.EqualTo(new[] { "Mine: it could not be measured and can be now" }));
    }

    [Test, Spec("GATE-008")]
    public void ARuleThatIsNotTriedAnyMore_IsLost()
    {
        var without = Subject() with { Rules = new Dictionary<string, string>() };
        Assert.That(BaselineComparison.Of(Of(Subject()), Of(without)).Losses, Is.EqualTo(new[] { ("Mine", "rule R201 held and is not tried now") }));
    }

    // A second pruner of its name changes what it is called.
    [Test, Spec("GATE-008")]
    public void APruner_IsFoundByItsType()
    {
        var now = Of(Subject("Mine (A.One)", change: static _ => -0.02) with { Type = "A.One" }, Subject("Mine (A.Two)") with { Type = "A.Two" });
        var comparison = BaselineComparison.Of(Of(Subject() with { Type = "A.One" }), now);
        Assert.That(comparison.Losses, Is.Empty);
        Assert.That((comparison.Cells.Single().Subject, comparison.Cells.Single().Verdict), Is.EqualTo(("Mine (A.One)", CellVerdict.Worse)));
        Assert.That(comparison.Remarks, Is.EqualTo(new[] { "Mine (A.Two) is not in the baseline; --record writes one with it" }));
        Assert.That(BaselineComparison.Of(Of(Subject() with { Type = "A.Old" }), Of(Subject() with { Type = "A.New" })).Losses, Is.Empty, "renamed, and called the same");
    }

    [Test, Spec("GATE-008")]
    public void WhoIsMissing_OrFails_IsLost_AndANewcomerIsTold()
    {
        var failing = new BaselineSubject("Mine", new Dictionary<string, string> { ["R201"] = "Holds" }, [], "relu, replicate 1: it threw");
        var comparison = BaselineComparison.Of(Of(Subject(), Subject("Gone")), Of(failing, Subject("New")));
        Assert.That(comparison.Losses, Is.EqualTo(new[] { ("Mine", "it could be measured and cannot be now: relu, replicate 1: it threw"), ("Gone", "is in the baseline and not here") }));
        Assert.That(comparison.Remarks, Is.EqualTo(new[] { "New is not in the baseline; --record writes one with it" }));
        Assert.That(comparison.Passes, Is.False);
        Assert.That(BaselineComparison.Of(Of(failing), Of(failing)).Passes);
    }

    [Test, Spec("GATE-011")]
    public void OtherNetworks_OrAnotherRuler_AreRefused()
    {
        var baseline = Of(Subject());
        Assert.That(() => BaselineComparison.Of(baseline with { Networks = "16 networks" }, baseline), Throws.TypeOf<InvalidDataException>().With.Message.EqualTo(
            "the baseline was measured in 16 networks, and this in 24 networks; --record writes another one"));
        Assert.That(() => BaselineComparison.Of(baseline with { Version = "0.1", Ruler = [1, 0.5] }, baseline with { Ruler = [1, 0.25] }), Throws.TypeOf<InvalidDataException>().With.Message.EqualTo(
            "the baseline is of version 0.1 and this is 1.0, whose planted networks or scores are others: the library's own seeker has 0.5 there and 0.25 here (value 2); --record writes another baseline"));
        var fewer = Subject() with { Cells = [] };
        Assert.That(BaselineComparison.Of(baseline, Of(fewer)).Losses, Is.EqualTo(new[] { ("Mine", "circle, accuracy, was recorded in 24 networks and is not known now") }));
    }

    [Test, Spec("GATE-008")]
    public void TooFewNetworks_AreTold()
    {
        BaselineSubject Few(double loss) => new("Mine", new Dictionary<string, string>(), [new BaselineCell("circle", "accuracy", true, [.. Values.Take(6).Select(v => v - loss)])]);
        var comparison = BaselineComparison.Of(Of(Few(0)), Of(Few(0.1)));
        Assert.That(comparison.Cells.Single().Verdict, Is.EqualTo(CellVerdict.NotToldApart));
        Assert.That(comparison.Remarks.Single(), Does.StartWith("1 of the 1 cells that differ have too few networks to tell whether they got worse, such as circle, accuracy with 6;"));
    }

    private static Baseline Of(params BaselineSubject[] subjects) => new(Baseline.CurrentFormat, "1.0", "24 networks", 1, [], subjects);

    private static BaselineSubject Subject(
        string name = "Mine", string rule = "Holds", string where = "circle", string quantity = "accuracy", bool moreIsBetter = true, Func<int, double>? change = null) =>
        new(name, new Dictionary<string, string> { ["R201"] = rule }, [new BaselineCell(where, quantity, moreIsBetter, [.. Values.Select((v, i) => v + (change?.Invoke(i) ?? 0))])]);
}
