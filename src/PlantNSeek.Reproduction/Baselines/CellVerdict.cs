namespace PlantNSeek.Baselines;

/// <summary>How a cell of a baseline compares with what is measured now.</summary>
public enum CellVerdict
{
    /// <summary>Every value has the same bits; nothing is to be tested.</summary>
    SameBits,

    /// <summary>Values differ, in a way that chance explains.</summary>
    NotToldApart,

    /// <summary>It got worse, and chance does not explain it.</summary>
    Worse,

    /// <summary>It got better, and chance does not explain it.</summary>
    Better,
}
