using System.Globalization;
using System.Text.Json;
using PlantNSeek.Networks;
using PlantNSeek.Networks.FullyConnected;
using PlantNSeek.Pruning;
using PlantNSeek.Pruning.Seekers.LearnedMasks;
using PlantNSeek.TestSupport.Golden;
using PlantNSeek.TestSupport.Oracle;
using PlantNSeek.Training;

namespace PlantNSeek.Reproduction.Tests.Reference;

/// <summary>A step of the original edge-popup, in its single and its double precision.</summary>
[TestFixture]
[Spec("LEARN-001")]
public class EdgePopupGoldenTests
{
    private const double OracleTolerance = 1e-10;
    private const double FloatTolerance = 1e-6;

    private static IEnumerable<TestCaseData> Sections() => ReferenceFolder.Cases("golden/d_edgepopup_*.json", "f");

    [TestCaseSource(nameof(Sections))]
    public void Step_OnTheOracle_IsTheOriginals(string file, string precision) =>
        AssertSteps(file, precision, static architecture => new OracleNetwork(architecture), precision == "f64" ? OracleTolerance : FloatTolerance);

    [TestCaseSource(nameof(Sections))]
    public void Step_OnTheEngine_IsTheOriginals(string file, string precision) =>
        AssertSteps(file, precision, static architecture => new ManagedNetwork(architecture), FloatTolerance);

    private static void AssertSteps(string file, string precision, Func<Architecture, IDifferentiableNetwork> network, double tolerance)
    {
        var golden = new ScoreGolden(file);
        var variants = golden.Section(precision).EnumerateObject().Where(p => p.Value.ValueKind == JsonValueKind.Object).ToArray();
        Assert.That(variants, Is.Not.Empty, $"{file}: variants in section {precision}");
        using (Assert.EnterMultipleScope())
        {
            foreach (var variant in variants)
            {
                AssertStep(golden, variant.Name, variant.Value, network(golden.Architecture), tolerance);
            }
        }
    }

    private static void AssertStep(ScoreGolden golden, string name, JsonElement recorded, IDifferentiableNetwork network, double tolerance)
    {
        var (kept, softmax) = Parse(name);
        var settings = EdgePopupSettings.Published with { Optimizer = new SgdSettings(0.1) { Momentum = 0.9, WeightDecay = 5e-4 } };
        var scores = Read(recorded, "scores", "bias_scores");
        var state = new EdgePopupScores(network, golden.Parameters, scores, settings);
        state.Choose(PruningBudget.At(kept).CountsFor(state.GroupSizes));
        var mask = Mask.FromBits([.. Read(recorded, "masks", "bias_masks").Select(bit => bit != 0)]);
        foreach (var slice in golden.Layout.Slices)
        {
            var (ours, theirs) = (Bits(state.ToMask(), slice), Bits(mask, slice));
            Assert.That(ours.Count(bit => bit), Is.EqualTo(theirs.Count(bit => bit)), $"{name}: number kept in {slice.Name}");
            if (scores[slice.Offset..slice.End].Select(Math.Abs).Distinct().Count() == slice.Length)
            {
                Assert.That(ours, Is.EqualTo(theirs), $"{name}: mask of {slice.Name}");
            }
        }

        state.Use(mask);
        var loss = state.Step(golden.Batch, LossFunction.For(golden.Batch) with { SoftmaxBeforeLoss = softmax }, settings.Optimizer.LearningRate);
        var expected = recorded.GetProperty("loss").GetDouble();
        Assert.That(loss, Is.EqualTo(expected).Within(tolerance * expected), $"{name}: loss");
        GoldenAssert.Close(state.Derivatives, Read(recorded, "score_grads", "bias_score_grads"), tolerance, $"{name}: gradient");
        GoldenAssert.Close(state.Scores, Read(recorded, "scores_after", "bias_scores_after"), tolerance, $"{name}: scores after the step");
    }

    // kept_0.5_biasscores_random_nosoftmax; the bias scores themselves are in the file.
    private static (Density Kept, bool Softmax) Parse(string name)
    {
        var parts = name.Split('_');
        return parts is ["kept", var kept, "biasscores", _, "softmax" or "nosoftmax"]
            ? (new Density(double.Parse(kept, CultureInfo.InvariantCulture)), parts[^1] == "softmax")
            : throw new InvalidDataException($"{name} names no known variant");
    }

    private static double[] Read(JsonElement recorded, string weights, string biases) =>
        TrainingGolden.Flatten(recorded.GetProperty(weights), recorded.GetProperty(biases));

    private static bool[] Bits(Mask mask, ParameterSlice slice) => [.. Enumerable.Range(slice.Offset, slice.Length).Select(i => mask[i])];
}
