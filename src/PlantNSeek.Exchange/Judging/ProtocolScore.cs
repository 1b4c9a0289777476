namespace PlantNSeek.Judging;

/// <summary>What a mask is worth on held-out samples by the rule of a protocol: an accuracy, or a squared error.</summary>
/// <param name="Protocol">The protocol's name.</param>
/// <param name="Strong">The score of the mask on the host's parameters.</param>
/// <param name="Weak">The score after training; absent where it was not asked for.</param>
public readonly record struct ProtocolScore(string Protocol, double Strong, double? Weak);
