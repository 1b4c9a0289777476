namespace PlantNSeek.Networks.FullyConnected;

/// <summary>The widths of a fully connected ReLU network, input and output included; the last layer is linear.</summary>
public sealed class Architecture : IEquatable<Architecture>
{
    private readonly int[] _widths;

    /// <param name="widths">Neurons per layer, from input to output; at least two layers, each at least 1 wide.</param>
    /// <exception cref="ArgumentException">Fewer than two layers, a width below 1, or more parameters than an index can count.</exception>
    public Architecture(params ReadOnlySpan<int> widths)
        : this(widths, hasBiases: true)
    {
    }

    private Architecture(ReadOnlySpan<int> widths, bool hasBiases)
    {
        if (widths.Length < 2)
        {
            throw new ArgumentException($"an architecture has at least 2 layers of neurons; got {widths.Length}", nameof(widths));
        }

        for (var i = 0; i < widths.Length; i++)
        {
            if (widths[i] < 1)
            {
                throw new ArgumentException($"layer {i} is {widths[i]} wide; a width is at least 1", nameof(widths));
            }
        }

        (_widths, HasBiases) = (widths.ToArray(), hasBiases);
        Graph = new ChainGraph(this);
    }

    /// <summary>A network whose hidden layers all have the same width.</summary>
    /// <param name="input">Width of the input.</param>
    /// <param name="hidden">Width of each hidden layer.</param>
    /// <param name="output">Width of the output.</param>
    /// <param name="depth">Layers of neurons, input and output included (the paper's depth), at least 2.</param>
    public static Architecture Uniform(int input, int hidden, int output, int depth)
    {
        Guard.AtLeast(depth, 2);
        var widths = new int[depth];
        Array.Fill(widths, hidden);
        widths[0] = input;
        widths[^1] = output;
        return new Architecture(widths);
    }

    /// <summary>A network of which no layer has biases.</summary>
    /// <inheritdoc cref="Architecture(ReadOnlySpan{int})"/>
    public static Architecture WithoutBiases(params ReadOnlySpan<int> widths) => new(widths, hasBiases: false);

    /// <summary>Whether layers have biases: all or none.</summary>
    public bool HasBiases { get; }

    /// <summary>Neurons per layer, from input to output.</summary>
    public ReadOnlySpan<int> Widths => _widths;

    /// <summary>Layers of neurons, input and output included, as the paper counts.</summary>
    public int Depth => _widths.Length;

    /// <summary>Layers of weights, <see cref="Depth"/> - 1.</summary>
    public int LayerCount => _widths.Length - 1;

    /// <summary>Width of the input.</summary>
    public int InputWidth => _widths[0];

    /// <summary>Width of the output.</summary>
    public int OutputWidth => _widths[^1];

    /// <summary>Where each parameter of this architecture lives in the flat buffer.</summary>
    public ParameterLayout Layout => Graph.Layout;

    /// <summary>What the parameters connect: each layer all units of one level with all of the next.</summary>
    public NetworkGraph Graph { get; }

    /// <inheritdoc/>
    public bool Equals(Architecture? other) => other is not null && HasBiases == other.HasBiases && _widths.AsSpan().SequenceEqual(other._widths);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Architecture);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (var width in _widths)
        {
            hash.Add(width);
        }

        return hash.ToHashCode();
    }

    /// <summary>The widths, such as <c>2-100-100-4</c>, and where it has no biases, that.</summary>
    public override string ToString() => string.Join('-', _widths) + (HasBiases ? "" : " without biases");
}
