using System.Text.Json.Serialization;

namespace PlantNSeek.Artifacts.Graphs;

/// <summary>An operation as JSON. Which of the numbers it has depends on its kind (<see cref="NodeKinds"/>).</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)] // a key that is not understood, such as a dilation, would be computed as if it were not there
internal sealed record GraphNode
{
    /// <summary>Its name, unique in the network; what has weights is called <c>layer1</c>, <c>layer2</c> and so on.</summary>
    public required string Name { get; init; }

    /// <summary>What it computes.</summary>
    public required string Kind { get; init; }

    /// <summary>The nodes that it reads; <c>input</c> are the samples.</summary>
    public required IReadOnlyList<string> From { get; init; }

    /// <summary>Output channels, or units.</summary>
    public int? Outputs { get; init; }

    /// <summary>Rows and columns of a kernel.</summary>
    public IReadOnlyList<int>? Kernel { get; init; }

    /// <summary>Rows, and columns, of a window that is pooled.</summary>
    public int? Window { get; init; }

    /// <summary>Pixels from one window to the next, in both directions.</summary>
    public int? Stride { get; init; }

    /// <summary>Pixels of zeros at each border.</summary>
    public int? Padding { get; init; }

    /// <summary>Whether it has biases.</summary>
    public bool? Bias { get; init; }

    /// <summary>Channels of zeros in front.</summary>
    public int? Before { get; init; }

    /// <summary>Channels of zeros behind.</summary>
    public int? Behind { get; init; }

    /// <summary>The keys that are given, of those that not every node has.</summary>
    [JsonIgnore]
    public IEnumerable<string> Given => new (string Key, object? Value)[]
    {
        ("outputs", Outputs), ("kernel", Kernel), ("window", Window), ("stride", Stride), ("padding", Padding), ("bias", Bias), ("before", Before), ("behind", Behind),
    }.Where(static pair => pair.Value is not null).Select(static pair => pair.Key);
}
