namespace PlantNSeek.Experiments.Scenarios;

/// <summary>What a ticket is worth with the trained parameters that it brings. They are not compared with those of others, which have been trained for another time.</summary>
/// <param name="Epochs">Epochs of training behind those parameters, counted from the initial ones; null where the seeker does not say.</param>
/// <param name="AsFound">The score of the mask on them, by the protocol's rule.</param>
/// <param name="TrainedOn">The score after ten epochs more.</param>
public sealed record OwnStartScores(double? Epochs, double AsFound, double TrainedOn)
{
    /// <summary>The score after twenty epochs more under a cosine schedule instead; absent where it was not measured.</summary>
    public double? AfterTwenty { get; init; }
}
