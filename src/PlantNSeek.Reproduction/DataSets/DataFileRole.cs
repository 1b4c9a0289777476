namespace PlantNSeek.DataSets;

/// <summary>What a file of a data set holds.</summary>
public enum DataFileRole
{
    /// <summary>Images with their labels.</summary>
    Batch,

    /// <summary>Images.</summary>
    Images,

    /// <summary>The labels of the images of the same part.</summary>
    Labels,

    /// <summary>What else is published with them; no image is read from it.</summary>
    Extra,
}
