using PlantNSeek.Networks;
using PlantNSeek.Networks.FullyConnected;
using PlantNSeek.Numerics;
using PlantNSeek.Planting;
using PlantNSeek.Pruning;
using PlantNSeek.Recovery;
using PlantNSeek.Tasks;
using PlantNSeek.Training.Engine;

namespace PlantNSeek.Experiments.Scenarios;

/// <summary>
/// A planted network and its data, determined by the key alone. Both protocols draw the same host and, where they can, the
/// same samples, so that they differ by their switches only.
/// </summary>
public sealed class Scenario
{
    /// <summary>The seed of every random stream.</summary>
    public const ulong Seed = 2022;

    /// <summary>Draws the host, plants the target, hides it and draws the data.</summary>
    public Scenario(ScenarioKey key, Protocol protocol)
    {
        ArgumentNullException.ThrowIfNull(protocol);
        (Key, Protocol) = (key, protocol);
        Task = LearningTasks.ByName(key.Task);
        var problem = PlantedProblem.Of(key, protocol);
        (Target, Planted, Data) = (problem.Target, problem.Planted, problem.Data);
        Architecture = Planted.Host.Architecture;
        Network = new ManagedNetwork(Architecture);
        RunMemory.Release(Network);
    }

    /// <summary>What determines everything here.</summary>
    public ScenarioKey Key { get; }

    /// <summary>The switches in force.</summary>
    public Protocol Protocol { get; }

    /// <summary>The task.</summary>
    public LearningTask Task { get; }

    /// <summary>The hand-built network that was planted.</summary>
    public DoubleNetwork Target { get; }

    /// <summary>The host's widths.</summary>
    public Architecture Architecture { get; }

    /// <summary>The host with the hidden ticket, and the receipt.</summary>
    public PlantedNetwork Planted { get; }

    /// <summary>Training, pruning and test samples.</summary>
    public TaskData Data { get; }

    /// <summary>What pruners see of the host.</summary>
    public ManagedNetwork Network { get; }

    /// <summary>What trains the host.</summary>
    public ManagedTrainer Trainer => new(Architecture);

    /// <summary>Where each parameter of the host lives.</summary>
    public ParameterLayout Layout => Architecture.Layout;

    /// <summary>The ticket's own density by the protocol's rule.</summary>
    public Density TicketDensity => Size.Density;

    /// <summary>A random stream of this scenario, the same under both protocols.</summary>
    public RandomStream Stream(string purpose) => Stream(Key, purpose);

    /// <summary>A random stream of the scenario of a key.</summary>
    public static RandomStream Stream(ScenarioKey key, string purpose) => PlantedProblem.Stream(key, purpose);

    /// <summary>How many parameters a density label keeps by the protocol's rule.</summary>
    public PruningBudget Budget(string label) => Size.Budget(label);

    /// <summary>The size of the ticket.</summary>
    internal TicketSize Size => new(Protocol.Budget, Layout, Planted.Receipt.Mask, Planted.Receipt.WeightCount);

    /// <summary>What a seeker is given, with a random stream of this scenario.</summary>
    public SeekingProblem Problem(PruningBudget budget, string stream) =>
        SeekingProblem.Of(Network, Trainer, Planted.HostParameters, Data.Pruning, Data.Training, budget, Stream(stream));

    /// <summary>Judges what is found here, by the protocol's rule first and then without rescaling.</summary>
    public TicketJudge Judge => new(Network, Trainer, Planted.HostParameters, Data.Training, Data.Test, TicketJudge.Published, Stream)
    {
        Rules = [Protocol.Score, ScoringRule.Plain],
        Truth = Planted.Receipt.Mask,
    };

    /// <summary>The target's score on the test data by a rule.</summary>
    public double TicketScore(ScoringRule rule) => ScenarioDescription.TargetScore(rule, Data, TargetOutputs);

    private float[] TargetOutputs(Batch batch)
    {
        var outputs = new float[batch.Count * Task.OutputWidth];
        var input = new double[Task.InputWidth];
        for (var sample = 0; sample < batch.Count; sample++)
        {
            for (var i = 0; i < input.Length; i++)
            {
                input[i] = batch.Inputs[(sample * input.Length) + i];
            }

            var output = Target.Evaluate(input);
            for (var k = 0; k < output.Length; k++)
            {
                outputs[(sample * output.Length) + k] = (float)output[k];
            }
        }

        return outputs;
    }
}
