using PlantNSeek.Artifacts.Graphs;
using PlantNSeek.Experiments.Images;
using PlantNSeek.Experiments.Scenarios;
using PlantNSeek.Networks.Definitions;
using PlantNSeek.Numerics;
using PlantNSeek.Tasks;
using PlantNSeek.Tasks.Images.Planted;

namespace PlantNSeek.Artifacts;

/// <summary>What a planted file says of itself: all that is needed to plant it again, and nothing of where the ticket is.</summary>
public sealed record HostDescription
{
    /// <summary>The format of fully connected hosts.</summary>
    public const string CurrentFormat = "plantnseek host 1";

    /// <summary>The format of hosts with a graph: of tasks on images.</summary>
    public const string GraphFormat = "plantnseek host 2";

    /// <summary>Which format it is.</summary>
    public string Format { get; init; } = CurrentFormat;

    /// <summary>The task, such as <c>circle</c>.</summary>
    public required string Task { get; init; }

    /// <summary>Whether targets are class labels; otherwise they are values.</summary>
    public required bool IsClassification { get; init; }

    /// <summary>Convolutions of a host with a graph; null of a fully connected one.</summary>
    public int? Convolutions { get; init; }

    /// <summary>Widths of the layers of neurons, ReLU after all but the last; with a graph the channels of what its layers and sums give, the input first.</summary>
    public required IReadOnlyList<int> Widths { get; init; }

    /// <summary>Share of flipped labels, or standard deviation of the noise on values, or on the pixels of images.</summary>
    public required double Noise { get; init; }

    /// <summary>The protocol that it was planted by.</summary>
    public required string Protocol { get; init; }

    /// <summary>The seed, which is the replicate of the report's experiments.</summary>
    public required int Seed { get; init; }

    /// <summary>How large the ticket is.</summary>
    public required TicketSize Ticket { get; init; }

    /// <summary>The network of the report's experiments that it is.</summary>
    internal ScenarioKey Key => new(Protocol, Task, Convolutions ?? Widths.Count, Convolutions is not null || Widths.Count > 2 ? Widths[1] : 0, Noise, Seed);

    /// <summary>What the random stream of its seekers is for, in the experiments that it is from.</summary>
    internal string SeekersPurpose => Convolutions is null ? "seekers" : "seek";

    /// <summary>Describes a scenario.</summary>
    public static HostDescription Of(Scenario scenario)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        return new HostDescription
        {
            Task = scenario.Task.Name,
            IsClassification = scenario.Task.IsClassification,
            Widths = [.. scenario.Network.Graph.Widths],
            Noise = scenario.Key.Noise,
            Protocol = scenario.Protocol.Name,
            Seed = scenario.Key.Replicate,
            Ticket = TicketSize.Of(scenario.Size, scenario.Planted.Receipt.BiasCount),
        };
    }

    /// <summary>A random stream of the experiments' network.</summary>
    internal RandomStream Stream(string purpose) => Convolutions is null ? Scenario.Stream(Key, purpose) : ImageProblem.Stream(Key, purpose);

    /// <summary>Describes a planted network of images.</summary>
    internal static HostDescription Of(ScenarioKey key, ImageProblem problem)
    {
        var (protocol, receipt, definition) = (Experiments.Scenarios.Protocol.Of(key), problem.Planted.Receipt, problem.Planted.Host.Definition);
        var size = new Experiments.Scenarios.TicketSize(protocol.Budget, definition.Layout, receipt.Mask, receipt.WeightCount);
        return new HostDescription
        {
            Format = GraphFormat,
            Task = problem.Task.Name,
            IsClassification = problem.Task.IsClassification,
            Convolutions = key.Depth,
            Widths = definition.Graph.Widths,
            Noise = key.Noise,
            Protocol = protocol.Name,
            Seed = key.Replicate,
            Ticket = TicketSize.Of(size, receipt.BiasCount),
        };
    }

    /// <summary>What it says that cannot be true of a host; null where there is nothing.</summary>
    internal string? Fault(Host host)
    {
        var (count, kind, widths) = (host.Layout.Count, host.Training.IsClassification, host.Graph.Widths);
        return !Widths.SequenceEqual(widths) ? $"says that the widths are {string.Join('-', Widths)}; those of the tensors are {string.Join('-', widths)}"
            : IsClassification != kind ? $"says that targets are {SampleArrays.Kind(IsClassification)}; {ArrayNames.Targets(ArrayNames.Training)} holds {SampleArrays.Kind(kind)}"
            : (Convolutions is { } convolutions ? FaultOfGraph(host, convolutions) : FaultOfChain(host)) is { } fault ? fault
            : Experiments.Scenarios.Protocol.All.All(p => p.Name != Protocol) ? $"names a protocol that is not {string.Join(" or ", Experiments.Scenarios.Protocol.All.Select(static p => p.Name))}"
            : Seed < 1 ? FormattableString.Invariant($"says that the seed is {Seed}; seeds begin at 1")
            : !(Noise >= 0 && double.IsFinite(Noise)) ? FormattableString.Invariant($"says that the noise is {Noise}; it is a number from 0 on")
            : Ticket.Weights < 0 || Ticket.Biases < 0 || Ticket.Budget < 1 || Ticket.Budget > count
                ? FormattableString.Invariant($"says that the ticket has {Ticket.Weights} weights, {Ticket.Biases} biases and the budget {Ticket.Budget}; the network has {count} parameters")
            : null;
    }

    private string? FaultOfChain(Host host) => Format != CurrentFormat ? $"is of the format '{Format}' and says no convolutions; '{CurrentFormat}' is that of a fully connected host"
        : !host.IsFullyConnected ? $"is that of a fully connected host; {ArrayNames.Graph} holds {host.NetworkText}"
        : LearningTasks.All.Concat(LearningTasks.Extended).All(t => t.Name != Task) ? "names a task that nobody plants"
        : null;

    private string? FaultOfGraph(Host host, int convolutions)
    {
        if (Format != GraphFormat || host.Graph.AsDefinition is not { } definition || PlantedImageTasks.All.FirstOrDefault(t => t.Name == Task) is not { } task)
        {
            return Format != GraphFormat ? $"is of the format '{Format}' and says {convolutions} convolutions; '{GraphFormat}' is that of a host with them" : "names a task on images that nobody plants";
        }

        return convolutions < PlantedImageTask.FewestConvolutions || convolutions > definition.Nodes.Length || !LayerNames.Of(task.Definition(convolutions, Widths[1])).Equals(definition)
            ? FormattableString.Invariant($"says {convolutions} convolutions of {Widths[1]} channels for the task {Task}; {ArrayNames.Graph} holds other operations")
            : null;
    }
}

/// <summary>The size of a planted ticket.</summary>
/// <param name="Weights">Its weights.</param>
/// <param name="Biases">Its biases.</param>
/// <param name="Budget">
/// Parameters that a pruner may keep at the ticket's own density: all of the ticket's under Fair; the published programs count weights only.
/// </param>
public sealed record TicketSize(int Weights, int Biases, int Budget)
{
    internal static TicketSize Of(Experiments.Scenarios.TicketSize size, int biases)
    {
        var budget = size.Budget(DensityPoint.Ticket);
        return new TicketSize(size.WeightCount, biases, budget.Count ?? budget.Densities[0].Budget(size.Layout.Count));
    }
}
