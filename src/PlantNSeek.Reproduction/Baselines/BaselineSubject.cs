namespace PlantNSeek.Baselines;

/// <summary>What a baseline holds of one pruner or seeker, or of one kind of masks.</summary>
/// <param name="Name">The name that it gives itself.</param>
/// <param name="Rules">The outcome of each rule by its number; empty for masks.</param>
/// <param name="Cells">What was measured; empty where it could not be.</param>
/// <param name="Failure">Why nothing could be measured; null where it was.</param>
public sealed record BaselineSubject(string Name, IReadOnlyDictionary<string, string> Rules, IReadOnlyList<BaselineCell> Cells, string? Failure = null)
{
    /// <summary>The outcome of a rule that is kept.</summary>
    internal const string Holds = "Holds";
}
