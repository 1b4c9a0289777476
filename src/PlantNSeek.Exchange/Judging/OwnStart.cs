namespace PlantNSeek.Judging;

/// <summary>Start parameters that a ticket brings.</summary>
/// <param name="Epochs">Epochs of training behind them, counted from the network's own parameters; null where the file does not say.</param>
/// <param name="IsCompared">Whether the score after training begins with them; else it begins with the network's own parameters, as that of all others.</param>
public sealed record OwnStart(double? Epochs, bool IsCompared);
