namespace PlantNSeek.Judging;

/// <summary>What a mask is worth on held-out samples by the rule of a protocol: an accuracy, or a squared error.</summary>
/// <param name="Protocol">The protocol's name.</param>
/// <param name="Strong">The score of the mask on the host's parameters.</param>
/// <param name="Weak">The score after ten epochs of training in all, those behind a start of its own included; absent where it was not asked for.</param>
public readonly record struct ProtocolScore(string Protocol, double Strong, double? Weak)
{
    /// <summary>The score with the start parameters that the ticket brings, as they are; absent where it brings none or nothing was trained.</summary>
    public double? AsFound { get; init; }

    /// <summary>The score after ten epochs more from those parameters.</summary>
    public double? TrainedOn { get; init; }
}
