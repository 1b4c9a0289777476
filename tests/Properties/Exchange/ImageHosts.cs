using PlantNSeek.Artifacts;
using PlantNSeek.Experiments.Scenarios;
using PlantNSeek.Numpy;
using PlantNSeek.Tasks;

namespace PlantNSeek.Properties.Exchange;

/// <summary>Networks of convolutions to put into files.</summary>
internal static class ImageHosts
{
    /// <summary>The text of <see cref="Own"/>'s graph.</summary>
    public const string OwnGraph = """
        {"format":"plantnseek graph 1","name":"own","input":[1,4,4],"nodes":[
        {"name":"layer1","kind":"conv2d","from":["input"],"outputs":2,"kernel":[3,3],"stride":1,"padding":1,"bias":true},
        {"name":"relu","kind":"relu","from":["layer1"]},
        {"name":"pool","kind":"global_avgpool","from":["relu"]},
        {"name":"layer2","kind":"linear","from":["pool"],"outputs":2,"bias":false}]}
        """;

    /// <summary>A planted host of six channels, with few of its samples.</summary>
    public static PlantedHost Planted(string task = "bars", string protocol = "Fair", int seed = 1)
    {
        var host = PlantedHost.OfImages(new ScenarioKey(protocol, task, 3, 6, 0.1, seed));
        return host with { Data = new TaskData(host.Data.Training.Slice(0, 30), host.Data.Pruning.Slice(0, 10), host.Data.Test.Slice(0, 20)) };
    }

    /// <summary>The file of a host.</summary>
    public static NpzFile File(PlantedHost host, bool reveal = false) => Written("planted.npz", stream => PlantedFiles.WriteHost(host, stream, reveal));

    /// <summary>The file of its truth.</summary>
    public static NpzFile TruthFile(PlantedHost host) => Written("planted.truth.npz", stream => PlantedFiles.WriteTruth(host, stream));

    /// <summary>A host by way of its file.</summary>
    public static Host Read(PlantedHost host)
    {
        using var file = File(host);
        return HostFile.Read(file);
    }

    /// <summary>A network of the user's own, two channels on 4x4 pixels, with two labelled samples to train on and one to test on.</summary>
    public static ArrayFile Own() => new ArrayFile("own.npz")
        .WithText("graph", OwnGraph)
        .With("layer1.weight", Numbers(18), 2, 1, 3, 3)
        .With("layer1.bias", Numbers(2), 2)
        .With("layer2.weight", Numbers(4), 2, 2)
        .With("train.x", Numbers(32), 2, 1, 4, 4)
        .With("train.y", [0L, 1], 2)
        .With("test.x", Numbers(16), 1, 1, 4, 4)
        .With("test.y", [1L], 1);

    private static float[] Numbers(int count) => [.. Enumerable.Range(1, count).Select(static i => i / 8f)];

    private static NpzFile Written(string name, Action<Stream> write)
    {
        var stream = new MemoryStream();
        write(stream);
        stream.Position = 0;
        return NpzFile.Open(stream, name);
    }
}
