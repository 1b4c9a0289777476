using PlantNSeek.Engines;
using PlantNSeek.Experiments.Scenarios;
using PlantNSeek.Networks;
using PlantNSeek.Networks.Definitions;
using PlantNSeek.Numerics;
using PlantNSeek.Pruning;
using PlantNSeek.Recovery;
using PlantNSeek.Training;

namespace PlantNSeek.Experiments.Images;

/// <summary>
/// A network of convolutions with a planted ticket, and its data, determined by the key alone, on an engine. The key's depth counts convolutions, its width is
/// that of every hidden layer.
/// </summary>
internal sealed class ImageScenario
{
    private readonly IEngine _engine;

    public ImageScenario(ScenarioKey key, Protocol protocol, IEngine engine)
    {
        (Key, Protocol, _engine) = (key, protocol, engine);
        Problem = ImageProblem.Of(key, protocol);
        Network = engine.Network(Graph, ScoringMode.Fair);
    }

    /// <summary>What determines everything here.</summary>
    public ScenarioKey Key { get; }

    /// <summary>The switches in force.</summary>
    public Protocol Protocol { get; }

    /// <summary>Target, host and samples.</summary>
    public ImageProblem Problem { get; }

    /// <summary>The host, for pruners.</summary>
    public IDifferentiableNetwork Network { get; }

    /// <summary>What trains the host.</summary>
    public ITrainer Trainer => _engine.Trainer(Graph);

    /// <summary>What the host's parameters connect.</summary>
    public NetworkGraph Graph => Problem.Planted.Host.Definition.Graph;

    /// <summary>Where each parameter of the host lives.</summary>
    public ParameterLayout Layout => Graph.Layout;

    /// <summary>The planted ticket.</summary>
    public Mask Truth => Problem.Planted.Receipt.Mask;

    /// <summary>The size of the ticket.</summary>
    public TicketSize Size => new(Protocol.Budget, Layout, Truth, Problem.Planted.Receipt.WeightCount);

    /// <summary>A random stream of this scenario, the same under both protocols.</summary>
    public RandomStream Stream(string purpose) => ImageProblem.Stream(Key, purpose);

    /// <summary>What a seeker is given, with a random stream of this scenario, in the planted host or in the one before planting.</summary>
    public SeekingProblem Seeking(string label, bool isPlanted = true) =>
        SeekingProblem.Of(Network, Trainer, isPlanted ? Problem.Planted.HostParameters : Problem.Unplanted, Problem.Data.Pruning, Problem.Data.Training, Size.Budget(label), Stream("seek"));

    /// <summary>Judges what is found here, by the protocol's rule first and then without rescaling.</summary>
    public TicketJudge Judge(bool isPlanted = true) =>
        new(Network, Trainer, isPlanted ? Problem.Planted.HostParameters : Problem.Unplanted, Problem.Data.Training, Problem.Data.Test, TicketJudge.Published, Stream)
        {
            Rules = [Protocol.Score, ScoringRule.Plain],
            Truth = Truth,
            Initialise = stream => Initialisation.Draw(Problem.Planted.Host.Definition, ImageProblem.HostRule, stream),
        };
}
