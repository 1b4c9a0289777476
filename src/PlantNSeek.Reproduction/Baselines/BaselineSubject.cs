namespace PlantNSeek.Baselines;

/// <summary>What a baseline holds of one pruner or seeker, or of one kind of masks.</summary>
/// <param name="Name">The name that it gives itself.</param>
/// <param name="Rules">The outcome of each rule by its number; empty for masks.</param>
/// <param name="Cells">What was measured; empty where it could not be.</param>
/// <param name="Failure">Why nothing could be measured; null where it was.</param>
/// <param name="Type">Full name of its type, by which it is found again whatever it is called; empty for masks.</param>
public sealed record BaselineSubject(string Name, IReadOnlyDictionary<string, string> Rules, IReadOnlyList<BaselineCell> Cells, string? Failure = null, string Type = "")
{
    /// <summary>The outcome of a rule that is kept.</summary>
    internal const string Holds = "Holds";

    /// <summary>The outcome of a rule that is violated as its contract says.</summary>
    internal const string Deviates = "Deviates";

    /// <summary>The outcome of a rule that needs what only a contract tells.</summary>
    internal const string Untested = "Untested";
}
