using PlantNSeek.Networks;
using PlantNSeek.Networks.Definitions;
using PlantNSeek.Networks.Definitions.Nodes;
using PlantNSeek.Testing.Cases;
using PlantNSeek.TestSupport.Golden;
using PlantNSeek.TestSupport.Oracle.Convolution.Graphs;
using PlantNSeek.TorchSharp.Networks;
using PlantNSeek.TorchSharp.Tensors;
using PlantNSeek.TorchSharp.Tests.Small;

namespace PlantNSeek.TorchSharp.Tests.Agreement;

/// <summary>Small convolutional networks on libtorch against the tests' second implementation.</summary>
[TestFixture]
public class OracleAgreementTests : LibtorchFixture
{
    [PinnedProperty(MaxTest = 60, Arbitrary = [typeof(SmallDefinitions)]), Spec("TORCH-027")]
    public void SmallNetworks_GiveWhatTheSecondImplementationGives(SmallDefinition small, Seed seed) => AssertEqual(small.Definition(), seed.Value);

    [Test, Spec("TORCH-028")]
    public void AVector_IsAnImageOfOnePixel()
    {
        var definition = new NetworkDefinition(
            "vectors", new FeatureShape(2), new MaxPoolingNode("max", NetworkNode.Input, 1, 1), new AveragePoolingNode("average", "max", 1, 1), new LinearNode("linear", "average", 4),
            new PaddedShortcutNode("pad", NetworkNode.Input, 2, 1, 1), new SumNode("padded", "linear", "pad"), new ReluNode("relu", "padded"), new GlobalAverageNode("mean", "relu"),
            new LinearNode("other", "relu", 4), new SumNode("sum", "other", "mean"), new LinearNode("fc", "sum", 2));
        AssertEqual(definition, 1);
        AssertEqual(definition, 2);
    }

    private static void AssertEqual(NetworkDefinition definition, ulong seed)
    {
        foreach (var mode in (ScoringMode[])[ScoringMode.Fair, ScoringMode.Published])
        {
            using var network = new TorchNetwork(TorchModel.Of(definition), mode, new TorchOptions { Precision = Precision.Double });
            var oracle = new OracleGraphNetwork(DefinitionModules.Of(definition), mode);
            var drawn = NetworkCase.Of(
                new NetworkMaker(definition.Name, network.Graph, network.InputWidth, network.OutputWidth, () => network, () => throw new NotSupportedException()), seed);
            Assert.That(network.Graph.Layout, Is.EqualTo(oracle.Graph.Layout));
            foreach (var (ours, expected) in Numbers(network, drawn).Zip(Numbers(oracle, drawn)))
            {
                GoldenAssert.Close([1, .. ours.Numbers], [1, .. expected.Numbers], expected.Tolerance, $"{(mode == ScoringMode.Fair ? "Fair" : "Published")}: {expected.What}");
            }
        }
    }

    private static IEnumerable<(string What, double[] Numbers, double Tolerance)> Numbers(IDifferentiableNetwork network, NetworkCase drawn)
    {
        var (outputs, numbers) = (new float[drawn.Batch.Count * network.OutputWidth], new double[drawn.Layout.Count]);
        network.Outputs(drawn.Parameters, drawn.Batch.Inputs, outputs);
        yield return ("outputs", Array.ConvertAll(outputs, static y => (double)y), 1e-6);
        var loss = network.LossAndGradient(drawn.Parameters, drawn.Batch, drawn.Loss, numbers);
        yield return ("loss and gradient", [loss, .. numbers], 1e-9);
        double[] theta = [.. drawn.Parameters], ones = [.. Enumerable.Repeat(1.0, network.InputWidth + network.OutputWidth)];
        network.HessianVectorProduct(drawn.Parameters, drawn.Batch, drawn.Loss, theta, numbers);
        yield return ("Hessian-vector product", numbers, 1e-9);
        network.OutputGradient(theta, ones.AsSpan(0, network.InputWidth), ones.AsSpan(0, network.OutputWidth), numbers);
        yield return ("flow", numbers, 1e-9);
    }
}
