using System.Text.Json;
using NUnit.Framework;
using PlantNSeek.TestSupport.Oracle.Convolution;

namespace PlantNSeek.TestSupport.Golden.Checks;

/// <summary>Networks that compute the same: channels permuted and scaled, BatchNorm folded into convolutions.</summary>
internal static class ConvolutionSymmetryChecks
{
    public static void ChannelsPermutedAndScaled_LeaveTheOutputs(string file, string key, ConvolutionEngine engine)
    {
        var recorded = ReferenceFolder.Read(file).GetProperty(key);
        using var golden = ConvolutionGolden.CoreOf(file, recorded, engine);
        var transformed = golden.Flat(recorded.GetProperty("parameters"), recorded.GetProperty("buffers"));
        foreach (var outputs in recorded.GetProperty("outputs").EnumerateObject())
        {
            var mode = ConvolutionGolden.Mode(outputs.Name);
            double[] expected = [.. outputs.Value.Matrix().SelectMany(row => row)];
            GoldenAssert.Close(golden.Exact.Outputs(golden.Parameters, golden.Inputs, mode), expected, golden.Tolerance, $"{outputs.Name}: original");
            GoldenAssert.Close(golden.Exact.Outputs(transformed, golden.Inputs, mode), expected, golden.Tolerance, $"{outputs.Name}: transformed");
            AssertHiddenChannels(golden, transformed, mode, recorded.GetProperty("groups"));
        }
    }

    public static void ChannelsPermutedAndScaled_PermuteSnipsScores(string file, string key, ConvolutionEngine engine)
    {
        var recorded = ReferenceFolder.Read(file).GetProperty(key);
        using var golden = ConvolutionGolden.CoreOf(file, recorded, engine);
        var transformed = golden.Flat(recorded.GetProperty("parameters"), recorded.GetProperty("buffers"));
        var (before, after) = (Sorted(golden, golden.Parameters), Sorted(golden, transformed));
        foreach (var (tensor, scores) in before)
        {
            GoldenAssert.Close(after[tensor], scores, golden.Tolerance, tensor);
        }
    }

    public static void BatchNormFolded_LeavesTheOutputs(string file, string key, ConvolutionEngine engine)
    {
        var recorded = ReferenceFolder.Read(file).GetProperty(key);
        using var golden = ConvolutionGolden.CoreOf(file, recorded, engine);
        using var folded = engine.Of(recorded.GetProperty("network"));
        var modules = ModulesJson.Read(recorded.GetProperty("network"));
        double[] parameters = [.. modules.Tensors.SelectMany(tensor => recorded.GetProperty("parameters").GetProperty(tensor.Name).GetProperty("data").Vector())];
        double[] expected = [.. recorded.GetProperty("outputs").Matrix().SelectMany(row => row)];
        Assert.That(modules.Modules.OfType<BatchNormModule>(), Is.Empty);
        GoldenAssert.Close(
            golden.Exact.Outputs(golden.Parameters, golden.Inputs, NormalisationMode.RunningStatistics), expected, golden.Tolerance, "original");
        GoldenAssert.Close(folded.Outputs(parameters, golden.Inputs, NormalisationMode.BatchStatistics), expected, golden.Tolerance, "folded");
    }

    // New channel c of a group's modules is scale[c] times old channel perm[c].
    private static void AssertHiddenChannels(ConvolutionGolden golden, double[] transformed, NormalisationMode mode, JsonElement groups)
    {
        var (before, after) = (golden.Exact.Maps(golden.Parameters, golden.Inputs, mode), golden.Exact.Maps(transformed, golden.Inputs, mode));
        foreach (var group in groups.EnumerateArray())
        {
            var (permutation, scale) = (group.GetProperty("perm").Integers(), group.GetProperty("scale").Vector());
            foreach (var node in group.GetProperty("nodes").EnumerateArray().Select(e => e.GetString()!))
            {
                var channels = before[node].Chunk(golden.Modules.Shapes[node].Rows * golden.Modules.Shapes[node].Columns).Chunk(scale.Length);
                var expected = channels.SelectMany(sample => scale.SelectMany((factor, c) => sample[permutation[c]].Select(y => factor * y)));
                GoldenAssert.Close(after[node], [.. expected], golden.Tolerance, node);
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
