using PlantNSeek.Engines;
using PlantNSeek.Networks;
using PlantNSeek.Networks.Definitions;
using PlantNSeek.Networks.FullyConnected;
using PlantNSeek.Training;
using PlantNSeek.Training.Engine;

namespace PlantNSeek.Testing.Cases;

/// <summary>A kind of network that rules are tried on: its graph, and how to make the network and its trainer.</summary>
/// <param name="Name">What messages call it, such as <c>2-3-1</c>.</param>
/// <param name="Graph">What its parameters connect.</param>
/// <param name="InputWidth">Numbers in an input.</param>
/// <param name="OutputWidth">Numbers in an output.</param>
/// <param name="Network">Makes the network.</param>
/// <param name="Trainer">Makes its trainer.</param>
public sealed record NetworkMaker(string Name, NetworkGraph Graph, int InputWidth, int OutputWidth, Func<IDifferentiableNetwork> Network, Func<ITrainer> Trainer)
{
    /// <summary>The network of a definition on an engine.</summary>
    /// <exception cref="NotSupportedException">The engine cannot compute it.</exception>
    public static NetworkMaker Of(NetworkDefinition definition, IEngine engine)
    {
        ArgumentNullException.ThrowIfNull(definition);
        ArgumentNullException.ThrowIfNull(engine);
        var graph = definition.Graph;
        return engine.Supports(graph)
            ? new NetworkMaker(definition.Name, graph, definition.Input.Size, definition.Output.Size, () => engine.Network(graph, ScoringMode.Fair), () => engine.Trainer(graph))
            : throw new NotSupportedException($"the engine '{engine.Name}' cannot compute {definition}");
    }

    /// <summary>A fully connected network on the managed engine.</summary>
    public static NetworkMaker Dense(params ReadOnlySpan<int> widths)
    {
        var architecture = new Architecture(widths);
        return new NetworkMaker(
            architecture.ToString(), architecture.Graph, architecture.InputWidth, architecture.OutputWidth, () => new ManagedNetwork(architecture), () => new ManagedTrainer(architecture));
    }
}
