namespace PlantNSeek.Planting.Graphs;

/// <summary>Which channel of the host a channel of the target gets.</summary>
public enum ChannelMatching
{
    /// <summary>The assignment of a stream's channels as a whole with the largest sum of cosines between target and host rows, on the target's support.</summary>
    LargestCosine,

    /// <summary>Channel i gets channel i, as published.</summary>
    Identity,
}
