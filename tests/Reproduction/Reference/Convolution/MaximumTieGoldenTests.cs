using PlantNSeek.TestSupport.Golden.Checks;
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
    public void TheFirstLargestEntry_GetsTheDerivative(string file, string key) => MaximumTieChecks.TheFirstLargestEntry_GetsTheDerivative(file, key, Pass);

    private static (double[] Outputs, double[] InputGradient) Pass(MapShape shape, int window, double[] values, double[] outputGradient)
    {
        var modules = new OracleModules(shape, new MaxPoolingModule("pool", OracleModule.Input, window, window));
        var maps = new ConvolutionOracle(modules).Maps([], values, NormalisationMode.Identity);
        var (input, output) = (maps[OracleModule.Input], maps["pool"]);
        var delta = new FeatureMaps(output.Count, output.Shape) { Values = Dual.Lift(outputGradient, default) };
        var below = new FeatureMaps(input.Count, input.Shape);
        modules.Modules[0].Backward(new OraclePass(modules, [], NormalisationMode.Identity), [input], delta, [below]);
        return ([.. output.Values.Select(y => y.Value)], [.. below.Values.Select(d => d.Value)]);
    }
}
