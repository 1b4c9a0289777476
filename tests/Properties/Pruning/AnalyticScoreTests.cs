using PlantNSeek.Networks;
using PlantNSeek.Networks.FullyConnected;
using PlantNSeek.Numerics;
using PlantNSeek.Pruning;
using PlantNSeek.Pruning.Pruners;
using PlantNSeek.TestSupport.Oracle;

namespace PlantNSeek.Properties.Pruning;

/// <summary>Scores worked out by hand, and SynFlow where products over depth leave the range of a float and of a double.</summary>
[TestFixture]
public class AnalyticScoreTests
{
    // y = v relu(w x + b) + c with w = 2, b = 1, v = -3, c = 0.5; one sample x = 1, target 0.5: h = 3, y = -8.5, L = (y - 0.5)^2 = 81.
    private static readonly Architecture Chain = new(1, 1, 1);
    private static readonly float[] ChainParameters = [2, 1, -3, 0.5f];

    private static double[] Score(IPruner pruner, Architecture architecture, float[] parameters, Batch? batch = null) => pruner.Scores(PruningContext.Of(
        new OracleNetwork(architecture),
        parameters,
        Mask.All(parameters.Length),
        batch ?? Batch.Regression([1], 1, [0.5f], 1),
        new LossFunction(LossKind.MeanSquaredError),
        new RandomStream(1, "analytic")));

    [Test]
    [Spec("PRUNE-009")]
    public void Magnitude_OfAChain() => Assert.That(Score(PrunerCatalog.Magnitude, Chain, ChainParameters), Is.EqualTo(new[] { 2, 1, 3, 0.5 }));

    [Test]
    [Spec("PRUNE-009")]
    public void Snip_OfAChain()
    {
        // dL/dy = 2 (y - 0.5) = -18: |theta g| = |2 * 54|, |1 * 54|, |-3 * -54|, |0.5 * -18|
        var expected = new[] { 108.0, 54, 162, 9 }.Select(s => s / 333);
        Assert.That(Score(PrunerCatalog.Snip, Chain, ChainParameters), Is.EqualTo(expected).Within(1e-15));
    }

    [Test]
    [Spec("PRUNE-009")]
    public void SynFlow_OfAChain()
    {
        // R = 3 (2 * 1 + 1) + 0.5: paths 6 (w, v), 3 (b, v), 0.5 (c)
        Assert.That(Score(PrunerCatalog.SynFlow, Chain, ChainParameters), Is.EqualTo(new[] { 6, 3, 9, 0.5 }));
    }

    [Test]
    [Spec("PRUNE-009")]
    public void Grasp_OfAnEdgeAndABias()
    {
        // y = w x + c, w = 2, c = 1, x = 3, target 0: outputs / 200, L = (y / 200)^2, g = 2 y / 200^2 (3, 1), H = 2 / 200^2 [[9, 3], [3, 1]],
        // H g = (2 / 200^2)^2 y (30, 10), y = 7: theta H g ~ (60, 10), normalised by |sum| + 1e-10.
        var unit = 4 * 7 / 1.6e9;
        var norm = (70 * unit) + 1e-10;
        var expected = new[] { 60 * unit / norm, 10 * unit / norm };
        Assert.That(Score(PrunerCatalog.Grasp, new Architecture(1, 1), [2, 1], Batch.Regression([3], 1, [0], 1)), Is.EqualTo(expected).Within(1e-14));
    }

    [Test]
    [Spec("PRUNE-009")]
    public void Grasp_OfAMaskedNetwork_IsThatOfTheNetworkWithoutItsMaskedEdges()
    {
        var (wide, narrow) = (new Architecture(2, 1), new Architecture(1, 1));
        var masked = PrunerCatalog.Grasp.Scores(PruningContext.Of(
            new OracleNetwork(wide), (float[])[2, 7, 1], Mask.FromIndices(3, [0, 2]), Batch.Regression([3, 5], 2, [0], 1), new LossFunction(LossKind.MeanSquaredError), new RandomStream(1, "analytic")));
        var without = Score(PrunerCatalog.Grasp, narrow, [2, 1], Batch.Regression([3], 1, [0], 1));
        Assert.That(masked, Is.EqualTo(new[] { without[0], 0, without[1] }).Within(1e-14));
    }

    [Test]
    [Spec("PRUNE-009")]
    public void Grasp_MayBeNegative_AndKeepsTheLargest()
    {
        // y = w1 x1 + w2 x2 + c with x = (1, 1): H g is the same for all three, so theta decides, sign included.
        var scores = Score(PrunerCatalog.Grasp, new Architecture(2, 1), [3, -1, 0.5f], Batch.Regression([1, 1], 2, [0], 1));
        var mask = Selection.Select(scores, new Architecture(2, 1).Layout, Mask.All(3), PruningBudget.Keep(2));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(scores[1], Is.Negative);
            Assert.That(mask.KeptIndices(), Is.EqualTo(new[] { 0, 2 }));
        }
    }

    [TestCase(4, 0, false)]
    [TestCase(20, 0, false)]
    [TestCase(140, 0, false)]
    [TestCase(140, -9, false)]
    [TestCase(20, 12, false)]
    [TestCase(140, 12, false)]
    [TestCase(400, 12, false)]
    [TestCase(140, 12, true)]
    [TestCase(140, -12, true)]
    [Spec("PRUNE-024")]
    public void SynFlow_AtAnyDepth_RanksAsTheExactProductsDo(int depth, int exponent, bool firstUnitsCutOff)
    {
        // Scaling every layer by 2^e without biases scales every score by 2^(e layers): the shares of the largest are exactly the same.
        var architecture = Architecture.Uniform(2, 4, 3, depth);
        var plain = PruningCase.Of(architecture, new Seed(12), biases: false);
        for (var layer = 0; firstUnitsCutOff && layer < architecture.LayerCount - 1; layer++)
        {
            plain.Parameters.AsSpan(plain.Layout.WeightIndex(layer, 0, 0), architecture.Widths[layer]).Clear();
        }

        var scaled = plain with { Parameters = Array.ConvertAll(plain.Parameters, p => MathF.ScaleB(p, exponent)) };
        var (a, b) = (plain.Scores(PrunerCatalog.SynFlow), scaled.Scores(PrunerCatalog.SynFlow));
        var layers = Enumerable.Range(0, architecture.LayerCount).Select(
            layer => b.AsSpan(plain.Layout.Weight(layer).Offset, plain.Layout.Weight(layer).Length).ToArray().Sum()).ToArray();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(a.Max(), Is.Positive);
            Assert.That(b.Select(s => s / b.Max()), Is.EqualTo(a.Select(s => s / a.Max())).Within(1e-13));
            Assert.That(layers, Is.All.EqualTo(layers[0]).Within(1e-10).Percent, "the flow is the same through every layer");
        }
    }

    [Test]
    [Spec("PRUNE-024")]
    public void SynFlow_WithBiases_BeyondTheRangeOfADouble_CountsTheirPaths()
    {
        // A chain of 300 weights of 1e4 and one bias of 1e4 after the first unit: the bias joins a flow of 1e4, so it carries half of it.
        var architecture = Architecture.Uniform(1, 1, 1, 301);
        var parameters = new float[architecture.Layout.Count];
        for (var layer = 0; layer < 300; layer++)
        {
            parameters[architecture.Layout.WeightIndex(layer, 0, 0)] = 1e4f;
        }

        parameters[architecture.Layout.BiasIndex(0, 0)] = 1e4f;
        var scores = Score(PrunerCatalog.SynFlow, architecture, parameters);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(scores[architecture.Layout.BiasIndex(0, 0)] / scores[architecture.Layout.WeightIndex(0, 0, 0)], Is.EqualTo(1).Within(1e-12));
            Assert.That(scores[architecture.Layout.WeightIndex(299, 0, 0)] / scores[architecture.Layout.WeightIndex(0, 0, 0)], Is.EqualTo(2).Within(1e-12));
            Assert.That(scores[architecture.Layout.BiasIndex(1, 0)], Is.Zero);
        }
    }

    [Test]
    [Spec("PRUNE-024")]
    public void SynFlow_InTheRangeOfADouble_IsNotRescaled()
    {
        // 30 layers of weight 100: R = 1e60, far beyond a float.
        var architecture = Architecture.Uniform(1, 1, 1, 31);
        var parameters = new float[architecture.Layout.Count];
        for (var layer = 0; layer < 30; layer++)
        {
            parameters[architecture.Layout.WeightIndex(layer, 0, 0)] = 100;
        }

        Assert.That(Score(PrunerCatalog.SynFlow, architecture, parameters)[0], Is.EqualTo(1e60).Within(1e-10).Percent);
    }

    [TestCase(500, 500)]
    [TestCase(501, 0)]
    [TestCase(-500, -500)]
    [TestCase(-501, 0)]
    [Spec("PRUNE-024")]
    public void SynFlow_Beyond500PowersOfTwo_StaysInTheUnitThatItWasComputedIn(int exponent, int expected)
    {
        var architecture = Architecture.Uniform(1, 1, 1, 21);
        var parameters = new float[architecture.Layout.Count];
        for (var layer = 0; layer < 20; layer++)
        {
            parameters[architecture.Layout.WeightIndex(layer, 0, 0)] = MathF.ScaleB(1, (exponent / 20) + (layer == 7 ? exponent % 20 : 0));
        }

        Assert.That(Score(PrunerCatalog.SynFlow, architecture, parameters).Where(score => score != 0), Is.All.EqualTo(Math.ScaleB(1, expected)));
    }

    [Test]
    [Spec("PRUNE-009")]
    public void SynFlow_BehindALayerOfZeros_IsTheLastBiasAlone()
    {
        var layout = new Architecture(2, 3, 3, 1).Layout;
        var parameters = Enumerable.Range(1, layout.Count).Select(i => 7f * i).ToArray();
        parameters.AsSpan(layout.Weight(1).Offset, layout.Weight(1).Length + layout.Bias(1).Length).Clear();
        var expected = new double[layout.Count];
        expected[^1] = parameters[^1];
        Assert.That(Score(PrunerCatalog.SynFlow, layout.Architecture, parameters), Is.EqualTo(expected));
    }

    [Test]
    [Spec("PRUNE-009")]
    public void Snip_WithoutAnyGradient_IsZero() =>
        Assert.That(Score(PrunerCatalog.Snip, Chain, ChainParameters, Batch.Regression([1], 1, [-8.5f], 1)), Is.All.Zero);

    [Test]
    [Spec("PRUNE-009")]
    public void Grasp_DividesTheOutputsByItsTemperature()
    {
        // As above with another temperature: only 1e-10 keeps it from dropping out.
        var pruner = new GraspPruner(50);
        var unit = 4 * 7 / Math.Pow(50, 4);
        var norm = (70 * unit) + 1e-10;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(pruner.Temperature, Is.EqualTo(50));
            Assert.That(Score(pruner, new Architecture(1, 1), [2, 1], Batch.Regression([3], 1, [0], 1)), Is.EqualTo(new[] { 60 * unit / norm, 10 * unit / norm }).Within(1e-14));
        }
    }

    [TestCase(0)]
    [TestCase(-1)]
    [TestCase(double.NaN)]
    [Spec("PRUNE-009")]
    public void Grasp_HasAPositiveTemperature(double temperature) => Assert.That(
        () => new GraspPruner(temperature), Throws.InstanceOf<ArgumentOutOfRangeException>().With.Message.Contains($"temperature is {FormattableString.Invariant($"{temperature}")}; it must be above 0"));

    [Test]
    [Spec("PRUNE-038")]
    public void Grasp_AddsTheStaleGradientToItsProduct_BeforeTheParameters()
    {
        var context = PruningContext.Of(
            new OracleNetwork(new Architecture(1, 1)), (float[])[2, 1], Mask.All(2), Batch.Regression([3], 1, [0], 1), new LossFunction(LossKind.MeanSquaredError), new RandomStream(1, "analytic"));
        var unit = 4 * 7 / 1.6e9; // H g = unit (30, 10), as above
        var scores = PrunerCatalog.Grasp.Scores(context with { StaleGradient = (double[])[unit * 5, unit * -7] });
        var norm = (73 * unit) + 1e-10;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(scores, Is.EqualTo(new[] { 70 * unit / norm, 3 * unit / norm }).Within(1e-14));
            Assert.That(
                () => PrunerCatalog.Grasp.Scores(context with { StaleGradient = new double[3] }),
                Throws.ArgumentException.With.Message.Contains("the stale gradient has 3 entries; the layout has 2"));
        }
    }

    [Test]
    [Spec("PRUNE-022")]
    public void NonFiniteScore_NamesThePruner()
    {
        float[] parameters = [2, float.PositiveInfinity, -3, 0.5f];
        Assert.That(
            () => Score(PrunerCatalog.Magnitude, Chain, parameters),
            Throws.TypeOf<NonFiniteScoreException>().With.Message.Contains("Magnitude").And.Message.Contains("layer1.bias[0]")
                .And.Property(nameof(NonFiniteScoreException.Index)).EqualTo(1));
    }
}
