using PlantNSeek.Experiments.Scenarios;
using PlantNSeek.Networks;
using PlantNSeek.Networks.FullyConnected;
using PlantNSeek.Numerics;
using PlantNSeek.Planting;
using PlantNSeek.Pruning;
using PlantNSeek.Recovery;
using PlantNSeek.Tasks;
using PlantNSeek.Training.Engine;

namespace PlantNSeek.Experiments.Transfer;

/// <summary>
/// The tickets of two tasks in one host, with the data of both, made from the key alone, by the fair protocol. Seeker and density play no
/// part, so that all of them meet the same host and samples.
/// </summary>
public sealed class TransferScenario
{
    private readonly TransferKey _key;

    /// <summary>Joins the two targets, draws the host, plants, hides, takes the networks apart and draws the data.</summary>
    /// <exception cref="ArgumentException">There is no such task, the tasks have different inputs, or the host is too narrow for both targets.</exception>
    public TransferScenario(TransferKey key)
    {
        _key = key;
        (SourceTask, TargetTask) = (LearningTasks.ByName(key.Source), LearningTasks.ByName(key.Target));
        var form = Protocol.Fair.Target;
        var union = TargetUnion.Of(SourceTask.Target(key.Depth, form), TargetTask.Target(key.Depth, form));
        var architecture = Architecture.Uniform(SourceTask.InputWidth, key.Width, union.Network.Architecture.OutputWidth, key.Depth);
        var joint = Planter.Plant(union.Network, HostInitialization.HeScaled(architecture, Stream("host")), Protocol.Fair.Planting);
        Planted = SharedPlanting.Split(union, Hiding.Hide(joint, new HidingOptions { Rescaling = Rescaling.None }, Stream("hide")));
        (SourceData, TargetData) = (Samples(SourceTask), Samples(TargetTask));
        (SourceNetwork, TargetNetwork) = (new ManagedNetwork(Planted.First.Host.Architecture), new ManagedNetwork(Planted.Second.Host.Architecture));
    }

    /// <summary>The task that tickets are carried from.</summary>
    public LearningTask SourceTask { get; }

    /// <summary>The task that tickets are carried to.</summary>
    public LearningTask TargetTask { get; }

    /// <summary>The host with the source task's head and ticket, the same with the target task's, and what they share.</summary>
    public SharedPlanting Planted { get; }

    /// <summary>Samples of the source task.</summary>
    public TaskData SourceData { get; }

    /// <summary>Samples of the target task.</summary>
    public TaskData TargetData { get; }

    /// <summary>The host with the source task's head.</summary>
    public ManagedNetwork SourceNetwork { get; }

    /// <summary>The host with the target task's head.</summary>
    public ManagedNetwork TargetNetwork { get; }

    /// <summary>A random stream of this scenario.</summary>
    public RandomStream Stream(string purpose) => new(
        Scenario.Seed, $"transfer/{SourceTask.Name}/{TargetTask.Name}/{_key.Depth}/{_key.Width}/{purpose}", (ulong)_key.Replicate);

    /// <summary>The problem of finding the source task's ticket, or the target task's.</summary>
    public SeekingProblem Problem(bool onSource)
    {
        var (network, planted, data) = Of(onSource);
        var budget = _key.Density == DensityPoint.Ticket
            ? PruningBudget.Keep(Math.Max(Planted.First.Receipt.Mask.KeptCount, Planted.Second.Receipt.Mask.KeptCount))
            : PruningBudget.At(new Density(DensityPoint.Value(_key.Density)));
        return SeekingProblem.Of(
            network, new ManagedTrainer(network.Architecture), planted.HostParameters, data.Pruning, data.Training, budget,
            Stream($"seek/{(onSource ? "source" : "target")}/{_key.Seeker}"));
    }

    /// <summary>Judges tickets of the source task's network, or of the target task's.</summary>
    public TicketJudge Judge(bool onSource)
    {
        var (network, planted, data) = Of(onSource);
        return new(
            network, new ManagedTrainer(network.Architecture), planted.HostParameters, data.Training, data.Test, TicketJudge.Published,
            _ => Stream(onSource ? "shuffle source" : "shuffle target")) { Rules = [Protocol.Fair.Score] };
    }

    private (ManagedNetwork Network, PlantedNetwork Planted, TaskData Data) Of(bool source) => source
        ? (SourceNetwork, Planted.First, SourceData)
        : (TargetNetwork, Planted.Second, TargetData);

    private TaskData Samples(LearningTask task) => task.Generate(Protocol.Fair.Samples, Scenario.Seed, (ulong)_key.Replicate);
}
