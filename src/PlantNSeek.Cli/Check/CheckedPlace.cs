namespace PlantNSeek.Cli.Check;

/// <summary>A place on the leaderboard, or why there is none.</summary>
/// <param name="Label">The name there.</param>
/// <param name="Place">Counts from 1; null where it has none.</param>
/// <param name="Of">How many are on the leaderboard.</param>
/// <param name="Found">Weak tickets found, such as <c>2 of 3</c>; empty where it has no place.</param>
/// <param name="Failure">What went wrong there; null where nothing did.</param>
/// <param name="Remark">Why it was not run; empty where it was.</param>
internal sealed record CheckedPlace(string Label, int? Place, int Of, string Found, string? Failure = null, string Remark = "")
{
    /// <summary>Such as <c>3 of 25</c>.</summary>
    public string InShort => Place is { } place ? FormattableString.Invariant($"{place} of {Of}") : Failure is null ? "not run" : "failed";
}
