namespace PlantNSeek.Planting.Graphs;

/// <summary>By what factor a channel of the target is written.</summary>
public enum ChannelScale
{
    /// <summary>The planted row has the norm that the host's has on the target's support.</summary>
    NormKeeping,

    /// <summary>The first weight of the row that is not 0 (input channel, row, column) becomes the host's weight there, or its negative, as published.</summary>
    FirstWeight,
}
