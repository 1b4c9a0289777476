using System.Text.Json;
using PlantNSeek.Networks;
using PlantNSeek.Numerics;
using PlantNSeek.Pruning;
using PlantNSeek.Pruning.Pruners;
using PlantNSeek.TestSupport.Oracle.Convolution;
using PlantNSeek.TestSupport.Oracle.Convolution.Graphs;

namespace PlantNSeek.Reproduction.Tests.Reference.Convolution;

/// <summary>The library's pruners and its selection on the second implementation, in the single precision that parameters have.</summary>
[TestFixture]
public class GraphPrunerGoldenTests
{
    private static IEnumerable<TestCaseData> Snips() => ReferenceFolder.Cases("golden/f_conv_*_prune.json", "snip");

    [TestCaseSource(nameof(Snips)), Spec("GRAPH-020")]
    public void Pruners_SelectTheOriginalMasks(string file, string key)
    {
        var root = ReferenceFolder.Read(file);
        var golden = ConvolutionGolden.CoreOf(file, root);
        using (Assert.EnterMultipleScope())
        {
            AssertMasks(golden, new MagnitudePruner(), ScoringMode.Fair, root.GetProperty("mag").GetProperty("masks"), "mag", "weights", "weights_biases");
            foreach (var recorded in root.GetProperty(key).EnumerateObject())
            {
                var mode = ConvolutionGolden.Mode(recorded.Name) == NormalisationMode.RunningStatistics ? ScoringMode.Published : ScoringMode.Fair;
                AssertMasks(golden, new SnipPruner(), mode, recorded.Value.GetProperty("masks"), $"SNIP {recorded.Name}", "weights", "weights_biases");
                AssertMasks(golden, new GraspPruner(), mode, root.GetProperty("grasp").GetProperty(recorded.Name), $"GraSP {recorded.Name}", "weights_biases");
            }

            foreach (var recorded in root.GetProperty("synflow").EnumerateObject().Where(p => p.Value.ValueKind == JsonValueKind.Object && p.Value.TryGetProperty("rounds_1", out _)))
            {
                var mode = recorded.Name == "bn_published" ? ScoringMode.Published : ScoringMode.Fair;
                AssertMasks(golden, new SynFlowPruner(), mode, recorded.Value.GetProperty("rounds_1"), $"SynFlow {recorded.Name}", "weights", "weights_biases");
            }
        }
    }

    private static void AssertMasks(ConvolutionGolden golden, IPruner pruner, ScoringMode mode, JsonElement byVariant, string what, params string[] variants)
    {
        var network = new OracleGraphNetwork(golden.Modules, mode);
        var layout = network.Graph.Layout;
        var parameters = Array.ConvertAll(golden.Parameters, static p => (float)p);
        var scores = pruner.Scores(PruningContext.Of(network, parameters, Mask.All(layout.Count), golden.Batch, LossFunction.For(golden.Batch), new RandomStream(1, "none")));
        foreach (var variant in variants)
        {
            var element = byVariant.GetProperty(variant);
            foreach (var recorded in (element.TryGetProperty("masks", out var masks) ? masks : element).EnumerateObject())
            {
                var mask = Selection.Select(
                    scores, layout, Mask.All(layout.Count), new Density(PrunedVariant.Density(recorded)), new SelectionOptions { PruneBiases = variant == "weights_biases" });
                var expected = golden.Bits(recorded.Value.GetProperty("mask"), otherwise: true);
                Assert.That(Enumerable.Range(0, layout.Count).Where(i => mask[i] != expected[i]).Select(layout.Describe), Is.Empty, $"{what} {variant} {recorded.Name}");
            }
        }
    }
}
