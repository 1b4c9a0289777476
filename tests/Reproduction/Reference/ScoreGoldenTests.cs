using PlantNSeek.Networks;
using PlantNSeek.Networks.FullyConnected;
using PlantNSeek.Pruning;
using PlantNSeek.TestSupport.Golden;
using PlantNSeek.TestSupport.Oracle;

namespace PlantNSeek.Reproduction.Tests.Reference;

/// <summary>Scores and masks of the original programs, each in their single and their double precision.</summary>
[TestFixture]
public class ScoreGoldenTests
{
    private const double OracleTolerance = 1e-10;
    private const double FloatTolerance = 1e-6;

    private const string Files = "golden/c_pruner_scores_*.json";

    private static IEnumerable<TestCaseData> Sections() => ReferenceFolder.Cases(Files, "f");

    private static IEnumerable<TestCaseData> DoubleSections() => ReferenceFolder.Cases(Files, "f64");

    [TestCaseSource(nameof(Sections))]
    [Spec("PRUNE-001")]
    public void Scores_OfTheOracle_AreTheOriginals(string file, string precision) =>
        AssertScores(file, precision, static architecture => new OracleNetwork(architecture), precision == "f64" ? OracleTolerance : FloatTolerance);

    [TestCaseSource(nameof(Sections))]
    [Spec("PRUNE-001")]
    public void Scores_OfTheEngine_AreTheOriginals(string file, string precision) =>
        AssertScores(file, precision, static architecture => new ManagedNetwork(architecture), FloatTolerance);

    [TestCaseSource(nameof(Sections))]
    [Spec("PRUNE-002")]
    public void Select_ByTheOriginalScores_GivesTheOriginalMasks(string file, string precision)
    {
        var golden = new ScoreGolden(file);
        using (Assert.EnterMultipleScope())
        {
            foreach (var (key, _) in golden.Pruners(precision))
            {
                AssertMasks(golden, precision, key, golden.Scores(precision, key));
            }
        }
    }

    [TestCaseSource(nameof(DoubleSections))]
    [Spec("PRUNE-002")]
    public void Select_ByOurScores_GivesTheOriginalMasks(string file, string precision)
    {
        var golden = new ScoreGolden(file);
        using (Assert.EnterMultipleScope())
        {
            foreach (var (key, pruner) in golden.Pruners(precision))
            {
                AssertMasks(golden, precision, key, pruner.Scores(golden.Context(new OracleNetwork(golden.Architecture))));
                AssertMasks(golden, precision, key, pruner.Scores(golden.Context(new ManagedNetwork(golden.Architecture))));
            }
        }
    }

    [TestCaseSource(nameof(Sections))]
    [Spec("PRUNE-001")]
    public void LossAndOutputs_AreTheOriginals(string file, string precision)
    {
        var golden = new ScoreGolden(file);
        var (oracle, engine) = (new OracleNetwork(golden.Architecture), new ManagedNetwork(golden.Architecture));
        var (loss, gradient) = (LossFunction.For(golden.Batch), new double[golden.Layout.Count]);
        var exact = oracle.Outputs([.. golden.Parameters.Select(p => (double)p)], [.. golden.Batch.Inputs.ToArray().Select(x => (double)x)]);
        var outputs = new float[exact.Length];
        engine.Outputs(golden.Parameters, golden.Batch.Inputs, outputs);
        var tolerance = precision == "f64" ? OracleTolerance : FloatTolerance;
        var expected = golden.Section(precision).GetProperty("loss_dense").GetDouble();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(oracle.LossAndGradient(golden.Parameters, golden.Batch, loss, gradient), Is.EqualTo(expected).Within(tolerance * expected), "oracle's loss");
            Assert.That(engine.LossAndGradient(golden.Parameters, golden.Batch, loss, gradient), Is.EqualTo(expected).Within(FloatTolerance * expected), "engine's loss");
            GoldenAssert.Close(exact, golden.DenseOutputs(precision), tolerance, $"oracle's outputs {precision}");
            GoldenAssert.Close([.. outputs.Select(y => (double)y)], golden.DenseOutputs(precision), FloatTolerance, $"engine's outputs {precision}");
        }
    }

    private static void AssertScores(string file, string precision, Func<Architecture, IDifferentiableNetwork> network, double tolerance)
    {
        var golden = new ScoreGolden(file);
        using (Assert.EnterMultipleScope())
        {
            foreach (var (key, pruner) in golden.Pruners(precision))
            {
                GoldenAssert.Close(pruner.Scores(golden.Context(network(golden.Architecture))), golden.Scores(precision, key), tolerance, $"{key} {precision}");
            }
        }
    }

    private static void AssertMasks(ScoreGolden golden, string precision, string key, double[] scores)
    {
        foreach (var (name, expected, budget, options, recorded) in golden.Masks(precision, key))
        {
            var mask = Selection.Select(scores, golden.Layout, Mask.All(golden.Layout.Count), budget, options);
            var keptWeights = golden.Layout.Slices.ToArray().Where(slice => slice.Kind == ParameterKind.Weight).Sum(mask.CountIn);
            Assert.That(mask, Is.EqualTo(expected), $"{key} {name}: parameters {string.Join(", ", Differences(mask, expected).Select(golden.Layout.Describe))} differ");
            Assert.That(mask.KeptCount, Is.EqualTo(recorded.GetProperty("kept").GetInt32()), $"{key} {name}: kept");
            Assert.That(keptWeights, Is.EqualTo(recorded.GetProperty("kept_weights").GetInt32()), $"{key} {name}: kept weights");
        }
    }

    private static int[] Differences(Mask a, Mask b) => a.Except(b).Or(b.Except(a)).KeptIndices();
}
