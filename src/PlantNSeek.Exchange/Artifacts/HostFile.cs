using PlantNSeek.Networks;
using PlantNSeek.Numpy;

namespace PlantNSeek.Artifacts;

/// <summary>
/// A network with its data as an <c>.npz</c> file: tensors <c>layer1.weight [outputs, inputs]</c>, <c>layer1.bias [outputs]</c>, <c>layer2.weight</c> …, samples
/// <c>train.x</c>, <c>train.y</c>, <c>prune.x</c>, <c>prune.y</c>, <c>test.x</c>, <c>test.y</c>, for a planted host its <c>task</c>, and where it is not fully connected its <c>graph</c>; the
/// weights of a convolution are then <c>[outputs, inputs, rows, columns]</c>, its samples <c>[samples, channels, rows, columns]</c>. Other arrays are left alone.
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
        var graph = GraphArray.Find(file) ?? TensorArrays.Chain(file);
        var description = TextArrays.Find<HostDescription>(file, ArrayNames.Task, static d => d.Format, HostDescription.CurrentFormat, HostDescription.GraphFormat);
        var training = SampleArrays.Find(file, ArrayNames.Training, graph) ?? throw file.Require(ArrayNames.Inputs(ArrayNames.Training)).Error("is needed");
        var host = new Host
        {
            Name = file.Name,
            Graph = graph,
            Parameters = TensorArrays.Parameters(file, graph.Layout, "", "the network"),
            Training = training,
            Pruning = SampleArrays.Find(file, ArrayNames.Pruning, graph) ?? training,
            Test = SampleArrays.Find(file, ArrayNames.Test, graph),
            Description = description,
        };
        RequireAgreement(host);
        return ReferenceEquals(host.Pruning, training) ? host with { Pruning = Some(host) } : host;
    }

    /// <summary>Adds a planted host with its data, and nothing of where the ticket is.</summary>
    public static void Add(NpzWriter writer, PlantedHost host)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(host);
        var extents = GraphArray.SampleExtents(host.Graph);
        TextArrays.Add(writer, ArrayNames.Task, host.Description);
        GraphArray.Add(writer, host.Graph);
        TensorArrays.Add<float>(writer, "", host.Graph.Layout, host.Parameters);
        SampleArrays.Add(writer, ArrayNames.Training, host.Data.Training, extents);
        SampleArrays.Add(writer, ArrayNames.Pruning, host.Data.Pruning, extents);
        SampleArrays.Add(writer, ArrayNames.Test, host.Data.Test, extents);
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
