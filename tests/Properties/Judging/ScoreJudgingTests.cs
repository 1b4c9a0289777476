using PlantNSeek.Artifacts;
using PlantNSeek.Judging;
using PlantNSeek.Networks;
using PlantNSeek.Numerics.Statistics;
using PlantNSeek.Numpy;
using PlantNSeek.Properties.Exchange;

namespace PlantNSeek.Properties.Judging;

using Networks = PlantNSeek.Properties.Exchange.Networks;

/// <summary>Scores against the truth.</summary>
public sealed class ScoreJudgingTests
{
    [TestCase(new double[] { 4, 3, 2, 1 }, new[] { true, true, false, false }, 1)]
    [TestCase(new double[] { 4, 3, 2, 1 }, new[] { false, false, true, true }, ((1.0 / 3) + (2.0 / 4)) / 2)]
    [TestCase(new double[] { 4, 3, 2, 1 }, new[] { true, false, true, false }, (1 + (2.0 / 3)) / 2)]
    [TestCase(new double[] { 1, 1, 1, 1 }, new[] { true, false, false, false }, 0.25)] // all at once
    [TestCase(new double[] { 2, 2, 1 }, new[] { false, true, true }, (0.5 + (2.0 / 3)) / 2)]
    [TestCase(new double[] { 2, 1 }, new[] { false, false }, double.NaN)]
    [Spec("EXCH-091")]
    public void AveragePrecision_IsTheHandWorkedOne(double[] values, bool[] members, double expected) =>
        Assert.That(AveragePrecision.Of(values, members), Is.EqualTo(expected).Within(1e-15));

    [Test, Spec("EXCH-091")]
    public void TheTruthAsScores_IsTold_AtTheTicketsSize_AndItsOppositeNowhere()
    {
        var (judge, truth) = Judge();
        double[] scores = [.. Enumerable.Range(0, truth.Length).Select(i => truth[i] ? 1.0 : 0)];
        var told = new ScoreJudging(judge, keepsBiases: false).Of("scores.npz", scores, trains: false);
        var opposite = new ScoreJudging(judge, keepsBiases: false).Of("scores.npz", [.. scores.Select(static s => -s)], trains: false);
        var planted = told.Curve.Single(m => m.Kept == truth.KeptCount);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(told.Separations.Take(2).Select(static s => (s.Tensor, s.Auroc)), Is.EqualTo(new[] { ("all", 1.0), ("within tensors", 1.0) }));
            Assert.That(told.Separations[0].AveragePrecision, Is.EqualTo(1));
            Assert.That(told.Separations.Skip(2).Select(static s => s.Tensor), Is.EqualTo(judge.Host.Layout.Slices.ToArray().Select(static s => s.Name)));
            Assert.That((planted.Recall, planted.Strong), Is.EqualTo((1.0, judge.Planted(trains: false)!.Score("Fair").Strong)));
            Assert.That(told.CriticalDensity, Is.EqualTo(planted.Density));
            Assert.That(told.Curve[^1], Is.EqualTo(new ScoredMask(1, truth.Length, 1, 1, told.Curve[^1].Strong, null)));
            Assert.That(told.AreaUnderRecall, Is.GreaterThan(told.ChanceArea));
            Assert.That(opposite.Separations.Take(2).Select(static s => s.Auroc), Is.EqualTo(new[] { 0.0, 0 }));
            Assert.That(opposite.AreaUnderRecall, Is.LessThan(opposite.ChanceArea));
            Assert.That(opposite.CriticalDensity, Is.EqualTo(1));
        }
    }

    // Each tensor's ticket is told, and the network's is not where tensors are ranked against what they hold.
    [Test, Spec("EXCH-091")]
    public void WithinTensors_TheirSizesSayNothing()
    {
        var (judge, truth) = Judge();
        var scores = new double[truth.Length];
        foreach (var slice in judge.Host.Layout.Slices)
        {
            for (var i = slice.Offset; i < slice.Offset + slice.Length; i++)
            {
                scores[i] = (truth[i] ? 1 : 0) + (10 * slice.Offset * (slice.Kind == ParameterKind.Bias ? 1 : -1)); // the first weights and the last biases
            }
        }

        var judged = new ScoreJudging(judge, keepsBiases: false).Of("scores.npz", scores, trains: false);
        Assert.That(judged.Separations[1].Auroc, Is.EqualTo(1));
        Assert.That(judged.Separations[0].Auroc, Is.LessThan(0.9));
    }

    [Test, Spec("EXCH-090")]
    public void BiasesWithoutScores_AreKeptOrRemoved_AndRankNowhere()
    {
        var (judge, truth) = Judge();
        var biases = judge.Host.Layout.BiasCount;
        double[] scores = [.. Enumerable.Repeat(1.0, truth.Length)];
        foreach (var slice in judge.Host.Layout.Slices.ToArray().Where(static s => s.Kind == ParameterKind.Bias))
        {
            scores.AsSpan(slice.Offset, slice.Length).Fill(double.NaN);
        }

        var kept = new ScoreJudging(judge, keepsBiases: true).Of("scores.npz", scores, trains: false);
        var removed = new ScoreJudging(judge, keepsBiases: false).Of("scores.npz", scores, trains: false);
        Assert.That((kept.Curve[0].Kept, kept.Curve[^1].Kept), Is.EqualTo((biases, truth.Length)));
        Assert.That(removed.Curve[^1].Kept, Is.EqualTo(truth.Length - biases));
        Assert.That(kept.Separations[0].Count, Is.EqualTo(truth.Length - biases));
    }

    [Test, Spec("EXCH-091")]
    public void WithoutATruth_OrWithoutAScoreForEach_ItIsRefused()
    {
        var (judge, truth) = Judge();
        Assert.That(() => new ScoreJudging(new MaskJudge(judge.Host, null), false).Of("s", new double[truth.Length], false), Throws.ArgumentException.With.Message.StartsWith("no truth is known of planted.npz"));
        Assert.That(() => new ScoreJudging(judge, false).Of("s", new double[3], false), Throws.ArgumentException.With.Message.StartsWith($"3 scores are given; planted.npz has {truth.Length} parameters"));
    }

    [Test, Spec("EXCH-090")]
    public void AFile_HasANumberForEachParameter()
    {
        var file = Scores();
        using (var open = file.Open())
        {
            Assert.That(ScoreFile.Read(open, Networks.OwnHost()), Is.EqualTo(new[] { 1, 2, 3, 4, 5, 6, 0.1, 0.2, 0.3, 1e300, 2, 3, 4, 5, 6, 0, 0 }));
        }

        Refused(Scores().Without("layer2.weight"), "has no array layer2.weight");
        Refused(Scores().With("layer1.weight", new double[6], 2, 3), "layer1.weight has the shape (2, 3)");
        Refused(Scores().With("layer1.bias", [0, double.NaN, 0], 3), "is NaN; a score must be finite");
        Refused(Scores().Without("layer1.bias", "layer2.bias"), "say by judge --biases whether those without scores are kept or removed");
        using (var planted = Networks.File(Networks.Planted(), reveal: false))
        {
            Assert.That(() => ScoreFile.Read(planted, Networks.OwnHost()), Throws.TypeOf<NpzException>().With.Message.Contains("is a planted host or its truth; scores for own.npz are needed"));
        }

        using var without = Scores().Without("layer1.bias", "layer2.bias").Open();
        Assert.That(ScoreFile.Read(without, Networks.OwnHost(), MissingBiases.AreKept).Count(double.IsNaN), Is.EqualTo(5));
    }

    private static void Refused(ArrayFile file, string message)
    {
        using var open = file.Open();
        Assert.That(() => ScoreFile.Read(open, Networks.OwnHost()), Throws.TypeOf<NpzException>().With.Message.Contains(message));
    }

    private static ArrayFile Scores() => new ArrayFile("scores.npz")
        .With("layer1.weight", [1.0, 2, 3, 4, 5, 6], 3, 2).With("layer1.bias", [0.1, 0.2, 0.3], 3).With("layer2.weight", [1e300, 2, 3, 4, 5, 6], 2, 3).With("layer2.bias", [0.0, 0], 2);

    private static (MaskJudge Judge, Mask Truth) Judge()
    {
        var scenario = Networks.Planted("circle", width: 20);
        var host = Networks.Host(scenario);
        using var file = Networks.File(scenario, reveal: true);
        var truth = TruthFile.Find(file, host)!;
        return (new MaskJudge(host, truth), truth.Mask);
    }
}
