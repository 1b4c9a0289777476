using PlantNSeek.Networks;
using PlantNSeek.Networks.FullyConnected;
using PlantNSeek.Properties.Pruning;
using PlantNSeek.Recovery;

namespace PlantNSeek.Properties.Recovery;

/// <summary>What outputs are worth under each rule.</summary>
[TestFixture]
public class ScoringTests
{
    [Test]
    [Spec("JUDGE-010")]
    public void Accuracy_CountsTheLargest_AndTheFirstOfEquals()
    {
        var batch = Batch.Classification(new float[4], 1, [0, 0, 2, 0], 3);
        float[] outputs = [0, 0, 0, 1, 1, 0, -3, -2, -1, 0, 5, 4];
        Assert.That(Scoring.Accuracy(outputs, batch), Is.EqualTo(3.0 / 4));
    }

    [Test]
    [Spec("JUDGE-010")]
    public void Accuracy_OfAllZeroOutputs_IsTheShareOfTheFirstClass()
    {
        var batch = Batch.Classification(new float[5], 1, [0, 1, 0, 0, 2], 3);
        Assert.That(Scoring.Accuracy(new float[15], batch), Is.EqualTo(3.0 / 5));
    }

    [Test]
    [Spec("JUDGE-011")]
    public void Accuracy_DividesByTheOutputScales()
    {
        var batch = Batch.Classification([0, 0], 1, [0, 1], 2);
        float[] outputs = [3, 100, 1, 100]; // divided by (1, 50): (3, 2) and (1, 2)
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Scoring.Accuracy(outputs, batch), Is.EqualTo(0.5));
            Assert.That(Scoring.Accuracy(outputs, batch, [1, 50]), Is.EqualTo(1));
            Assert.That(() => Scoring.Accuracy(outputs, batch, [1, 0]), Throws.ArgumentException.With.Message.Contains("scale is 0"));
            Assert.That(() => Scoring.Accuracy(outputs, batch, [1]), Throws.ArgumentException);
        }
    }

    [Test]
    [Spec("JUDGE-012")]
    public void MeanSquaredError_ByHand()
    {
        var batch = Batch.Regression([0, 0], 1, [1, 2, 3, 4], 2);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Scoring.MeanSquaredError([1, 0, 5, 4], batch), Is.EqualTo((4 + 4) / 4.0));
            Assert.That(Scoring.MeanSquaredError([1, 1, 1, 1], batch, [2, 4]), Is.EqualTo((1 + 4 + 1 + 0) / 4.0));
        }
    }

    [PinnedProperty]
    [Spec("JUDGE-013")]
    public bool PublishedError_IgnoresAnyFactorOfAnOutput_EvenANegativeOne(Seed seed)
    {
        var (outputs, batch) = RandomRegression(seed, 11);
        float[] scaled = [.. outputs.Select((y, i) => i % 2 == 0 ? -4 * y : y / 8)];
        return Scoring.MeanSquaredErrorRescaledPerBatch(outputs, batch, 4) == Scoring.MeanSquaredErrorRescaledPerBatch(scaled, batch, 4);
    }

    [PinnedProperty]
    [Spec("JUDGE-013")]
    public bool PublishedError_FitsEachTestBatchByItself_AndNoFactorDoesBetter(Seed seed)
    {
        var (outputs, batch) = RandomRegression(seed, 11);
        var pieces = new[] { (0, 4), (4, 4), (8, 3) }.Select(piece =>
        {
            var (part, labels) = (outputs.AsSpan(piece.Item1 * 2, piece.Item2 * 2).ToArray(), batch.Slice(piece.Item1, piece.Item2));
            var best = new double[2];
            for (var k = 0; k < 2; k++)
            {
                var f = Enumerable.Range(0, piece.Item2).Select(i => (double)part[(2 * i) + k]).ToArray();
                best[k] = f.Select((y, i) => y * labels.Values[(2 * i) + k]).Sum() / f.Sum(y => y * y);
            }

            var error = Scoring.MeanSquaredError(part, labels, best);
            var nudged = new[] { 0.01, -0.01 }.All(d => Scoring.MeanSquaredError(part, labels, [best[0] + d, best[1] - d]) > error);
            return (Sum: error * piece.Item2, nudged);
        }).ToArray();
        return Math.Abs(Scoring.MeanSquaredErrorRescaledPerBatch(outputs, batch, 4) - (pieces.Sum(piece => piece.Sum) / 11)) < 1e-12 && pieces.All(piece => piece.nudged);
    }

    [Test]
    [Spec("JUDGE-013")]
    public void PublishedError_OfAZeroOutput_IsTheMeanSquareLabel()
    {
        var batch = Batch.Regression([0, 0], 1, [1, 3], 1);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Scoring.MeanSquaredErrorRescaledPerBatch([0, 0], batch), Is.EqualTo(5));
            Assert.That(Scoring.PositiveFactors([0, 0], batch), Is.EqualTo(new[] { 1.0 }));
            Assert.That(Scoring.PublishedTestBatch, Is.EqualTo(512));
        }
    }

    [Test]
    [Spec("JUDGE-014")]
    public void PositiveFactors_AreLeastSquares_AndNeverNegative()
    {
        var batch = Batch.Regression([0, 0], 1, [2, -2, 4, -4], 2);
        var factors = Scoring.PositiveFactors([1, 1, 2, 2], batch);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(factors, Is.EqualTo(new[] { 2.0, 0 }));
            Assert.That(Scoring.MeanSquaredError([1, 1, 2, 2], batch, factors), Is.EqualTo((4 + 16) / 4.0), "as if the second output were 0");
        }
    }

    [PinnedProperty]
    [Spec("JUDGE-015")]
    public bool Score_DispatchesByRuleAndTask(Architecture architecture, Seed seed)
    {
        var problem = PruningCase.Of(architecture, seed);
        var training = PruningCase.RandomBatch(architecture, seed, "training");
        var outputs = Scoring.Outputs(problem.Network, problem.Parameters, problem.Batch);
        if (problem.Batch.IsClassification)
        {
            return Enum.GetValues<ScoringRule>().All(rule => Score(rule) == Scoring.Accuracy(outputs, problem.Batch));
        }

        var factors = Scoring.PositiveFactors(Scoring.Outputs(problem.Network, problem.Parameters, training), training);
        return Score(ScoringRule.Plain) == Scoring.MeanSquaredError(outputs, problem.Batch)
            && Score(ScoringRule.RescaledPerTestBatch) == Scoring.MeanSquaredErrorRescaledPerBatch(outputs, problem.Batch)
            && Score(ScoringRule.PositiveFactorFromTraining) == Scoring.MeanSquaredError(outputs, problem.Batch, factors);

        double Score(ScoringRule rule) => Scoring.Score(rule, problem.Network, problem.Parameters, training, problem.Batch);
    }

    [Test]
    [Spec("JUDGE-016")]
    public void WrongInput_IsANamedError()
    {
        var (regression, classes) = (Batch.Regression([0, 0], 1, [1, 3], 1), Batch.Classification([0, 0], 1, [0, 1], 2));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(() => Scoring.MeanSquaredError([1, float.NaN], regression), Throws.InstanceOf<ArithmeticException>().With.Message.Contains("output 0 of sample 1 is NaN"));
            Assert.That(() => Scoring.Accuracy([0, 0, 0, float.PositiveInfinity], classes), Throws.InstanceOf<ArithmeticException>().With.Message.Contains("output 1 of sample 1"));
            Assert.That(() => Scoring.MeanSquaredError([1], regression), Throws.ArgumentException.With.Message.Contains("1 entries"));
            Assert.That(() => Scoring.Accuracy([1, 2], regression), Throws.ArgumentException.With.Message.Contains("regression"));
            Assert.That(() => Scoring.MeanSquaredErrorRescaledPerBatch([1, 2, 3, 4], classes), Throws.ArgumentException.With.Message.Contains("classification"));
            Assert.That(() => Scoring.Score((ScoringRule)9, PruningCase.Of(new Architecture(1, 1), new Seed(0)).Network, [1, 1], regression, regression), Throws.InstanceOf<ArgumentOutOfRangeException>().With.Message.Contains("Plain"));
        }
    }

    private static (float[] Outputs, Batch Batch) RandomRegression(Seed seed, int count)
    {
        var random = seed.Stream("outputs");
        float[] Draw() => [.. Enumerable.Range(0, 2 * count).Select(_ => (float)random.NextNormal())];
        return (Draw(), Batch.Regression(new float[count], 1, Draw(), 2));
    }
}
