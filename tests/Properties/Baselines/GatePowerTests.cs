using PlantNSeek.Baselines;
using PlantNSeek.Numerics;

namespace PlantNSeek.Properties.Baselines;

/// <summary>How often the gate closes without a reason, and how often it does with one, on recorded pairs of runs.</summary>
[Parallelizable]
public sealed class GatePowerTests
{
    private const int Comparisons = 2000;
    private const int Losses = 500; // comparisons that simulate a loss, each of which takes longer
    private const double Loss = 0.02;
    private const string Accuracy = "circle at 0.1, accuracy after training";

    [Test, Spec("GATE-012")]
    public void Pairs_AreAsRecorded([ValueSource(typeof(GatePairs), nameof(GatePairs.Seekers))] string seeker)
    {
        if (LongSetting.IsOn && Environment.GetEnvironmentVariable("PLANTNSEEK_ACCEPT_SNAPSHOTS") == "1")
        {
            GatePairs.Write();
        }

        var networks = LongSetting.IsOn ? GatePairs.Networks : 1;
        Assert.That(GatePairs.Computed(seeker, networks), Is.EqualTo(GatePairs.Lines(seeker, networks)));
    }

    [Test, Spec("GATE-012")]
    public void WithoutAChange_TheGateCloses_InOneAndAHalfOfAHundredAtMost([ValueSource(typeof(GatePairs), nameof(GatePairs.Seekers))] string seeker, [Values(BaselineNetworks.Fewest, BaselineNetworks.Usual)] int networks)
    {
        var closed = Closed(seeker, networks, 0, Comparisons);
        TestContext.Out.WriteLine($"{seeker}, {networks} networks: closed {closed} of {Comparisons} without a change");
        Assert.That(closed, Is.LessThanOrEqualTo(0.015 * Comparisons));
    }

    [TestCase("Random smart ratio")]
    [TestCase("Edge-popup")]
    [Spec("GATE-012")]
    public void ALossOfTwoPercent_ClosesIt_InNineOfTen(string seeker)
    {
        const int networks = BaselineNetworks.Usual;
        TestContext.Out.WriteLine($"{seeker}, 24 networks: closed {Closed(seeker, 24, Loss, Losses)} of {Losses} with a loss of {Loss}");
        var closed = Closed(seeker, networks, Loss, Losses);
        TestContext.Out.WriteLine($"{seeker}, {networks} networks: closed {closed} of {Losses} with a loss of {Loss}");
        Assert.That(closed, Is.GreaterThanOrEqualTo(0.9 * Losses));
    }

    // The runs themselves, as they were recorded: what two streams of random numbers give is no change.
    [Test, Spec("GATE-012")]
    public void TheRecordedPairs_ThemselvesCloseNothing([ValueSource(typeof(GatePairs), nameof(GatePairs.Seekers))] string seeker)
    {
        var (first, second) = GatePairs.Recorded(seeker);
        var comparison = BaselineComparison.Of(Of(seeker, first, GatePairs.Networks), Of(seeker, second, GatePairs.Networks));
        Assert.That(comparison.Cells.Where(static cell => cell.Verdict is CellVerdict.Worse or CellVerdict.Better).Select(static cell => cell.Text), Is.Empty);
        Assert.That(comparison.Cells.Count(static cell => cell.Verdict == CellVerdict.NotToldApart), Is.GreaterThan(15), "it is compared");
    }

    // Other networks are drawn for each comparison, and in each one which of both runs came first.
    private static int Closed(string seeker, int networks, double loss, int comparisons)
    {
        var (first, second) = GatePairs.Recorded(seeker);
        var closed = 0;
        Parallel.For(0, comparisons, trial =>
        {
            var random = new RandomStream(7, $"{seeker}, {networks} networks", (ulong)trial);
            var drawn = random.NextPermutation(GatePairs.Networks)[..networks];
            bool[] swapped = [.. drawn.Select(_ => random.NextDouble() < 0.5)];
            var before = Of(seeker, Pick(first, second, 0), networks);
            var after = Of(seeker, Pick(second, first, loss), networks);
            var worse = BaselineComparison.Of(before, after).Cells.Where(static cell => cell.Verdict == CellVerdict.Worse);
            if (loss > 0 ? worse.Any(static cell => cell.Before.Name == Accuracy) : worse.Any())
            {
                Interlocked.Increment(ref closed);
            }

            IReadOnlyList<BaselineCell> Pick(IReadOnlyList<BaselineCell> one, IReadOnlyList<BaselineCell> other, double lost) =>
                [.. one.Zip(other, (a, b) => a with { Values = [.. drawn.Select((d, i) => (swapped[i] ? b : a).Values[d] - (a.Name == Accuracy ? lost : 0))] })];
        });
        return closed;
    }

    private static Baseline Of(string seeker, IReadOnlyList<BaselineCell> cells, int networks) =>
        new(Baseline.CurrentFormat, "", "", networks, [], [new BaselineSubject(seeker, new Dictionary<string, string>(), cells)]);
}
