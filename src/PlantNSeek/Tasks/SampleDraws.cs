namespace PlantNSeek.Tasks;

/// <summary>Where the training, test and pruning samples come from.</summary>
public enum SampleDraws
{
    /// <summary>
    /// As the published program: three independent draws of the full count; training is the first part of one, test the last part
    /// of another, and the pruning samples come from the training part of a third.
    /// </summary>
    Independent,

    /// <summary>One draw, split into training and test; the pruning samples are training samples.</summary>
    Partition,
}
