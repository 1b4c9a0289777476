using PlantNSeek.Experiments.Scenarios;
using PlantNSeek.Networks;
using PlantNSeek.Networks.FullyConnected;
using PlantNSeek.Numerics;
using PlantNSeek.Training;
using PlantNSeek.Training.Engine;

namespace PlantNSeek.Artifacts;

/// <summary>
/// A fully connected ReLU network with data, as a file holds it: a planted host, or a network of the user's own. Read by <see cref="HostFile"/>.
/// </summary>
public sealed record Host
{
    /// <summary>The name of its file, for messages.</summary>
    public required string Name { get; init; }

    /// <summary>The widths.</summary>
    public required Architecture Architecture { get; init; }

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

    /// <summary>What the parameters connect.</summary>
    public NetworkGraph Graph => Architecture.Graph;

    /// <summary>What pruners see of it.</summary>
    public IDifferentiableNetwork Network => ManagedNetwork.Of(Architecture);

    /// <summary>What trains it.</summary>
    public ITrainer Trainer => new ManagedTrainer(Architecture);

    /// <summary>Where each parameter lives.</summary>
    public ParameterLayout Layout => Architecture.Layout;

    /// <summary>What tells this network from all others: SHA-256 of its widths and parameters.</summary>
    public string Digest => HostDigest.Of(Architecture, Parameters);

    /// <summary>What its user should know before believing a score: a line where target values look like class labels.</summary>
    public IReadOnlyList<string> Remarks => TargetRemarks.Of(this);

    /// <summary>
    /// A random stream of this network. A planted host has those of the report's experiments, so that a seeker finds here what it finds there, and a
    /// mask trains to the same score.
    /// </summary>
    public RandomStream Stream(string purpose) => Description is { } description
        ? Scenario.Stream(description.Key, purpose)
        : new RandomStream(Scenario.Seed, $"{Architecture}/{purpose}");
}
