using System.Collections.Immutable;

namespace PlantNSeek.Networks.Definitions.Nodes;

/// <summary>One operation of a network. It reads what the nodes that it names give, and owns its tensors.</summary>
public abstract record NetworkNode
{
    /// <summary>What a node names that reads the samples themselves.</summary>
    public const string Input = "input";

    private protected NetworkNode(string name) => Name = name;

    /// <summary>Its name, unique in the network; its tensors are called by it, such as <c>conv1.weight</c>.</summary>
    public string Name { get; init; }

    /// <summary>The nodes that it reads, in order.</summary>
    public abstract ImmutableArray<string> Reads { get; }

    /// <summary>What it gives for inputs of these extents.</summary>
    /// <exception cref="ArgumentException">The inputs do not fit.</exception>
    internal abstract FeatureShape ShapeFor(ReadOnlySpan<FeatureShape> inputs);

    /// <summary>Its tensors, for an input of these extents.</summary>
    internal virtual IEnumerable<TensorSpec> TensorsFor(FeatureShape input, int layer) => [];

    private protected void Require(bool condition, string otherwise)
    {
        if (!condition)
        {
            throw new ArgumentException($"{Name}: {otherwise}");
        }
    }

    private protected int Windows(int extent, int kernel, int stride, int padding)
    {
        Require(kernel >= 1 && stride >= 1 && padding >= 0, $"the kernel is {kernel}, the stride {stride}, the padding {padding}; they are at least 1, 1 and 0");
        Require(extent + (2 * padding) >= kernel, $"the kernel is {kernel} long; its input is {extent} with a padding of {padding}");
        return ((extent + (2 * padding) - kernel) / stride) + 1;
    }
}
