using PlantNSeek.Testing.Cases;
using PlantNSeek.Testing.Rules;

namespace PlantNSeek.Testing.Running;

/// <summary>A rule with its outcome.</summary>
/// <param name="Text">The rule.</param>
/// <param name="Tier">How much its answer says.</param>
/// <param name="Outcome">Its result.</param>
/// <param name="Reason">Why it deviates, is untested or inconclusive; where it holds, on which kinds of network it was not tried. Empty else.</param>
/// <param name="Violation">How it is violated, where it is.</param>
public sealed record RuleResult(RuleText Text, RuleTier Tier, RuleOutcome Outcome, string Reason = "", Violation? Violation = null)
{
    /// <summary>The rule as a test: <c>Required_R201_KeepsExactlyTheBudget</c>.</summary>
    public string TestName => NameOf(Text, Tier);

    /// <summary>Whether a gate should close: a rule that is not optional is violated and nobody has given a reason.</summary>
    public bool Fails => Outcome == RuleOutcome.Violated && Tier != RuleTier.Optional;

    /// <summary>Rule, what it says and where, expected, actual and the smallest network that shows it.</summary>
    public string Message()
    {
        ArgumentNullException.ThrowIfNull(Text);
        var text = $"{TestName}: {Outcome}{(Reason.Length == 0 ? "" : $", {Reason}")}\n  {Text.Statement}\n  {Text.Link}";
        if (Violation is { } violation)
        {
            text += $"\n  expected: {Indent(violation.Expected)}\n  actual:   {Indent(violation.Actual)}";
            text += violation.Hint.Length > 0 ? $"\n  {violation.Hint}" : "";
            text += violation.Case is { } network ? $"\n  smallest network that shows it:\n  {Indent(network.Draw())}" : "";
        }

        return text.ReplaceLineEndings(Environment.NewLine);
    }

    internal static string NameOf(RuleText text, RuleTier tier) => $"{tier}_{text.Id}_{text.Name}";

    private static string Indent(string text) => text.ReplaceLineEndings("\n    ");
}
