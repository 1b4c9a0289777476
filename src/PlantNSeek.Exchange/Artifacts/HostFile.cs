using PlantNSeek.Experiments.Scenarios;
using PlantNSeek.Networks;
using PlantNSeek.Networks.FullyConnected;
using PlantNSeek.Numpy;

namespace PlantNSeek.Artifacts;

/// <summary>
/// A network with its data as an <c>.npz</c> file: tensors <c>layer1.weight [outputs, inputs]</c>, <c>layer1.bias [outputs]</c>, <c>layer2.weight</c> …, samples
/// <c>train.x</c>, <c>train.y</c>, <c>prune.x</c>, <c>prune.y</c>, <c>test.x</c>, <c>test.y</c>, and for a planted host its <c>task</c>. Other arrays are left alone.
/// </summary>
public static class HostFile
{
    private const int UsualPruningSamples = 40; // as many as the report's experiments draw

    /// <summary>Reads a network with its data.</summary>
    /// <remarks>Where there are no pruning samples, 40 training samples are taken, the same ones each time.</remarks>
    /// <exception cref="NpzException">The file is not what it must be; the message names file and array.</exception>
    public static Host Read(string path)
    {
        using var file = NpzFile.Open(path);
        return Read(file);
    }

    /// <inheritdoc cref="Read(string)"/>
    public static Host Read(NpzFile file)
    {
        ArgumentNullException.ThrowIfNull(file);
        var architecture = TensorArrays.Widths(file);
        var description = TextArrays.Find<HostDescription>(file, ArrayNames.Task, HostDescription.CurrentFormat, static d => d.Format);
        var training = SampleArrays.Find(file, ArrayNames.Training, architecture) ?? throw file.Require(ArrayNames.Inputs(ArrayNames.Training)).Error("is needed");
        var host = new Host
        {
            Name = file.Name,
            Architecture = architecture,
            Parameters = TensorArrays.Parameters(file, architecture.Layout, "", "the network"),
            Training = training,
            Pruning = SampleArrays.Find(file, ArrayNames.Pruning, architecture) ?? training,
            Test = SampleArrays.Find(file, ArrayNames.Test, architecture),
            Description = description,
        };
        RequireAgreement(host);
        return ReferenceEquals(host.Pruning, training) ? host with { Pruning = Some(host) } : host;
    }

    /// <summary>Adds a planted host with its data, and nothing of where the ticket is.</summary>
    public static void Add(NpzWriter writer, Scenario scenario)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(scenario);
        TextArrays.Add(writer, ArrayNames.Task, HostDescription.Of(scenario));
        TensorArrays.Add<float>(writer, "", scenario.Layout, scenario.Planted.HostParameters);
        SampleArrays.Add(writer, ArrayNames.Training, scenario.Data.Training);
        SampleArrays.Add(writer, ArrayNames.Pruning, scenario.Data.Pruning);
        SampleArrays.Add(writer, ArrayNames.Test, scenario.Data.Test);
    }

    private static void RequireAgreement(Host host)
    {
        foreach (var (samples, batch) in new[] { (ArrayNames.Pruning, host.Pruning), (ArrayNames.Test, host.Test) })
        {
            if (batch is not null && batch.IsClassification != host.Training.IsClassification)
            {
                throw NpzException.OfArray(
                    host.Name, ArrayNames.Targets(samples), $"holds {SampleArrays.Kind(batch.IsClassification)}; {ArrayNames.Targets(ArrayNames.Training)} holds {SampleArrays.Kind(host.Training.IsClassification)}");
            }
        }

        if (host.Description is { } description && description.Fault(host) is { } fault)
        {
            throw NpzException.OfArray(host.Name, ArrayNames.Task, fault);
        }
    }

    private static Batch Some(Host host) =>
        host.Training.Take(host.Stream("pruning samples").NextPermutation(host.Training.Count).AsSpan(0, Math.Min(UsualPruningSamples, host.Training.Count)));
}
