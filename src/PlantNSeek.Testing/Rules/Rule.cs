namespace PlantNSeek.Testing.Rules;

/// <summary>One invariant of one kind of implementation.</summary>
public abstract class Rule
{
    private protected Rule(string id) => Text = RuleText.All[id];

    /// <summary>Id, heading and statement of the specification.</summary>
    public RuleText Text { get; }

    /// <summary>The rule's id, such as <c>R201</c>.</summary>
    public string Id => Text.Id;

    /// <summary>Whether the other rules say nothing where this one is violated.</summary>
    public bool IsFoundation { get => field || Id[1] == '1'; internal init; }
}

/// <summary>One invariant of implementations that are handed over as <typeparamref name="TSubject"/>.</summary>
/// <typeparam name="TSubject">An implementation with what its author says of it.</typeparam>
internal sealed class Rule<TSubject>(string id, RuleTier tier, Func<TSubject, RuleRun, Violation?> check) : Rule(id)
{
    /// <summary>Whether the traits select the rule.</summary>
    public Func<TSubject, bool> Applies { get; init; } = static _ => true;

    /// <summary>What is missing to try it; null where nothing is.</summary>
    public Func<TSubject, string?> Missing { get; init; } = static _ => null;

    /// <summary>Whether it only tells, since the traits do not claim it.</summary>
    public Func<TSubject, bool> OnlyTells { get; init; } = static _ => false;

    public RuleTier TierFor(TSubject subject) => Missing(subject) is not null ? RuleTier.Untested : OnlyTells(subject) ? RuleTier.Optional : tier;

    public Violation? Check(TSubject subject, RuleRun run) => check(subject, run);
}
