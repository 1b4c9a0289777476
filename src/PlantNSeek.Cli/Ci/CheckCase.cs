using PlantNSeek.Cli.Check;
using PlantNSeek.Testing.Running;

namespace PlantNSeek.Cli.Ci;

/// <summary>What a CI system is told of one rule for one pruner or seeker.</summary>
/// <param name="Subject">The name that the pruner or seeker gives itself.</param>
/// <param name="Type">Full name of its type, or of its contract's.</param>
/// <param name="Name">The rule's number and heading, or <c>leaderboard</c>.</param>
/// <param name="Failure">All that is to be said where it closes the gate; null where it does not.</param>
/// <param name="Skipped">Why nothing came of it; null where something did.</param>
internal sealed record CheckCase(string Subject, string Type, string Name, string? Failure, string? Skipped)
{
    /// <summary>The cases of a check: each rule of each subject, and its place on the leaderboard where it was run there.</summary>
    public static IReadOnlyList<CheckCase> Of(CheckOutcome outcome) =>
    [
        .. from subject in outcome.Subjects
           let type = PlainText.Of(subject.Type)
           from made in subject.Rules.Select(rule => Of(subject, type, rule, outcome.AcceptDeviations)).Concat(Leaderboard(subject, type))
           select made,
    ];

    /// <summary>The first line of the failure, such as an annotation has for its title.</summary>
    public string Title => Failure is { } failure ? $"{Subject}: {failure.Split('\n')[0]}" : $"{Subject}: {Name}";

    private static CheckCase Of(CheckedSubject subject, string type, CheckedRule rule, bool acceptDeviations)
    {
        var fails = rule.Fails(acceptDeviations);
        var text = PlainText.Of(rule.Message.Length > 0 ? rule.Message : rule.Reason.Length > 0 ? rule.Reason : $"{rule.Id} is {rule.Outcome}");
        var skipped = !fails && rule.Outcome is RuleOutcome.Untested or RuleOutcome.Inconclusive;
        return new CheckCase(subject.Name, type, $"{rule.Id} {rule.Heading}", fails ? text : null, skipped && !fails ? PlainText.Of(rule.Reason) : null);
    }

    private static IEnumerable<CheckCase> Leaderboard(CheckedSubject subject, string type) => subject.Standing is { } standing
        ? [new CheckCase(subject.Name, type, "leaderboard", standing.Failure is { } failure ? PlainText.Of(failure) : null, standing is { Failure: null, Place: null } ? PlainText.Of(standing.Remark) : null)]
        : [];
}
