using PlantNSeek.Networks;
using PlantNSeek.Networks.Definitions;
using PlantNSeek.Networks.Definitions.Nodes;
using PlantNSeek.Networks.FullyConnected;
using PlantNSeek.Numerics;
using PlantNSeek.Testing.Cases;
using PlantNSeek.TestSupport.Oracle.Convolution;
using PlantNSeek.TestSupport.Oracle.Convolution.Graphs;

namespace PlantNSeek.Properties.Networks.Definitions;

/// <summary>The graph of a definition against what its operations compute, and against a second derivation.</summary>
public sealed class FlowTests
{
    private static readonly NetworkDefinition Padded = new(
        "padded", new FeatureShape(2, 4, 4),
        ConvolutionNode.Square3("stem", NetworkNode.Input, 2), new NormalisationNode("bn", "stem"), new ReluNode("relu", "bn"),
        ConvolutionNode.Square3("conv1", "relu", 4, stride: 2), new NormalisationNode("bn1", "conv1", IsAffine: false), new ReluNode("relu1", "bn1"),
        ConvolutionNode.Square3("conv2", "relu1", 4, hasBias: false), new PaddedShortcutNode("pad", "relu", 2, 1, 1), new SumNode("add", "conv2", "pad"),
        new AveragePoolingNode("pool", "add"), new LinearNode("fc", "pool", 3));

    private static readonly NetworkDefinition[] Definitions = [TinyDefinitions.Convolution, TinyDefinitions.Residual, Padded, new Architecture(2, 3, 2).Graph.AsDefinition!];

    private static IEnumerable<string> Names => Definitions.Select(d => d.Name);

    [Test, Spec("DEFN-002")]
    public void AWeight_HasAFlow_WhereTheGraphSaysThatItIsEffective([ValueSource(nameof(Names))] string name, [Values(0.3, 0.6)] double density)
    {
        var definition = Definitions.Single(d => d.Name == name);
        var (layout, network, some) = (definition.Layout, SlowEngine.Instance.Network(definition.Graph, ScoringMode.Fair), false);
        for (var seed = 1ul; seed <= 8; seed++)
        {
            var random = new RandomStream(seed, "flow");
            // Kernels as a whole: a single tap may read nothing but the border.
            var kernels = layout.Slices.ToArray().Select(slice => Enumerable.Range(0, slice.Length).Select(_ => random.NextDouble() < density).ToArray()).ToArray();
            var mask = Mask.From(layout.Count, i => i >= layout.PrunableCount || Kept(i, kernels));
            double[] positive = [.. Enumerable.Range(0, layout.Count).Select(i => mask[i] && layout.SliceAt(i).Kind != ParameterKind.Bias ? random.NextUniform(0.5, 1.5) : 0)];
            var flow = new double[layout.Count];
            double[] ones = [.. Enumerable.Repeat(1.0, network.InputWidth)], weights = [.. Enumerable.Repeat(1.0, network.OutputWidth)];
            network.OutputGradient(positive, ones, weights, flow);
            int[] kept = [.. mask.KeptIndices().Where(i => layout.SliceAt(i).Kind == ParameterKind.Weight)];
            int[] effective = [.. Connectivity.Of(definition.Graph, mask).EffectiveMask.KeptIndices().Where(i => layout.SliceAt(i).Kind == ParameterKind.Weight)];
            Assert.That(kept.Where(i => flow[i] > 0), Is.EqualTo(effective));
            some |= effective.Length > 0 && effective.Length < kept.Length;
        }

        Assert.That(some || density > 0.3, Is.True, "no mask had both");

        bool Kept(int i, bool[][] kernels)
        {
            var (at, slice) = (layout.Slices.IndexOf(layout.SliceAt(i)), layout.SliceAt(i));
            return kernels[at][(i - slice.Offset) / (slice.Kind == ParameterKind.Weight ? definition.Graph.Of(slice.Layer).Taps : 1)];
        }
    }

    [Test, Spec("CONV-016")]
    public void TheGraph_IsTheOneDerivedFromTheModules([ValueSource(nameof(Names))] string name)
    {
        var graph = Definitions.Single(d => d.Name == name).Graph;
        var second = OracleGraph.Of(DefinitionModules.Of(graph.AsDefinition!));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(second.Layout, Is.EqualTo(graph.Layout));
            Assert.That(second.Widths.ToArray(), Is.EqualTo(graph.Widths.ToArray()));
            Assert.That(second.Connections.OrderBy(c => (c.To, c.From, c.Layer)), Is.EqualTo(graph.Connections.OrderBy(c => (c.To, c.From, c.Layer))));
            Assert.That(second.Gates, Is.EquivalentTo(graph.Gates));
        }
    }
}
