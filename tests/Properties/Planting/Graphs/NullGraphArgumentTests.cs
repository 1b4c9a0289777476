using PlantNSeek.Networks;
using PlantNSeek.Networks.Definitions;
using PlantNSeek.Networks.Definitions.Evaluation;
using PlantNSeek.Numerics;
using PlantNSeek.Planting;
using PlantNSeek.Planting.Graphs;

namespace PlantNSeek.Properties.Planting.Graphs;

public sealed class NullGraphArgumentTests
{
    private static IEnumerable<TestCaseData> Calls()
    {
        var c = new GraphCase("flattened", 1, 1, 0, 100, default, default);
        var (target, planted, stream, hiding, fair) = (c.Target, c.Planted, new RandomStream(1, "hide"), HidingOptions.Default, GraphPlantingOptions.Fair);
        var definition = target.Definition;
        var symmetry = GraphHiding.RandomSymmetry(definition, hiding, stream);
        yield return Call("GraphPlanter.Plant", "target", () => GraphPlanter.Plant(null!, target, fair, []));
        yield return Call("GraphPlanter.Plant", "host", () => GraphPlanter.Plant(target, null!, fair, []));
        yield return Call("GraphPlanter.Plant", "options", () => GraphPlanter.Plant(target, target, null!, []));
        yield return Call("PlantedGraph", "host", () => new PlantedGraph(null!, planted.Receipt, []));
        yield return Call("PlantedGraph", "receipt", () => new PlantedGraph(target, null!, []));
        yield return Call("NormalisationFolding.Fold", "network", () => NormalisationFolding.Fold((MaskedNetwork)null!));
        yield return Call("NormalisationFolding.Fold of a definition", "definition", () => NormalisationFolding.Fold((NetworkDefinition)null!));
        yield return Call("ChannelStreams.Of", "graph", () => ChannelStreams.Of(null!));
        yield return Call("GraphHiding.Hide", "planted", () => GraphHiding.Hide(null!, hiding, stream));
        yield return Call("GraphHiding.Hide", "options", () => GraphHiding.Hide(planted, null!, stream));
        yield return Call("GraphHiding.Hide", "stream", () => GraphHiding.Hide(planted, hiding, null!));
        yield return Call("GraphHiding.Apply", "planted", () => GraphHiding.Apply(null!, symmetry));
        yield return Call("GraphHiding.Apply", "symmetry", () => GraphHiding.Apply(planted, null!));
        yield return Call("GraphHiding.RandomSymmetry", "definition", () => GraphHiding.RandomSymmetry(null!, hiding, stream));
        yield return Call("GraphSymmetry", "definition", () => new GraphSymmetry(null!, [], []));
        yield return Call("GraphSymmetry", "places", () => new GraphSymmetry(definition, null!, []));
        yield return Call("GraphSymmetry", "factors", () => new GraphSymmetry(definition, [], null!));
        yield return Call("GraphSymmetry.CanScale", "graph", () => GraphSymmetry.CanScale(null!, symmetry.Streams.All[0]));
        yield return Call("GraphSymmetry.CanScale", "stream", () => GraphSymmetry.CanScale(definition.Graph, null!));
        yield return Call("symmetry.Apply", "network", () => symmetry.Apply((MaskedNetwork)null!));
        yield return Call("symmetry.Apply of a mask", "mask", () => symmetry.Apply((Mask)null!));
        yield return Call("MaskedNetwork", "definition", () => new MaskedNetwork(null!, []));
        yield return Call("DefinitionOutputs.Of", "definition", () => DefinitionOutputs.Of<double>(null!, [], []));
    }

    [TestCaseSource(nameof(Calls)), Spec("GPLANT-026")]
    public void NullArguments_AreNamed(string name, Func<object> call) =>
        Assert.That(() => call(), Throws.ArgumentNullException.With.Property(nameof(ArgumentException.ParamName)).EqualTo(name));

    private static TestCaseData Call(string method, string name, Func<object> call) => new TestCaseData(name, call).SetArgDisplayNames(method, name);
}
