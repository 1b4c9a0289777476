using PlantNSeek.Networks;
using PlantNSeek.Training;

namespace PlantNSeek.Engines;

/// <summary>What computes networks and trains them. Experiments, benchmarks and the command ask <see cref="EngineCatalog"/> for one by name.</summary>
public interface IEngine
{
    /// <summary>What it is called in options and results, such as <c>managed</c>.</summary>
    string Name { get; }

    /// <summary>Whether the same work gives the same bits on any machine.</summary>
    bool IsBitIdentical { get; }

    /// <summary>What its numbers may depend on, in one line for results: versions, threads, processor features.</summary>
    /// <exception cref="NotSupportedException">It cannot be loaded here; the message says what is missing.</exception>
    string Description { get; }

    /// <summary>The same in parts, for the results of an engine whose bits depend on them; null where <see cref="IsBitIdentical"/>.</summary>
    /// <exception cref="NotSupportedException">It cannot be loaded here; the message says what is missing.</exception>
    EngineFacts? Facts { get; }

    /// <summary>Whether it can compute a network of this graph.</summary>
    bool Supports(NetworkGraph graph);

    /// <summary>The network of a graph.</summary>
    /// <param name="graph">A graph that knows its operations.</param>
    /// <param name="scoring">What normalisations do in derivatives.</param>
    /// <exception cref="NotSupportedException">The engine cannot compute such a network, or cannot be loaded here.</exception>
    IDifferentiableNetwork Network(NetworkGraph graph, ScoringMode scoring);

    /// <summary>Trains the network of a graph.</summary>
    /// <param name="graph">A graph that knows its operations.</param>
    /// <exception cref="NotSupportedException">The engine cannot compute such a network, or cannot be loaded here.</exception>
    ITrainer Trainer(NetworkGraph graph);
}
