namespace PlantNSeek.Cli.Check;

/// <summary>An assembly to be checked.</summary>
/// <param name="Assembly">Path of its .dll.</param>
/// <param name="OutputFolder">Where the report goes.</param>
/// <param name="StoreFolder">Where the library's own runs on the leaderboard are kept, and taken from.</param>
/// <param name="WithLeaderboard">Whether to run the leaderboard.</param>
/// <param name="Threads">Processes or runs at work at a time, at least 1.</param>
/// <param name="TimeLimit">How long a rule may take.</param>
/// <param name="AcceptDeviations">Whether a deviation on record counts as kept.</param>
internal sealed record CheckRequest(string Assembly, string OutputFolder, string StoreFolder, bool WithLeaderboard, int Threads, TimeSpan TimeLimit, bool AcceptDeviations);

/// <summary>What came of it.</summary>
/// <param name="Assembly">The file's name.</param>
/// <param name="Subjects">What was checked.</param>
/// <param name="Remarks">A line for each type that could not be.</param>
/// <param name="AcceptDeviations">As in the request.</param>
/// <param name="ReportFiles">The report's files, the one to open first.</param>
internal sealed record CheckOutcome(string Assembly, IReadOnlyList<CheckedSubject> Subjects, IReadOnlyList<string> Remarks, bool AcceptDeviations, IReadOnlyList<string> ReportFiles)
{
    /// <summary>Whether a pruner or seeker keeps all that is required, the leaderboard's rules included.</summary>
    public bool Passes(CheckedSubject subject) => subject.Standing?.Failure is null && !subject.Rules.Any(rule => rule.Fails(AcceptDeviations));
}

/// <summary>A pruner or seeker that was checked.</summary>
/// <param name="Type">Full name of its type, or of its contract's.</param>
/// <param name="Kind">Whether its author wrote a contract.</param>
/// <param name="Name">The name that it gives itself.</param>
/// <param name="Rules">The rules with what came of them.</param>
internal sealed record CheckedSubject(string Type, SubjectKind Kind, string Name, IReadOnlyList<CheckedRule> Rules)
{
    /// <summary>Full name of the type that its contract makes, where that is of the same assembly.</summary>
    public string Makes { get; init; } = "";

    /// <summary>Whether there is something that seeks; a contract of a part checks none.</summary>
    public bool Seeks { get; init; } = true;

    /// <summary>How it stands on the leaderboard; null where it was not run there.</summary>
    public Standing? Standing { get; init; }

    /// <summary>What the rules are that it is checked by, in words.</summary>
    public string By => Kind == SubjectKind.Contract ? $"contract {ShortType}" : "default traits";

    /// <summary>The type without its namespace.</summary>
    public string ShortType => Type[(Type.LastIndexOfAny(['.', '+']) + 1)..];

    /// <summary>Number of rules with an outcome.</summary>
    public int Count(Testing.Running.RuleOutcome outcome) => Rules.Count(rule => rule.Outcome == outcome);
}

/// <summary>A place on the leaderboard, or why there is none.</summary>
/// <param name="Label">The name there.</param>
/// <param name="Place">Counts from 1; null where it has none.</param>
/// <param name="Of">How many are on the leaderboard.</param>
/// <param name="Found">Weak tickets found, such as <c>2 of 3</c>; empty where it has no place.</param>
/// <param name="Failure">What went wrong there; null where nothing did.</param>
/// <param name="Remark">Why it was not run; empty where it was.</param>
internal sealed record Standing(string Label, int? Place, int Of, string Found, string? Failure = null, string Remark = "")
{
    /// <summary>Such as <c>3 of 25</c>.</summary>
    public string InShort => Place is { } place ? FormattableString.Invariant($"{place} of {Of}") : Failure is null ? "not run" : "failed";
}
