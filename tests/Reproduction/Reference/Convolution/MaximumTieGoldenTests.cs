using PlantNSeek.TestSupport.Oracle;
using PlantNSeek.TestSupport.Oracle.Convolution;

namespace PlantNSeek.Reproduction.Tests.Reference.Convolution;

/// <summary>Maximum pooling where several entries of a window are the largest.</summary>
[TestFixture]
[Spec("CONV-005")]
public class MaximumTieGoldenTests
{
    private static IEnumerable<TestCaseData> Examples() => ReferenceFolder.Cases("golden/f_conv_*_core.json", "maxpool_tie_example");

    [TestCaseSource(nameof(Examples))]
    public void TheFirstLargestEntry_GetsTheDerivative(string file, string key)
    {
        var example = ReferenceFolder.Read(file).GetProperty(key);
        var (shape, window) = (example.GetProperty("input").GetProperty("shape").Integers(), example.GetProperty("kernel")[0].GetInt32());
        var modules = new OracleModules(new MapShape(shape[1], shape[2], shape[3]), new MaxPoolingModule("pool", OracleModule.Input, window, window));
        var maps = new ConvolutionOracle(modules).Maps([], example.GetProperty("input").GetProperty("data").Vector(), NormalisationMode.Identity);
        Assert.That(maps["pool"].Values.Select(y => y.Value), Is.EqualTo(example.GetProperty("output").Vector()));

        var (input, output) = (maps[OracleModule.Input], maps["pool"]);
        var delta = new FeatureMaps(output.Count, output.Shape) { Values = Dual.Lift(example.GetProperty("output_gradient").GetProperty("data").Vector(), default) };
        var below = new FeatureMaps(input.Count, input.Shape);
        modules.Modules[0].Backward(new OraclePass(modules, [], NormalisationMode.Identity), [input], delta, [below]);
        Assert.That(below.Values.Select(d => d.Value), Is.EqualTo(example.GetProperty("input_gradient").Vector()));
    }
}
