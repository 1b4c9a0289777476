using PlantNSeek.Cli.Check.Messages;

namespace PlantNSeek.Cli.Check;

/// <summary>The result of a check.</summary>
/// <param name="Assembly">The file's name.</param>
/// <param name="Subjects">What was checked.</param>
/// <param name="Remarks">A line for each type that could not be.</param>
/// <param name="AcceptDeviations">As in the request.</param>
/// <param name="ReportFiles">The report's files, the one to open first.</param>
internal sealed record CheckOutcome(string Assembly, IReadOnlyList<CheckedSubject> Subjects, IReadOnlyList<string> Remarks, bool AcceptDeviations, IReadOnlyList<string> ReportFiles)
{
    /// <summary>The comparison with a baseline; null where there is none.</summary>
    public CheckedBaseline? Baseline { get; init; }

    /// <summary>Whether all that was checked passes, and nothing is missing that the baseline has.</summary>
    public bool Succeeds => Subjects.All(Passes) && Baseline is not { Missing.Count: > 0 };

    /// <summary>What is required, in words.</summary>
    public string Required => Baseline is null ? "keep all that is required" : "are no worse than the baseline";

    /// <summary>Whether a pruner or seeker keeps all that is required, the leaderboard's rules included, and is no worse than the baseline.</summary>
    public bool Passes(CheckedSubject subject) =>
        subject.Standing?.Failure is null && !subject.Rules.Any(rule => Fails(subject, rule)) && Baseline?.Worse(subject) is not { Count: > 0 };

    /// <summary>Whether a rule closes the gate: against a baseline only where it did not already when that was recorded.</summary>
    public bool Fails(CheckedSubject subject, CheckedRule rule) => rule.Fails(AcceptDeviations) && Baseline?.WasBroken(subject, rule) is not true;
}
