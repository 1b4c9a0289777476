using PlantNSeek.Engines;
using PlantNSeek.Experiments.Scenarios;
using PlantNSeek.Networks;
using PlantNSeek.Networks.FullyConnected;
using PlantNSeek.Numerics;
using PlantNSeek.Training;
using PlantNSeek.Training.Engine;

namespace PlantNSeek.Artifacts;

/// <summary>
/// A network with data, as a file holds it, fully connected or with a graph: a planted host, or a network of the user's own. Read by <see cref="HostFile"/>.
/// </summary>
public sealed record Host
{
    private const string GraphEngine = "torch";

    /// <summary>The name of its file, for messages.</summary>
    public required string Name { get; init; }

    /// <summary>What the parameters connect; it knows the operations.</summary>
    public required NetworkGraph Graph { get; init; }

    /// <summary>All parameters in layout order, finite. Not to be changed.</summary>
    public required float[] Parameters { get; init; }

    /// <summary>Samples to train on.</summary>
    public required Batch Training { get; init; }

    /// <summary>Samples to score parameters on.</summary>
    public required Batch Pruning { get; init; }

    /// <summary>Samples that are held out; null where the file has none.</summary>
    public Batch? Test { get; init; }

    /// <summary>What was planted; null for a network of the user's own.</summary>
    public HostDescription? Description { get; init; }

    /// <summary>Whether it is a fully connected ReLU network; any other needs the engine <c>torch</c>.</summary>
    public bool IsFullyConnected => Graph.AsChain is not null;

    /// <summary>What pruners see of it.</summary>
    /// <exception cref="ArgumentException">The program has not registered the engine that it needs; the message lists those there are.</exception>
    /// <exception cref="NotSupportedException">That engine cannot be loaded; the message says what is missing and how to get it.</exception>
    public IDifferentiableNetwork Network => Graph.AsChain is { } chain ? ManagedNetwork.Of(chain) : EngineCatalog.ByName(GraphEngine).Network(Graph, ScoringMode.Fair);

    /// <summary>What trains it.</summary>
    /// <inheritdoc cref="Network"/>
    public ITrainer Trainer => Graph.AsChain is { } chain ? new ManagedTrainer(chain) : EngineCatalog.ByName(GraphEngine).Trainer(Graph);

    /// <summary>Where each parameter lives.</summary>
    public ParameterLayout Layout => Graph.Layout;

    /// <summary>What tells this network from all others: SHA-256 of its widths, or operations, and parameters.</summary>
    public string Digest => HostDigest.Of(Graph, Parameters);

    /// <summary>The widths, or the channels and the pixels that they have at first, for messages.</summary>
    public string NetworkText => GraphArray.Describe(Graph);

    /// <summary>What its user should know before believing a score: a line where target values look like class labels.</summary>
    public IReadOnlyList<string> Remarks => TargetRemarks.Of(this);

    /// <summary>
    /// A random stream of this network. A planted host has those of the report's experiments, so that a seeker finds here what it finds there, and a
    /// mask trains to the same score.
    /// </summary>
    public RandomStream Stream(string purpose) => Description?.Stream(purpose) ?? new RandomStream(Scenario.Seed, $"{GraphArray.Identity(Graph)}/{purpose}");
}
