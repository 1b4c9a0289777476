namespace PlantNSeek.DataSets;

/// <summary>The parts that a data set is published in.</summary>
public enum DataPart
{
    /// <summary>What networks are trained on.</summary>
    Training,

    /// <summary>What they are judged on.</summary>
    Test,
}
