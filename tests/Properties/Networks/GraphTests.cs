using PlantNSeek.Networks;
using PlantNSeek.Networks.FullyConnected;
using PlantNSeek.Numerics;
using PlantNSeek.Testing.Cases;
using PlantNSeek.TestSupport.Oracle.Convolution.Graphs;

namespace PlantNSeek.Properties.Networks;

/// <summary>Graphs, and what a mask leaves connected in them, against every path followed.</summary>
[TestFixture]
public class GraphTests
{
    // Input 2, level 1 of 2 (3 taps), level 2 of 3: level 1 padded by one unit in front, and a layer of its own; output 1.
    private static readonly NetworkGraph Padded = new(
        ParameterLayout.Of(
        [
            new("a.weight", 0, ParameterKind.Weight, new TensorShape(2, 2, 3)), new("a.bias", 0, ParameterKind.Bias, new TensorShape(2)),
            new("b.weight", 1, ParameterKind.Weight, new TensorShape(3, 2)),
            new("c.weight", 2, ParameterKind.Weight, new TensorShape(1, 3)), new("c.bias", 2, ParameterKind.Bias, new TensorShape(1)),
        ]),
        [2, 2, 3, 1],
        [new(0, 1, 0, 3), new(1, 2, 1), new(1, 2, null, Shift: 1), new(2, 3, 2)]);

    private static IEnumerable<NetworkGraph> Graphs => [.. TinyKinds.All.Select(kind => kind.Graph), Padded, new Architecture(2, 3, 2).Graph];

    [Test, Spec("GRAPH-010")]
    public void WhatDoesNotFit_IsAnError()
    {
        var layout = new Architecture(2, 3, 1).Layout;
        NetworkGraph Of(params Connection[] connections) => new(layout, [2, 3, 1], connections);
        var scale = new ParameterSlice("scale", 0, ParameterKind.Scale, 0, new TensorShape(2));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(() => Of(new(1, 1, 0), new(1, 2, 1)), Throws.ArgumentException.With.Message.Contains("from level 1 to level 1; levels are 0 to 2"));
            Assert.That(() => Of(new(0, 1, 0), new(1, 3, 1)), Throws.ArgumentException.With.Message.Contains("from level 1 to level 3"));
            Assert.That(() => Of(new(0, 2, 0), new(1, 2, 1)), Throws.ArgumentException.With.Message.Contains("the outputs of layer1.weight has 3 entries; level 2 has 1"));
            Assert.That(() => Of(new(0, 1, 0, 2), new(1, 2, 1)), Throws.ArgumentException.With.Message.Contains("a row of layer1.weight has 2 entries; level 0 with 2 taps has 4"));
            Assert.That(() => Of(new Connection(0, 1, 0)), Throws.ArgumentException.With.Message.Contains("0 connections have the weights layer2.weight"));
            Assert.That(() => Of(new(0, 1, 0), new(0, 1, 0), new(1, 2, 1)), Throws.ArgumentException.With.Message.Contains("2 connections have the weights layer1.weight"));
            Assert.That(() => Of(new(0, 1, 0), new(0, 1, null, Shift: 2), new(1, 2, 1)), Throws.ArgumentException.With.Message.Contains("to units 2 and on of level 1, which has 3"));
            NetworkGraph Gated(params Gate[] gates) => new(layout, [2, 3, 1], [new(0, 1, 0), new(1, 2, 1)], gates);
            Assert.That(() => Gated(new Gate(1, scale, scale)), Throws.ArgumentException.With.Message.Contains("scale has 2 entries; level 1 has 3"));
            Assert.That(() => Gated(new Gate(1, scale with { Shape = new TensorShape(3) })), Throws.ArgumentException.With.Message.Contains("scale of the normalisation of level 1 is no tensor of the layout"));
            Assert.That(() => Gated(new Gate(3)), Throws.ArgumentException.With.Message.Contains("level 3 has 1 normalisations; levels 1 to 2 have at most one each"));
            Assert.That(() => Gated(new Gate(1), new Gate(1)), Throws.ArgumentException.With.Message.Contains("level 1 has 2 normalisations"));
        }
    }

    [Test, Spec("GRAPH-011")]
    public void AsChain_IsTheArchitecture_OfWhatIsFullyConnected()
    {
        var architecture = new Architecture(2, 3, 1);
        var described = new NetworkGraph(architecture.Layout, [2, 3, 1], [new(1, 2, 1), new(0, 1, 0)]);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(architecture.Graph.AsChain, Is.SameAs(architecture));
            Assert.That(new NetworkMakerOf(architecture).Graph.AsChain, Is.SameAs(architecture), "another engine's network may give the same graph");
            Assert.That(described.AsChain, Is.Null, "whose activations nobody knows");
            Assert.That(TinyKinds.All.Select(kind => kind.Graph.AsChain), Is.All.Null);
            Assert.That(new NetworkGraph(architecture.Layout, [2, 3, 1], [new(0, 1, 0), new(1, 2, 1), new(0, 1, null)]).AsChain, Is.Null, "a shortcut");
            Assert.That(() => Padded.Chain("local search"), Throws.TypeOf<NotSupportedException>().With.Message.StartsWith("local search takes a fully connected ReLU network"));
            Assert.That(() => Architecture.WithoutBiases(2, 3).Graph.Chain("local search"), Throws.TypeOf<NotSupportedException>().With.Message.EqualTo("local search takes a network with biases; this one is 2-3 without biases"));
        }
    }

    [Test, Spec("GRAPH-012")]
    public void Connectivity_IsThatOfEveryPath([ValueSource(nameof(Graphs))] NetworkGraph graph, [Values(0.05, 0.2, 0.5)] double density)
    {
        for (var seed = 1ul; seed <= 5; seed++)
        {
            var mask = SparseMask(graph, density, seed);
            var (report, slow) = (Connectivity.Of(graph, mask), new FollowedPaths(graph, mask));
            using (Assert.EnterMultipleScope())
            {
                Assert.That(report.EffectiveMask.KeptIndices(), Is.EqualTo(slow.Effective));
                Assert.That(report.FunctionalMask.KeptIndices().Where(i => i < graph.Layout.PrunableCount), Is.EqualTo(slow.Functional));
                Assert.That(Math.Pow(10, report.PathCountLog10), Is.EqualTo(slow.Paths).Within(1e-6 * slow.Paths));
                Assert.That(report.HasInputOutputPath, Is.EqualTo(slow.Paths > 0));
            }
        }
    }

    [Test, Spec("GRAPH-013")]
    public void FunctionalMask_KeepsTheFunction([ValueSource(typeof(TinyKinds), nameof(TinyKinds.Names))] string kind, [Values(0.05, 0.2, 0.5)] double density)
    {
        var differs = false;
        for (var seed = 1ul; seed <= 5; seed++)
        {
            var network = WithEitherSign(NetworkCase.Of(TinyKinds.ByName(kind), seed));
            var mask = SparseMask(network.Graph, density, seed);
            var functional = Connectivity.Of(network.Graph, mask).FunctionalMask;
            Assert.That(Outputs(network, functional), Is.EqualTo(Outputs(network, mask)));
            differs |= !functional.Equals(mask);
        }

        Assert.That(differs || density > 0.2, Is.True, "no mask had anything dead");
    }

    [Test, Spec("GRAPH-014")]
    public void Gates_CloseUnits()
    {
        var graph = TinyKinds.ByName("BatchNorm block").Graph;
        var (layout, gate) = (graph.Layout, graph.Gates.Single());
        ConnectivityReport Without(params int[] indices) => Connectivity.Of(graph, Mask.From(layout.Count, i => !indices.Contains(i)));
        var entering = Enumerable.Range(layout.Weight(0).Offset, layout.Weight(0).Columns).ToArray();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Without().DeadUnits, Is.EqualTo(new[] { 0, 0, 0 }));
            var constant = Without(gate.Scale!.Value.Offset);
            Assert.That((constant.DeadUnits[1], constant.EffectiveUnits[1], constant.ConstantEdges), Is.EqualTo((0, 2, 4 * 3)), "its shift goes on");
            Assert.That(constant.FunctionalMask.KeptIndices().Intersect(entering), Is.Empty);
            var dead = Without(gate.Scale.Value.Offset, gate.Shift!.Value.Offset);
            Assert.That((dead.DeadUnits[1], dead.ConstantEdges), Is.EqualTo((1, 0)));
        }
    }

    [Test, Spec("GRAPH-015")]
    public void AnEmptyLayerBesideAShortcut_CutsNoFlow()
    {
        var graph = TinyKinds.ByName("residual block").Graph;
        var layout = graph.Layout;
        ConnectivityReport Without(int layer) => Connectivity.Of(graph, Mask.From(layout.Count, i => i < layout.Weight(layer).Offset || i >= layout.Weight(layer).End));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Without(1).CollapsedLayers, Is.EqualTo(new[] { 1 }));
            Assert.That(Without(1).HasInputOutputPath, Is.True);
            Assert.That(Without(3).CollapsedLayers, Is.EqualTo(new[] { 3 }));
            Assert.That(Without(3).HasInputOutputPath, Is.False);
        }
    }

    [Test, Spec("GRAPH-016")]
    public void AnUnknownGraph_IsNoMistakenAnswer() => Assert.That(
        () => Connectivity.Of(NetworkGraph.Unknown(Padded.Layout), Mask.All(Padded.Layout.Count)),
        Throws.TypeOf<NotSupportedException>().With.Message.Contains("what the kept parameters connect is unknown"));

    [Test, Spec("GRAPH-017")]
    public void ADecorator_ForwardsAll()
    {
        var network = NetworkCase.Dense(3, 2, 3, 2);
        var (inner, outer) = (network.Maker.Network(), (IDifferentiableNetwork)new Plain(network.Maker.Network()));
        double[] Ask(IDifferentiableNetwork asked)
        {
            var (outputs, gradient, product, flow) = (new float[asked.OutputWidth], new double[asked.Layout.Count], new double[asked.Layout.Count], new double[asked.Layout.Count]);
            asked.Outputs(network.Parameters, network.Batch.Inputs[..asked.InputWidth], outputs);
            var loss = asked.LossAndGradient(network.Parameters, network.Batch, network.Loss, gradient);
            asked.HessianVectorProduct(network.Parameters, network.Batch, network.Loss, gradient, product);
            asked.OutputGradient(Array.ConvertAll(network.Parameters, p => (double)p), [1, 1], [1, 1], flow);
            return [loss, .. outputs.Select(o => (double)o), .. gradient, .. product, .. flow];
        }

        var published = (IDifferentiableNetwork)new OracleGraphNetwork(TestSupport.Oracle.Convolution.TinyModules.BatchNorm, ScoringMode.Published);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(((IDifferentiableNetwork)new Plain(published)).Scoring, Is.EqualTo(ScoringMode.Published));
            Assert.That(Ask(outer), Is.EqualTo(Ask(inner)).And.Some.Not.Zero);
            Assert.That((outer.Graph.Layout, outer.InputWidth, outer.OutputWidth, outer.Scoring), Is.EqualTo((inner.Layout, inner.InputWidth, inner.OutputWidth, inner.Scoring)));
        }
    }

    // Running means and scales of either sign, so that no ReLU hides what a unit without inputs gives.
    private static NetworkCase WithEitherSign(NetworkCase network) => network with
    {
        Parameters = [.. network.Parameters.Select((p, i) => i % 2 == 0 && (network.Layout.SliceAt(i).Kind == ParameterKind.Scale || network.Layout.SliceAt(i).Name.EndsWith("running_mean", StringComparison.Ordinal)) ? -p : p)],
    };

    private static float[] Outputs(NetworkCase network, Mask mask)
    {
        var outputs = new float[network.Batch.Count * network.Maker.OutputWidth];
        network.Maker.Network().Outputs(mask.Apply<float>(network.Parameters), network.Batch.Inputs, outputs);
        return outputs;
    }

    // What is never pruned may be masked here too: scales and shifts are part of the question. Statistics are not.
    private static Mask SparseMask(NetworkGraph graph, double density, ulong seed)
    {
        var random = new RandomStream(seed, "mask");
        return Mask.From(graph.Layout.Count, i => graph.Layout.SliceAt(i).Kind switch
        {
            ParameterKind.Statistic => true,
            ParameterKind.Scale or ParameterKind.Shift => random.NextDouble() < 0.5 + (density / 2),
            _ => random.NextDouble() < density,
        });
    }

    private sealed class Plain(IDifferentiableNetwork inner) : NetworkDecorator(inner);

    private sealed record NetworkMakerOf(Architecture Architecture)
    {
        public NetworkGraph Graph => new Plain(new ManagedNetwork(Architecture)).Graph;
    }
}
