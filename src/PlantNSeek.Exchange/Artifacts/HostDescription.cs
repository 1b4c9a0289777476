using PlantNSeek.Experiments.Scenarios;
using PlantNSeek.Tasks;

namespace PlantNSeek.Artifacts;

/// <summary>What a planted file says of itself: all that is needed to plant it again, and nothing of where the ticket is.</summary>
public sealed record HostDescription
{
    /// <summary>The format that is written and read.</summary>
    public const string CurrentFormat = "plantnseek host 1";

    /// <summary>Which format it is.</summary>
    public string Format { get; init; } = CurrentFormat;

    /// <summary>The task, such as <c>circle</c>.</summary>
    public required string Task { get; init; }

    /// <summary>Whether targets are class labels; otherwise they are values.</summary>
    public required bool IsClassification { get; init; }

    /// <summary>Widths of the layers of neurons; ReLU after all but the last.</summary>
    public required IReadOnlyList<int> Widths { get; init; }

    /// <summary>Share of flipped labels, or standard deviation of the noise on the values.</summary>
    public required double Noise { get; init; }

    /// <summary>The protocol that it was planted by.</summary>
    public required string Protocol { get; init; }

    /// <summary>The seed, which is the replicate of the report's experiments.</summary>
    public required int Seed { get; init; }

    /// <summary>How large the ticket is.</summary>
    public required TicketSize Ticket { get; init; }

    /// <summary>The network of the report's experiments that it is.</summary>
    internal ScenarioKey Key => new(Protocol, Task, Widths.Count, Widths.Count > 2 ? Widths[1] : 0, Noise, Seed);

    /// <summary>Describes a scenario.</summary>
    public static HostDescription Of(Scenario scenario)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        var receipt = scenario.Planted.Receipt;
        return new HostDescription
        {
            Task = scenario.Task.Name,
            IsClassification = scenario.Task.IsClassification,
            Widths = scenario.Architecture.Widths.ToArray(),
            Noise = scenario.Key.Noise,
            Protocol = scenario.Protocol.Name,
            Seed = scenario.Key.Replicate,
            Ticket = new TicketSize(receipt.WeightCount, receipt.BiasCount, Kept(scenario)),
        };
    }

    /// <summary>What it says that cannot be true of a host; null where there is nothing.</summary>
    internal string? Fault(Host host)
    {
        var (count, kind) = (host.Layout.Count, host.Training.IsClassification);
        return !Widths.SequenceEqual(host.Architecture.Widths.ToArray()) ? $"says that the widths are {string.Join('-', Widths)}; those of the tensors are {host.Architecture}"
            : IsClassification != kind ? $"says that targets are {SampleArrays.Kind(IsClassification)}; {ArrayNames.Targets(ArrayNames.Training)} holds {SampleArrays.Kind(kind)}"
            : LearningTasks.All.Concat(LearningTasks.Extended).All(t => t.Name != Task) ? "names a task that nobody plants"
            : Experiments.Scenarios.Protocol.All.All(p => p.Name != Protocol) ? $"names a protocol that is not {string.Join(" or ", Experiments.Scenarios.Protocol.All.Select(static p => p.Name))}"
            : Seed < 1 ? FormattableString.Invariant($"says that the seed is {Seed}; seeds begin at 1")
            : !(Noise >= 0 && double.IsFinite(Noise)) ? FormattableString.Invariant($"says that the noise is {Noise}; it is a number from 0 on")
            : Ticket.Weights < 0 || Ticket.Biases < 0 || Ticket.Budget < 1 || Ticket.Budget > count
                ? FormattableString.Invariant($"says that the ticket has {Ticket.Weights} weights, {Ticket.Biases} biases and the budget {Ticket.Budget}; the network has {count} parameters")
            : null;
    }

    private static int Kept(Scenario scenario)
    {
        var budget = scenario.Budget(DensityPoint.Ticket);
        return budget.Count ?? budget.Densities[0].Budget(scenario.Layout.Count);
    }
}

/// <summary>The size of a planted ticket.</summary>
/// <param name="Weights">Its weights.</param>
/// <param name="Biases">Its biases.</param>
/// <param name="Budget">
/// Parameters that a pruner may keep at the ticket's own density: all of the ticket's under Fair; the published programs count weights only.
/// </param>
public sealed record TicketSize(int Weights, int Biases, int Budget);
