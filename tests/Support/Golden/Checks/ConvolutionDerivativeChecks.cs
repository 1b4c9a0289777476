using System.Text.Json;
using NUnit.Framework;
using PlantNSeek.Networks;
using PlantNSeek.TestSupport.Oracle.Convolution;

namespace PlantNSeek.TestSupport.Golden.Checks;

/// <summary>Outputs, losses and derivatives of the original engine, in both modes of BatchNorm.</summary>
internal static class ConvolutionDerivativeChecks
{
    public static void Outputs_AreTheOriginals(string file, string precision, ConvolutionEngine engine)
    {
        using var golden = new ConvolutionGolden(file, engine);
        foreach (var (mode, name, recorded) in Modes(golden, precision))
        {
            double[] outputs = [.. recorded.GetProperty("outputs").Matrix().SelectMany(row => row)];
            GoldenAssert.Close(golden.Exact.Outputs(golden.Parameters, golden.Inputs, mode), outputs, golden.Tolerance, $"{name}: outputs");
        }
    }

    public static void EveryModule_GivesTheOriginalsNumbers(string file, string precision, ConvolutionEngine engine)
    {
        using var golden = new ConvolutionGolden(file, engine);
        foreach (var (mode, name, recorded) in Modes(golden, precision))
        {
            var maps = golden.Exact.Maps(golden.Parameters, golden.Inputs, mode);
            foreach (var sums in recorded.GetProperty("node_sums").EnumerateObject())
            {
                GoldenAssert.Close([maps[sums.Name].Sum(), maps[sums.Name].Sum(Math.Abs)], sums.Value.Vector(), golden.Tolerance, $"{name}: {sums.Name}");
            }

            Assert.That(recorded.GetProperty("node_sums").EnumerateObject().Select(p => p.Name), Is.EquivalentTo(maps.Keys), name);
        }
    }

    public static void LossAndGradient_AreTheOriginals(string file, string precision, ConvolutionEngine engine)
    {
        using var golden = new ConvolutionGolden(file, engine);
        foreach (var (mode, name, recorded) in Modes(golden, precision))
        {
            foreach (var (loss, batch) in (ReadOnlySpan<(string, Batch)>)[("ce", golden.Batch), ("mse", golden.OneHot)])
            {
                var gradient = new double[golden.Modules.Count];
                var value = golden.Exact.LossAndGradient(golden.Parameters, batch, LossFunction.For(batch), mode, gradient);
                GoldenAssert.Close([value], [recorded.GetProperty($"loss_{loss}").GetDouble()], golden.Tolerance, $"{name}: loss {loss}");
                GoldenAssert.Close(gradient, golden.Flat(recorded.GetProperty($"grad_{loss}")), golden.Tolerance, $"{name}: gradient {loss}");
            }
        }
    }

    public static void HessianVectorProduct_IsTheOriginals(string file, string precision, ConvolutionEngine engine)
    {
        using var golden = new ConvolutionGolden(file, engine);
        var statistics = golden.Modules.Where(tensor => tensor.IsStatistic);

        // The direction's entries at running statistics count for nothing.
        double[] direction = [.. golden.Flat(golden.Root.GetProperty("hvp_direction")).Select((d, i) => statistics[i] ? 7 : d)];
        foreach (var (mode, name, recorded) in Modes(golden, precision))
        {
            var product = new double[golden.Modules.Count];
            golden.Exact.HessianVectorProduct(golden.Parameters, golden.Batch, LossFunction.For(golden.Batch), mode, direction, product);
            GoldenAssert.Close(product, golden.Flat(recorded.GetProperty("hvp_ce")), golden.Tolerance, name);
        }
    }

    public static void RunningStatistics_MoveAsTheOriginals(string file, string precision, ConvolutionEngine engine)
    {
        using var golden = new ConvolutionGolden(file, engine);
        foreach (var (_, name, recorded) in Modes(golden, precision).Where(mode => mode.Mode == NormalisationMode.BatchStatistics))
        {
            var expected = golden.Flat(golden.Root.GetProperty("parameters"), recorded.GetProperty("buffers_after"));
            Assert.That(recorded.GetProperty("buffers_after").EnumerateObject().Count(), Is.EqualTo(golden.Modules.Tensors.Count(tensor => tensor.IsStatistic)), name);
            GoldenAssert.Close(golden.Exact.AfterPass(golden.Parameters, golden.Inputs), expected, golden.Tolerance, name);
        }
    }

    private static IEnumerable<(NormalisationMode Mode, string Name, JsonElement Recorded)> Modes(ConvolutionGolden golden, string precision)
    {
        var modes = golden.Root.GetProperty(precision).EnumerateObject().Where(p => p.Name is "eval" or "train").ToArray();
        Assert.That(modes, Is.Not.Empty);
        return modes.Select(mode => (ConvolutionGolden.Mode(mode.Name), mode.Name, mode.Value));
    }
}
