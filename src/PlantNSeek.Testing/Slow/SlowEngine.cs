using PlantNSeek.Engines;
using PlantNSeek.Networks;
using PlantNSeek.Networks.Definitions;
using PlantNSeek.Training;

namespace PlantNSeek.Testing.Slow;

/// <summary>
/// Any network whose graph knows its operations, by plain loops in double, the ways back written by hand: what other engines can be compared with, and
/// what the contract kit computes convolutions by where there is no other engine. For networks of some hundred parameters; a real one takes hours.
/// </summary>
public sealed class SlowEngine : IEngine
{
    private SlowEngine()
    {
    }

    /// <summary>The engine. It is in no catalogue unless a program registers it.</summary>
    public static SlowEngine Instance { get; } = new();

    /// <inheritdoc/>
    public string Name => "slow";

    /// <summary>Sums are taken one by one and functions are the library's own.</summary>
    public bool IsBitIdentical => true;

    /// <inheritdoc/>
    public string Description => "slow, plain loops in double for small networks, the same bits on any machine";

    /// <inheritdoc/>
    public EngineFacts? Facts => null;

    /// <inheritdoc/>
    public bool Supports(NetworkGraph graph)
    {
        ArgumentNullException.ThrowIfNull(graph);
        return graph.AsDefinition is not null;
    }

    /// <inheritdoc/>
    public IDifferentiableNetwork Network(NetworkGraph graph, ScoringMode scoring) => new SlowNetwork(graph, DefinitionModules.Of(DefinitionOf(graph)), scoring);

    /// <inheritdoc/>
    public ITrainer Trainer(NetworkGraph graph) => new SlowTrainer(DefinitionOf(graph));

    private static NetworkDefinition DefinitionOf(NetworkGraph graph)
    {
        ArgumentNullException.ThrowIfNull(graph);
        return graph.AsDefinition ?? throw new NotSupportedException($"the engine 'slow' takes a graph that knows its operations (NetworkDefinition.Graph); this one, of {graph.Layout}, does not");
    }
}
