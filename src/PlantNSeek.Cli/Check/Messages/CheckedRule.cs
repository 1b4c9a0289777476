using PlantNSeek.Testing.Rules;
using PlantNSeek.Testing.Running;

namespace PlantNSeek.Cli.Check.Messages;

/// <summary>A rule with its result.</summary>
/// <param name="Id">Such as <c>R201</c>.</param>
/// <param name="Heading">Such as <c>Keeps exactly the budget</c>.</param>
/// <param name="Tier">How much its answer says.</param>
/// <param name="Outcome">Its result.</param>
/// <param name="Reason">Why it deviates, is untested or inconclusive; empty else.</param>
/// <param name="Message">All that is to be said of a violation.</param>
internal sealed record CheckedRule(string Id, string Heading, RuleTier Tier, RuleOutcome Outcome, string Reason, string Message)
{
    /// <summary>Whether it closes the gate: a rule that is not optional does not hold. What nobody could try does not.</summary>
    public bool Fails(bool acceptDeviations) => Tier != RuleTier.Optional && Outcome switch
    {
        RuleOutcome.Holds or RuleOutcome.Untested => false,
        RuleOutcome.Deviates => !acceptDeviations,
        _ => true,
    };

    /// <summary>As the contract tells it.</summary>
    public static CheckedRule Of(RuleResult result) =>
        new(result.Text.Id, result.Text.Heading, result.Tier, result.Outcome, result.Reason, result.Message().ReplaceLineEndings("\n"));

    /// <summary>A rule whose work never came to its end.</summary>
    public static CheckedRule Ended(PlannedRule rule, string how) =>
        Of(new RuleResult(RuleText.All[rule.Id], rule.Tier, RuleOutcome.Violated, "", new Violation("an answer", how)));

    /// <summary>A rule that was not come to, after another one's end.</summary>
    public static CheckedRule After(PlannedRule rule, string id) =>
        Of(new RuleResult(RuleText.All[rule.Id], rule.Tier, RuleOutcome.Inconclusive, $"nothing more was tried after {id}"));
}
