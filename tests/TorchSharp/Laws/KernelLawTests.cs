using PlantNSeek.Networks;
using PlantNSeek.Networks.Definitions;
using PlantNSeek.Networks.Definitions.Nodes;
using PlantNSeek.Networks.FullyConnected;
using PlantNSeek.TestSupport.Golden;
using PlantNSeek.Testing.Cases;
using PlantNSeek.TorchSharp.Networks;
using PlantNSeek.TorchSharp.Tensors;

namespace PlantNSeek.TorchSharp.Tests.Laws;

/// <summary>Convolutions of a single pixel, of which one tap is all there is.</summary>
[TestFixture]
public class KernelLawTests : LibtorchFixture
{
    private static readonly TorchOptions Exact = new() { Precision = Precision.Double };

    [PinnedProperty(MaxTest = 60), Spec("TORCH-037")]
    public void KernelsOfOneTapOnOnePixel_AreTheFullyConnectedNetwork(Architecture architecture, Seed seed)
    {
        var drawn = NetworkCase.Dense(seed.Value, architecture.Widths);
        using var network = new TorchNetwork(TorchModel.Of(Convolutions(architecture, kernel: 1)), options: Exact);
        var managed = drawn.Maker.Network();
        Assert.That(network.Graph.Layout.Count, Is.EqualTo(drawn.Layout.Count));

        double[][] Derivatives(IDifferentiableNetwork engine)
        {
            var (gradient, product, flow) = (new double[drawn.Layout.Count], new double[drawn.Layout.Count], new double[drawn.Layout.Count]);
            double[] theta = [.. drawn.Parameters], ones = [.. Enumerable.Repeat(1.0, 5)];
            var loss = engine.LossAndGradient(drawn.Parameters, drawn.Batch, drawn.Loss, gradient);
            engine.HessianVectorProduct(drawn.Parameters, drawn.Batch, drawn.Loss, theta, product);
            engine.OutputGradient(theta, ones.AsSpan(0, engine.InputWidth), ones.AsSpan(0, engine.OutputWidth), flow);
            return [[1, loss], [1, .. gradient], [1, .. product], [1, .. flow]];
        }

        foreach (var (ours, expected) in Derivatives(network).Zip(Derivatives(managed)))
        {
            GoldenAssert.Close(ours, expected, 1e-9, "loss, gradient, Hessian-vector product and flow, in this order");
        }
    }

    [PinnedProperty(MaxTest = 60), Spec("TORCH-038")]
    public void LargeKernelsOnOnePixel_HaveAGradientAtTheirCentreOnly(Architecture architecture, Seed seed)
    {
        var model = TorchModel.Of(Convolutions(architecture, kernel: 3));
        using var network = new TorchNetwork(model, options: Exact);
        var drawn = NetworkCase.Of(new NetworkMaker(model.Name, model.Graph, model.InputWidth, model.OutputWidth, () => network, () => throw new NotSupportedException()), seed.Value);
        var (gradient, small) = (new double[drawn.Layout.Count], new List<double>());
        network.LossAndGradient(drawn.Parameters, drawn.Batch, drawn.Loss, gradient);
        var centres = new List<float>();
        foreach (var slice in drawn.Layout.Slices)
        {
            for (var i = 0; i < slice.Length; i++)
            {
                var isCentre = slice.Kind == ParameterKind.Bias || i % 9 == 4;
                Assert.That(isCentre || gradient[slice.Offset + i] == 0, drawn.Layout.Describe(slice.Offset + i));
                if (isCentre)
                {
                    centres.Add(drawn.Parameters[slice.Offset + i]);
                    small.Add(gradient[slice.Offset + i]);
                }
            }
        }

        var expected = new double[small.Count];
        new ManagedNetwork(architecture).LossAndGradient(centres.ToArray(), drawn.Batch, drawn.Loss, expected);
        GoldenAssert.Close([1, .. small], [1, .. expected], 1e-9, "gradient at the centres");
    }

    private static NetworkDefinition Convolutions(Architecture architecture, int kernel)
    {
        var nodes = new List<NetworkNode>();
        for (var layer = 1; layer <= architecture.LayerCount; layer++)
        {
            nodes.Add(new ConvolutionNode($"conv{layer}", layer == 1 ? NetworkNode.Input : $"relu{layer - 1}", architecture.Widths[layer], kernel, kernel, 1, kernel / 2));
            if (layer < architecture.LayerCount)
            {
                nodes.Add(new ReluNode($"relu{layer}", $"conv{layer}"));
            }
        }

        return new NetworkDefinition("convolutions", new FeatureShape(architecture.InputWidth), nodes);
    }
}
