using PlantNSeek.TestSupport.Golden;
using PlantNSeek.TestSupport.Oracle.Convolution;
using PlantNSeek.TestSupport.Oracle.Convolution.Graphs;

namespace PlantNSeek.TorchSharp.Tests.Golden;

/// <summary>The networks of the reference files as definitions.</summary>
[TestFixture]
public class DefinitionGoldenTests
{
    private static IEnumerable<TestCaseData> Cores() => ReferenceFolder.Cases("golden/f_conv_*_core.json", "network");

    [TestCaseSource(nameof(Cores)), Spec("TORCH-001")]
    public void Graph_IsThatOfTheSecondImplementation(string file, string key)
    {
        var network = ReferenceFolder.Read(file).GetProperty(key);
        var (definition, modules) = (DefinitionJson.Read(network), ModulesJson.Read(network));
        var (graph, expected) = (definition.Graph, OracleGraph.Of(modules));
        Assert.That(graph.Layout, Is.EqualTo(expected.Layout));
        Assert.That(graph.Widths, Is.EqualTo(expected.Widths));
        Assert.That(graph.Connections, Is.EqualTo(expected.Connections));
        Assert.That(graph.Gates, Is.EqualTo(expected.Gates));
        Assert.That(definition.Nodes.Select(node => definition.Shapes[node.Name].Size), Is.EqualTo(modules.Modules.Select(module => modules.Shapes[module.Name].Size)));
    }
}
