using System.Text.Json;
using PlantNSeek.Networks;
using PlantNSeek.TestSupport.Oracle.Convolution;

namespace PlantNSeek.Reproduction.Tests.Reference.Convolution;

/// <summary>Outputs, losses and derivatives of the original engine, in both modes of BatchNorm.</summary>
[TestFixture]
public class ConvolutionDerivativeGoldenTests
{
    private static IEnumerable<TestCaseData> Cores() => ReferenceFolder.Cases("golden/f_conv_*_core.json", "f64");

    [TestCaseSource(nameof(Cores)), Spec("CONV-001")]
    public void EveryModule_GivesTheOriginalsNumbers(string file, string precision)
    {
        var golden = new ConvolutionGolden(file);
        foreach (var (mode, name, recorded) in Modes(golden, precision))
        {
            var maps = golden.Oracle.Maps(golden.Parameters, golden.Inputs, mode);
            foreach (var sums in recorded.GetProperty("node_sums").EnumerateObject())
            {
                double[] values = [.. maps[sums.Name].Values.Select(y => y.Value)];
                GoldenAssert.Close([values.Sum(), values.Sum(Math.Abs)], sums.Value.Vector(), ConvolutionGolden.Tolerance, $"{name}: {sums.Name}");
            }

            double[] outputs = [.. recorded.GetProperty("outputs").Matrix().SelectMany(row => row)];
            GoldenAssert.Close(golden.Oracle.Outputs(golden.Parameters, golden.Inputs, mode), outputs, ConvolutionGolden.Tolerance, $"{name}: outputs");
            Assert.That(recorded.GetProperty("node_sums").EnumerateObject().Select(p => p.Name), Is.EquivalentTo(maps.Keys), name);
        }
    }

    [TestCaseSource(nameof(Cores)), Spec("CONV-002")]
    public void LossAndGradient_AreTheOriginals(string file, string precision)
    {
        var golden = new ConvolutionGolden(file);
        foreach (var (mode, name, recorded) in Modes(golden, precision))
        {
            foreach (var (loss, batch) in (ReadOnlySpan<(string, Batch)>)[("ce", golden.Batch), ("mse", golden.OneHot)])
            {
                var gradient = new double[golden.Modules.Count];
                var value = golden.Oracle.LossAndGradient(golden.Parameters, batch, LossFunction.For(batch), mode, gradient);
                GoldenAssert.Close([value], [recorded.GetProperty($"loss_{loss}").GetDouble()], ConvolutionGolden.Tolerance, $"{name}: loss {loss}");
                GoldenAssert.Close(gradient, golden.Flat(recorded.GetProperty($"grad_{loss}")), ConvolutionGolden.Tolerance, $"{name}: gradient {loss}");
            }
        }
    }

    [TestCaseSource(nameof(Cores)), Spec("CONV-003")]
    public void HessianVectorProduct_IsTheOriginals(string file, string precision)
    {
        var golden = new ConvolutionGolden(file);
        var statistics = golden.Modules.Where(tensor => tensor.IsStatistic);

        // The direction's entries at running statistics count for nothing.
        double[] direction = [.. golden.Flat(golden.Root.GetProperty("hvp_direction")).Select((d, i) => statistics[i] ? 7 : d)];
        foreach (var (mode, name, recorded) in Modes(golden, precision))
        {
            var product = new double[golden.Modules.Count];
            golden.Oracle.HessianVectorProduct(golden.Parameters, golden.Batch, LossFunction.For(golden.Batch), mode, direction, product);
            GoldenAssert.Close(product, golden.Flat(recorded.GetProperty("hvp_ce")), ConvolutionGolden.Tolerance, name);
        }
    }

    [TestCaseSource(nameof(Cores)), Spec("CONV-004")]
    public void RunningStatistics_MoveAsTheOriginals(string file, string precision)
    {
        var golden = new ConvolutionGolden(file);
        foreach (var (_, name, recorded) in Modes(golden, precision).Where(mode => mode.Mode == NormalisationMode.BatchStatistics))
        {
            double[] parameters = [.. golden.Parameters];
            golden.Oracle.UpdateStatistics(parameters, golden.Inputs);
            var expected = golden.Flat(golden.Root.GetProperty("parameters"), recorded.GetProperty("buffers_after"));
            Assert.That(recorded.GetProperty("buffers_after").EnumerateObject().Count(), Is.EqualTo(golden.Modules.Tensors.Count(tensor => tensor.IsStatistic)), name);
            GoldenAssert.Close(parameters, expected, ConvolutionGolden.Tolerance, name);
        }
    }

    private static IEnumerable<(NormalisationMode Mode, string Name, JsonElement Recorded)> Modes(ConvolutionGolden golden, string precision)
    {
        var modes = golden.Root.GetProperty(precision).EnumerateObject().Where(p => p.Name is "eval" or "train").ToArray();
        Assert.That(modes, Is.Not.Empty);
        return modes.Select(mode => (ConvolutionGolden.Mode(mode.Name), mode.Name, mode.Value));
    }
}
