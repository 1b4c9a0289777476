namespace PlantNSeek.Experiments.Transfer;

/// <summary>One ticket carried from one task to another, and what to compare it with.</summary>
public sealed record TransferResult
{
    /// <summary>What was sought where.</summary>
    public required TransferKey Key { get; init; }

    /// <summary>Parameters of the host, with the target task's head.</summary>
    public required int HostParameters { get; init; }

    /// <summary>Parameters of the source task's ticket.</summary>
    public required int SourceTicket { get; init; }

    /// <summary>Parameters of the target task's ticket.</summary>
    public required int TargetTicket { get; init; }

    /// <summary>The score of the target task's hand-built network on its test data: accuracy, or squared error by the fair rule.</summary>
    public required double TicketScore { get; init; }

    /// <summary>The score of the dense network trained on the source task, on that task.</summary>
    public required double SourceDenseScore { get; init; }

    /// <summary>The score of the mask found on the source task, trained from the initial parameters, on that task.</summary>
    public required double SourceMaskScore { get; init; }

    /// <summary>What was found on the source task.</summary>
    public required TransferFinding OnSource { get; init; }

    /// <summary>What was found on the target task.</summary>
    public required TransferFinding OnTarget { get; init; }

    /// <summary>What was trained on the target task.</summary>
    public required IReadOnlyList<TransferRun> Runs { get; init; }

    /// <summary>The run of one mask from one start.</summary>
    /// <exception cref="ArgumentException">There is no such run.</exception>
    public TransferRun Run(TransferMask mask, TransferStart start) => Runs.FirstOrDefault(r => r.Mask == mask && r.Start == start)
        ?? throw new ArgumentException($"{Key} has no run of the mask {mask} from the start {start}");
}
