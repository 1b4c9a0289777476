using PlantNSeek.Artifacts;
using PlantNSeek.Experiments.Scenarios;
using PlantNSeek.Networks;
using PlantNSeek.Numpy;

namespace PlantNSeek.Properties.Exchange;

/// <summary>Networks to put into files.</summary>
internal static class Networks
{
    /// <summary>A planted host that takes milliseconds.</summary>
    public static Scenario Planted(string task = "relu", string protocol = "Fair", int seed = 1, int depth = 3, int width = 12)
    {
        var key = new ScenarioKey(protocol, task, depth, width, 0.01, seed);
        return new Scenario(key, Protocol.Of(key));
    }

    /// <summary>The host of a scenario by way of its file.</summary>
    public static Host Host(Scenario scenario, string name = "planted.npz")
    {
        using var file = File(scenario, reveal: false, name);
        return HostFile.Read(file);
    }

    /// <summary>The file of a scenario's host.</summary>
    public static NpzFile File(Scenario scenario, bool reveal, string name = "planted.npz") => Written(name, stream => PlantedFiles.WriteHost(PlantedHost.Of(scenario), stream, reveal));

    /// <summary>The file of a scenario's truth.</summary>
    public static NpzFile TruthFile(Scenario scenario) => Written("planted.truth.npz", stream => PlantedFiles.WriteTruth(PlantedHost.Of(scenario), stream));

    /// <summary>A network 2-3-2 of somebody's own with six labelled samples to train on and two to test on.</summary>
    public static ArrayFile Own() => new ArrayFile("own.npz")
        .With("layer1.weight", [1f, -2, 3, -4, 5, -6], 3, 2)
        .With("layer1.bias", [0.5f, 0, -0.5f], 3)
        .With("layer2.weight", [1f, 2, 3, 4, 5, 6], 2, 3)
        .With("layer2.bias", [0f, 1], 2)
        .With("train.x", Enumerable.Range(0, 12).Select(i => i / 12f).ToArray(), 6, 2)
        .With("train.y", [0L, 1, 0, 1, 0, 1], 6)
        .With("test.x", [0.1f, 0.2f, 0.3f, 0.4f], 2, 2)
        .With("test.y", [1L, 0], 2);

    /// <summary>The network 2-3-2.</summary>
    public static Host OwnHost()
    {
        using var file = Own().Open();
        return HostFile.Read(file);
    }

    /// <summary>A mask of all parameters of the network 2-3-2.</summary>
    public static ArrayFile OwnMask() => new ArrayFile("mask.npz")
        .With("layer1.weight", [true, true, true, true, true, true], 3, 2)
        .With("layer1.bias", [true, true, true], 3)
        .With("layer2.weight", [true, true, true, true, true, true], 2, 3)
        .With("layer2.bias", [true, true], 2);

    /// <summary>Whether two batches are the same bits.</summary>
    public static bool Same(Batch one, Batch other) =>
        one.InputWidth == other.InputWidth && one.OutputWidth == other.OutputWidth && one.IsClassification == other.IsClassification
        && one.Inputs.SequenceEqual(other.Inputs) && one.Labels.SequenceEqual(other.Labels) && one.Values.SequenceEqual(other.Values);

    private static NpzFile Written(string name, Action<Stream> write)
    {
        var stream = new MemoryStream();
        write(stream);
        stream.Position = 0;
        return NpzFile.Open(stream, name);
    }
}
