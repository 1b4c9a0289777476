namespace PlantNSeek.Experiments.Transfer;

/// <summary>Where training on the target task starts (Mehta, Sparse Transfer Learning via Winning Lottery Tickets, 2019).</summary>
public enum TransferStart
{
    /// <summary>The hidden layers of the dense network trained on the source task, with the target's untrained head.</summary>
    LateReset,

    /// <summary>The initial parameters of the planted host.</summary>
    WinningTicket,

    /// <summary>Newly drawn parameters, in hidden layers and head.</summary>
    Random,
}
