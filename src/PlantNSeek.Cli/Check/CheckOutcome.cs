namespace PlantNSeek.Cli.Check;

/// <summary>The result of a check.</summary>
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
