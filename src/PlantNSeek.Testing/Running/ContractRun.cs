using PlantNSeek.Testing.Rules;
using PlantNSeek.Testing.Subjects;

namespace PlantNSeek.Testing.Running;

/// <summary>Tries the rules of a contract on one implementation, each at most once.</summary>
public abstract class ContractRun
{
    /// <summary>The implementation's name, or its type's where it has none.</summary>
    public abstract string Name { get; }

    /// <summary>The type that the factory makes; null where it makes nothing, or is a part.</summary>
    internal Type? Makes { get; init; }

    /// <summary>The rules that the traits select, in order of their ids, with the names of their tests.</summary>
    public abstract IReadOnlyList<(RuleText Text, RuleTier Tier)> Rules { get; }

    /// <summary>Tries a rule, after those that everything rests on.</summary>
    /// <exception cref="ArgumentException">The traits do not select a rule of that id.</exception>
    public abstract RuleResult Check(string id);

    /// <summary>All rules, in order.</summary>
    public IEnumerable<RuleResult> CheckAll() => Rules.Select(rule => Check(rule.Text.Id));
}

/// <inheritdoc/>
internal sealed class ContractRun<TSubject>(
    string name, TSubject subject, IEnumerable<Rule<TSubject>> rules, IReadOnlyList<KnownDeviation> deviations, RuleRun run, TimeSpan timeLimit) : ContractRun
{
    private const string Deviations = "R100", Creation = "R101";

    private readonly List<Rule<TSubject>> _rules = [.. rules.Where(rule => rule.Applies(subject)).OrderBy(rule => rule.Id, StringComparer.Ordinal)];
    private readonly Dictionary<string, RuleResult> _results = [];
    private readonly Lock _lock = new();
    private string? _hung;

    public override string Name => name;

    public override IReadOnlyList<(RuleText Text, RuleTier Tier)> Rules =>
        [(RuleText.All[Deviations], RuleTier.Required), .. _rules.Select(rule => (rule.Text, rule.TierFor(subject)))];

    public override RuleResult Check(string id)
    {
        // Tests may run in parallel; a rule tries those of the ground first, on the same thread.
        lock (_lock)
        {
            if (!_results.TryGetValue(id, out var result))
            {
                _results[id] = result = id == Deviations ? CheckDeviations() : Check(
                    _rules.FirstOrDefault(rule => rule.Id == id) ?? throw new ArgumentException($"rule is {id}; {Name} has {string.Join(", ", _rules.Select(r => r.Id))}", nameof(id)));
            }

            return result;
        }
    }

    private RuleResult Check(Rule<TSubject> rule)
    {
        var tier = rule.TierFor(subject);
        if (rule.Missing(subject) is { } missing)
        {
            return new RuleResult(rule.Text, tier, RuleOutcome.Untested, missing);
        }

        // What cannot be created or repeated leaves nothing to try; the other rules of the ground do not rest on each other.
        var ground = rule.Id == Creation ? [] : _rules.Where(r => r.Id == Creation || (r.IsFoundation && !rule.IsFoundation));
        var broken = ground.Select(r => Check(r.Id)).FirstOrDefault(r => r.Outcome == RuleOutcome.Violated);
        if (broken is not null || _hung is not null)
        {
            return new RuleResult(rule.Text, tier, RuleOutcome.Inconclusive, broken is not null ? $"{broken.Text.Id} is violated" : $"{_hung} never ended");
        }

        var own = run.ForOneRule();
        var (violation, untested) = WithinTheLimit(rule, own);
        if (untested is not null)
        {
            return new RuleResult(rule.Text, tier, RuleOutcome.Untested, untested);
        }

        var known = deviations.FirstOrDefault(deviation => deviation.Rule == rule.Id);
        return (violation, known) switch
        {
            (null, null) => new RuleResult(rule.Text, tier, RuleOutcome.Holds, own.Coverage),
            (null, _) when run.FreshSeeds => new RuleResult(rule.Text, tier, RuleOutcome.Holds, "though listed among the known deviations; newly drawn networks need not show one"),
            (null, _) => new RuleResult(
                rule.Text, tier, RuleOutcome.Violated, "listed among the known deviations", new Violation($"a violation, since \"{known.Reason}\"", "the rule holds; take the entry away")),
            (_, null) => new RuleResult(rule.Text, tier, RuleOutcome.Violated, "", violation),
            _ => new RuleResult(rule.Text, tier, RuleOutcome.Deviates, known.Reason, violation),
        };
    }

    // Of one that never ends nothing more is asked.
    private (Violation? Violation, string? Untested) WithinTheLimit(Rule<TSubject> rule, RuleRun own)
    {
        Violation? violation = null;
        try
        {
            if (Threads.EndsWithin(timeLimit, () => violation = RuleRun.Guarded(() => rule.Check(subject, own))))
            {
                return (violation, null);
            }
        }
        catch (UntestedException e)
        {
            return (null, e.Message);
        }

        _hung = rule.Id;
        return (new Violation("an end", FormattableString.Invariant($"none after {timeLimit.TotalSeconds:0.###} s")), null);
    }

    private RuleResult CheckDeviations()
    {
        var unknown = deviations.Where(deviation => _rules.All(rule => rule.Id != deviation.Rule)).Select(deviation => deviation.Rule);
        var twice = deviations.CountBy(deviation => deviation.Rule).Where(pair => pair.Value > 1).Select(pair => pair.Key);
        var mute = deviations.Where(deviation => string.IsNullOrWhiteSpace(deviation.Reason)).Select(deviation => deviation.Rule);
        var wrong = unknown.Select(id => $"{id} is no rule of {Name}").Concat(twice.Select(id => $"{id} is listed twice")).Concat(mute.Select(id => $"{id} has no reason")).ToArray();
        return wrong.Length == 0
            ? new RuleResult(RuleText.All[Deviations], RuleTier.Required, RuleOutcome.Holds)
            : new RuleResult(RuleText.All[Deviations], RuleTier.Required, RuleOutcome.Violated, "", new Violation("one entry with a reason for a rule", string.Join("; ", wrong)));
    }
}
