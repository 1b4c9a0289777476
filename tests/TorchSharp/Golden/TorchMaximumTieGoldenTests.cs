using PlantNSeek.Networks.Definitions;
using PlantNSeek.Networks.Definitions.Nodes;
using PlantNSeek.TestSupport.Golden.Checks;
using PlantNSeek.TestSupport.Oracle.Convolution;
using PlantNSeek.TorchSharp.Modules;
using PlantNSeek.TorchSharp.Tensors;
using static TorchSharp.torch;
using Values = PlantNSeek.TorchSharp.Tensors.Spans;

namespace PlantNSeek.TorchSharp.Tests.Golden;

/// <summary>Maximum pooling on libtorch where several entries of a window are the largest.</summary>
[TestFixture]
public class TorchMaximumTieGoldenTests : LibtorchFixture
{
    private static IEnumerable<TestCaseData> Examples() => ReferenceFolder.Cases("golden/f_conv_*_core.json", "maxpool_tie_example");

    [TestCaseSource(nameof(Examples)), Spec("TORCH-006")]
    public void TheFirstLargestEntry_GetsTheDerivative(string file, string key) => MaximumTieChecks.TheFirstLargestEntry_GetsTheDerivative(file, key, Pass);

    private static (double[] Outputs, double[] InputGradient) Pass(MapShape shape, int window, double[] values, double[] outputGradient)
    {
        using var scope = NewDisposeScope();
        using var module = new DefinitionModule(new NetworkDefinition(
            "pool", new FeatureShape(shape.Channels, shape.Rows, shape.Columns), new MaxPoolingNode("pool", NetworkNode.Input, window, window), new FlattenNode("flatten", "pool")));
        var input = Values.Of<double>(values, [values.Length / shape.Size, shape.Channels, shape.Rows, shape.Columns]);
        input.requires_grad = true;
        var outputs = module.forward(input);
        outputs.backward([Values.Of<double>(outputGradient, outputs.shape)]);
        var (pooled, gradient) = (new double[outputGradient.Length], new double[values.Length]);
        outputs.CopyTo(pooled);
        input.grad!.CopyTo(gradient);
        return (pooled, gradient);
    }
}
