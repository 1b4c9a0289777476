using PlantNSeek.Artifacts;
using PlantNSeek.Numpy;

namespace PlantNSeek.Properties.Exchange;

/// <summary>What is wrong with the file of a network of convolutions, in one line each.</summary>
public sealed class ImageHostFaultTests
{
    private const string Conv = """{"name":"layer1","kind":"conv2d","from":["input"],"outputs":2,"kernel":[3,3],"stride":1,"padding":1,"bias":true}""";

    private static IEnumerable<TestCaseData> Graphs()
    {
        static TestCaseData Case(string part, string instead, string message) => new TestCaseData(part, instead, message).SetArgDisplayNames(message);
        yield return Case("\"relu\",\"from\"", "\"gelu\",\"from\"", "is no network: relu is of the kind 'gelu'; known are conv2d, linear, relu, maxpool2d, avgpool2d, global_avgpool, flatten, add, shortcut_pad");
        yield return Case("[\"relu\"]", "[\"rleu\"]", "is no network: pool reads 'rleu', which is no node before it");
        yield return Case("[\"input\"]", "[\"pool\"]", "is no network: layer1 reads 'pool', which is computed after it; a network has no circle, and its nodes are in the order in which they are computed");
        yield return Case("[\"relu\"]", "[\"pool\"]", "is no network: pool reads 'pool', which is itself; a network has no circle, and its nodes are in the order in which they are computed");
        yield return Case("[\"relu\"]", "[\"relu\",\"layer1\"]", "is no network: pool reads 2 nodes; a global_avgpool reads 1");
        yield return Case("[\"relu\"]", "[null]", "is no network: nodes[2] is null or reads null; it must be a node that reads others by name");
        yield return Case("[3,3]", "[3]", "is no network: layer1 has a kernel of 1 extents; they are 2, rows and columns");
        yield return Case("[3,3]", "[9,9]", "is no network: layer1: the kernel is 9 long; its input is 4 with a padding of 1");
        yield return Case("\"stride\":1,", "", "is no network: layer1 has outputs, kernel, padding, bias; a conv2d has outputs, kernel, stride, padding, bias");
        yield return Case("\"kind\":\"relu\"", "\"kind\":\"relu\",\"stride\":1", "is no network: relu has stride; a relu has no key but name, kind and from");
        yield return Case("\"stride\":1,", "\"stride\":1,\"dilation\":2,", "is not the JSON of 'plantnseek graph 1': nodes[0].dilation is damaged or of another kind");
        yield return Case("\"stride\":1,", "\"stride\":1,\"stride\":2,", "is not the JSON of 'plantnseek graph 1': nodes[0].stride is damaged or of another kind");
        yield return Case("\"outputs\":2,\"kernel\"", "\"outputs\":\"two\",\"kernel\"", "is not the JSON of 'plantnseek graph 1': nodes[0].outputs is damaged or of another kind");
        yield return Case("\"outputs\":2,\"kernel\"", "\"outputs\":0,\"kernel\"", "is no network: layer1: it has 0 output channels; there is at least 1");
        yield return Case("[1,4,4]", "[4,4]", "is no network: input has 2 extents; they are 3, channels, rows and columns");
        yield return Case("[1,4,4]", "[1,4,0]", "is no network: own: a sample has 1 channels of 4 rows and 0 columns; each is at least 1");
        yield return Case("[1,4,4]", "[1,65536,65536]", "is no network: input gives 1 channels of 65536 rows and 65536 columns; at most 2147483647 numbers can be computed");
        yield return Case("\"layer2\"", "\"fc\"", "is no network: fc is the node number 2 that has weights; it must be called layer2, as its tensors are");
        yield return Case("\"pool\",\"kind\"", "\"relu\",\"kind\"", "is no network: two nodes are called 'relu'; a name is given once");
        yield return Case("graph 1", "graph 2", "is of the format 'plantnseek graph 2'; this version reads 'plantnseek graph 1'");
        yield return Case(Conv, "null", "is no network: nodes[0] is null or reads null; it must be a node that reads others by name");
    }

    [TestCaseSource(nameof(Graphs)), Spec("EXCH-058")]
    public void GraphThatIsNone_IsRefusedInOneLine(string part, string instead, string message)
    {
        var graph = ImageHosts.OwnGraph.Replace(part, instead, StringComparison.Ordinal);
        Assert.That(graph, Is.Not.EqualTo(ImageHosts.OwnGraph));
        Assert.That(Refusal(ImageHosts.Own().WithText("graph", graph)), Is.EqualTo($"own.npz: graph {message}"));
    }

    [Test, Spec("EXCH-059")]
    public void WhatDoesNotFitTheGraph_IsRefusedInOneLine()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Refusal(ImageHosts.Own().With("layer1.weight", new float[18], 2, 9)), Is.EqualTo("own.npz: layer1.weight has the shape (2, 9); layer1.weight of the network has (2, 1, 3, 3)"));
            Assert.That(Refusal(ImageHosts.Own().Without("layer1.bias")), Does.StartWith("own.npz has no array layer1.bias; the network has that tensor"));
            Assert.That(Refusal(ImageHosts.Own().With("layer2.bias", new float[2], 2)), Is.EqualTo("own.npz: layer2.bias is no tensor of the network, which has 2 layers, layer1.weight to layer2.weight"));
            Assert.That(
                Refusal(ImageHosts.Own().With("train.x", new float[32], 2, 16)),
                Is.EqualTo("own.npz: train.x has the shape (2, 16); it must be (samples, 1, 4, 4), as the network takes 1 channels of 4 rows and 4 columns, with at least one sample"));
            Assert.That(
                Refusal(ImageHosts.Own().Without("graph")),
                Is.EqualTo("own.npz: layer1.weight has the shape (2, 1, 3, 3); a weight matrix has [outputs, inputs], each at least 1, and a network with convolutions has an array graph"));
            Assert.That(Refusal(ImageHosts.Own().WithText("graph", "{")), Does.EndWith(", and the array graph that a network with convolutions has is damaged here: it does not say that it is a 'plantnseek graph'"));
            Assert.That(HostFile.Read(ImageHosts.Own().Open()).Description, Is.Null, "none is needed");
        }
    }

    private static IEnumerable<TestCaseData> Tasks()
    {
        static TestCaseData Case(string part, string instead, string message) => new TestCaseData(part, instead, message).SetArgDisplayNames(message);
        yield return Case("host 2", "host 1", "is of the format 'plantnseek host 1' and says 3 convolutions; 'plantnseek host 2' is that of a host with them");
        yield return Case("host 2", "host 3", "is of the format 'plantnseek host 3'; this version reads 'plantnseek host 1' and 'plantnseek host 2'");
        yield return Case("\"convolutions\":3,", "", "is of the format 'plantnseek host 2' and says no convolutions; 'plantnseek host 1' is that of a fully connected host");
        yield return Case("\"convolutions\":3", "\"convolutions\":4", "says 4 convolutions of 6 channels for the task bars; graph holds other operations");
        yield return Case("\"convolutions\":3", "\"convolutions\":1000000", "says 1000000 convolutions of 6 channels for the task bars; graph holds other operations");
        yield return Case("\"bars\"", "\"circle\"", "names a task on images that nobody plants");
        yield return Case("\"bars\"", "\"count\"", "says 3 convolutions of 6 channels for the task count; graph holds other operations");
        yield return Case("[1,6,6,6,4]", "[1,6,7,6,4]", "says that the widths are 1-6-7-6-4; those of the tensors are 1-6-6-6-4");
    }

    [TestCaseSource(nameof(Tasks)), Spec("EXCH-059")]
    public void TaskThatDoesNotFit_IsRefusedInOneLine(string part, string instead, string message)
    {
        using var planted = ImageHosts.File(ImageHosts.Planted());
        var text = planted.Require("task").ReadText();
        var arrays = new ArrayFile("planted.npz").WithText("task", text.Replace(part, instead, StringComparison.Ordinal)).WithText("graph", planted.Require("graph").ReadText());
        foreach (var array in planted.Arrays.Where(static array => array.Name is not ("task" or "graph")))
        {
            arrays = array.Name.EndsWith(".y", StringComparison.Ordinal) ? arrays.With(array.Name, array.ReadIntegers(), [.. array.Shape]) : arrays.With(array.Name, array.ReadSingles(), [.. array.Shape]);
        }

        Assert.That(text, Does.Contain(part));
        Assert.That(Refusal(arrays), Is.EqualTo($"planted.npz: task {message}"));
    }

    // Widths alone would make a fully connected host of it.
    [Test, Spec("EXCH-059")]
    public void GraphBesideAFullyConnectedTask_IsRefused() => Assert.That(
        Refusal(ImageHosts.Own().WithText("task", """{"format":"plantnseek host 1","task":"circle","isClassification":true,"widths":[1,2,2],"noise":0,"protocol":"Fair","seed":1,"ticket":{"weights":1,"biases":1,"budget":1}}""")),
        Is.EqualTo("own.npz: task is that of a fully connected host; graph holds channels 1-2-2 on 4x4 pixels"));

    private static string Refusal(ArrayFile arrays)
    {
        using var file = arrays.Open();
        return Assert.Throws<NpzException>(() => HostFile.Read(file))!.Message;
    }
}
