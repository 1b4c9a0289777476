using PlantNSeek.Networks;
using PlantNSeek.Networks.FullyConnected;
using PlantNSeek.Training;
using PlantNSeek.Training.Engine;

namespace PlantNSeek.Engines;

/// <summary>Fully connected ReLU networks on our own kernels.</summary>
public sealed class ManagedEngine : IEngine
{
    private ManagedEngine()
    {
    }

    /// <summary>The engine.</summary>
    public static ManagedEngine Instance { get; } = new();

    /// <inheritdoc/>
    public string Name => "managed";

    /// <inheritdoc/>
    public bool IsBitIdentical => true;

    /// <inheritdoc/>
    public string Description => "managed, the same bits on any machine";

    /// <inheritdoc/>
    public EngineFacts? Facts => null;

    /// <inheritdoc/>
    public bool Supports(NetworkGraph graph)
    {
        ArgumentNullException.ThrowIfNull(graph);
        return graph.AsChain is not null;
    }

    /// <inheritdoc/>
    public IDifferentiableNetwork Network(NetworkGraph graph, ScoringMode scoring) => new ManagedNetwork(Chain(graph));

    /// <inheritdoc/>
    public ITrainer Trainer(NetworkGraph graph) => new ManagedTrainer(Chain(graph));

    private static Architecture Chain(NetworkGraph graph)
    {
        ArgumentNullException.ThrowIfNull(graph);
        return graph.AsChain ?? throw new NotSupportedException($"the engine 'managed' takes a fully connected ReLU network; this one has another graph, of {graph.Layout}");
    }
}
