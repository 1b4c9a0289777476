using System.Text.Json;
using PlantNSeek.TestSupport.Oracle.Convolution;

namespace PlantNSeek.Reproduction.Tests.Reference.Convolution;

/// <summary>Networks that compute the same: channels permuted and scaled, BatchNorm folded into convolutions.</summary>
[TestFixture]
public class ConvolutionSymmetryGoldenTests
{
    private static IEnumerable<TestCaseData> Symmetries() =>
        ReferenceFolder.Cases("golden/f_conv_symmetry.json", "plain").Concat(ReferenceFolder.Cases("golden/f_conv_symmetry.json", "residual"));

    private static IEnumerable<TestCaseData> Folds() => ReferenceFolder.Cases("golden/f_conv_fold.json", "bn");

    [TestCaseSource(nameof(Symmetries)), Spec("CONV-012")]
    public void ChannelsPermutedAndScaled_LeaveTheOutputs(string file, string key)
    {
        var recorded = ReferenceFolder.Read(file).GetProperty(key);
        var golden = ConvolutionGolden.CoreOf(file, recorded);
        var transformed = golden.Flat(recorded.GetProperty("parameters"), recorded.GetProperty("buffers"));
        foreach (var outputs in recorded.GetProperty("outputs").EnumerateObject())
        {
            var mode = ConvolutionGolden.Mode(outputs.Name);
            double[] expected = [.. outputs.Value.Matrix().SelectMany(row => row)];
            GoldenAssert.Close(golden.Oracle.Outputs(golden.Parameters, golden.Inputs, mode), expected, ConvolutionGolden.Tolerance, $"{outputs.Name}: original");
            GoldenAssert.Close(golden.Oracle.Outputs(transformed, golden.Inputs, mode), expected, ConvolutionGolden.Tolerance, $"{outputs.Name}: transformed");
            AssertHiddenChannels(golden, transformed, mode, recorded.GetProperty("groups"));
        }
    }

    [TestCaseSource(nameof(Symmetries)), Spec("CONV-012")]
    public void ChannelsPermutedAndScaled_PermuteSnipsScores(string file, string key)
    {
        var recorded = ReferenceFolder.Read(file).GetProperty(key);
        var golden = ConvolutionGolden.CoreOf(file, recorded);
        var transformed = golden.Flat(recorded.GetProperty("parameters"), recorded.GetProperty("buffers"));
        var (before, after) = (Sorted(golden, golden.Parameters), Sorted(golden, transformed));
        foreach (var (tensor, scores) in before)
        {
            GoldenAssert.Close(after[tensor], scores, ConvolutionGolden.Tolerance, tensor);
        }
    }

    [TestCaseSource(nameof(Folds)), Spec("CONV-013")]
    public void BatchNormFolded_LeavesTheOutputs(string file, string key)
    {
        var recorded = ReferenceFolder.Read(file).GetProperty(key);
        var (golden, folded) = (ConvolutionGolden.CoreOf(file, recorded), new ConvolutionOracle(ModulesJson.Read(recorded.GetProperty("network"))));
        double[] parameters = [.. folded.Modules.Tensors.SelectMany(tensor => recorded.GetProperty("parameters").GetProperty(tensor.Name).GetProperty("data").Vector())];
        double[] expected = [.. recorded.GetProperty("outputs").Matrix().SelectMany(row => row)];
        Assert.That(folded.Modules.Modules.OfType<BatchNormModule>(), Is.Empty);
        GoldenAssert.Close(
            golden.Oracle.Outputs(golden.Parameters, golden.Inputs, NormalisationMode.RunningStatistics), expected, ConvolutionGolden.Tolerance, "original");
        GoldenAssert.Close(folded.Outputs(parameters, golden.Inputs, NormalisationMode.BatchStatistics), expected, ConvolutionGolden.Tolerance, "folded");
    }

    // New channel c of a group's modules is scale[c] times old channel perm[c].
    private static void AssertHiddenChannels(ConvolutionGolden golden, double[] transformed, NormalisationMode mode, JsonElement groups)
    {
        var (before, after) = (golden.Oracle.Maps(golden.Parameters, golden.Inputs, mode), golden.Oracle.Maps(transformed, golden.Inputs, mode));
        foreach (var group in groups.EnumerateArray())
        {
            var (permutation, scale) = (group.GetProperty("perm").Integers(), group.GetProperty("scale").Vector());
            foreach (var node in group.GetProperty("nodes").EnumerateArray().Select(e => e.GetString()!))
            {
                var expected = new FeatureMaps(before[node].Count, before[node].Shape);
                expected.ForEach((n, c, i, j) => expected[n, c, i, j] = scale[c] * before[node][n, permutation[c], i, j]);
                GoldenAssert.Close([.. after[node].Values.Select(y => y.Value)], [.. expected.Values.Select(y => y.Value)], ConvolutionGolden.Tolerance, node);
            }
        }
    }

    private static Dictionary<string, double[]> Sorted(ConvolutionGolden golden, double[] parameters)
    {
        var scores = ConvolutionScores.Snip(golden, parameters, NormalisationMode.RunningStatistics);
        return golden.Modules.Tensors.ToDictionary(
            tensor => tensor.Name, tensor => (double[])[.. scores.Skip(golden.Modules.OffsetOf(tensor.Name)).Take(tensor.Length).Order()]);
    }
}
