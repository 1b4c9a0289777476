using PlantNSeek.Engines;
using PlantNSeek.Networks;
using PlantNSeek.Networks.Definitions;
using PlantNSeek.Networks.FullyConnected;
using PlantNSeek.Testing.Slow;
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
    private const int UsualTrainingSamples = 40, FewTrainingSamples = 4;

    /// <summary>What computes it, such as <c>managed</c>; empty where that is not known.</summary>
    public string Engine { get; init; } = "";

    /// <summary>How far numbers may be apart that are equal but for rounding, as a share of the largest.</summary>
    public double Tolerance { get; init; } = 1e-6;

    /// <summary>How many samples to train on a case has. Usually more than the batch of 32 that most seekers have, so that the order of samples matters.</summary>
    public int TrainingSamples { get; init; } = UsualTrainingSamples;

    /// <summary>Its name, and its engine where that is not the managed one.</summary>
    internal string FullName => Engine.Length == 0 || Engine == ManagedEngine.Instance.Name ? Name : $"{Name} on the engine {Engine}";

    /// <summary>The network of a definition on an engine.</summary>
    /// <exception cref="NotSupportedException">The engine cannot compute it.</exception>
    public static NetworkMaker Of(NetworkDefinition definition, IEngine engine)
    {
        ArgumentNullException.ThrowIfNull(definition);
        ArgumentNullException.ThrowIfNull(engine);
        var graph = definition.Graph;
        return engine.Supports(graph)
            ? new NetworkMaker(definition.Name, graph, definition.Input.Size, definition.Output.Size, () => engine.Network(graph, ScoringMode.Fair), () => engine.Trainer(graph))
            {
                Engine = engine.Name,
                Tolerance = engine.IsBitIdentical ? 1e-6 : 1e-4, // such an engine may compute in single precision
                TrainingSamples = engine is SlowEngine ? FewTrainingSamples : UsualTrainingSamples,
            }
            : throw new NotSupportedException($"the engine '{engine.Name}' cannot compute {definition}");
    }

    /// <summary>A fully connected network on the managed engine.</summary>
    public static NetworkMaker Dense(params ReadOnlySpan<int> widths)
    {
        var architecture = new Architecture(widths);
        return new NetworkMaker(
            architecture.ToString(), architecture.Graph, architecture.InputWidth, architecture.OutputWidth, () => new ManagedNetwork(architecture), () => new ManagedTrainer(architecture))
        {
            Engine = ManagedEngine.Instance.Name,
        };
    }
}
