using PlantNSeek.Baselines;
using PlantNSeek.Cli.Check.Messages;
using PlantNSeek.Cli.Terminal;
using PlantNSeek.Testing.Running;

namespace PlantNSeek.Cli.Check;

/// <summary>A check held against a baseline.</summary>
/// <param name="Before">The baseline.</param>
/// <param name="Comparison">With what is measured now.</param>
/// <param name="Names">The name of each type in both.</param>
internal sealed record CheckedBaseline(Baseline Before, BaselineComparison Comparison, IReadOnlyDictionary<string, string> Names)
{
    /// <summary>What the baseline has and the assembly has not, a sentence each.</summary>
    public IReadOnlyList<string> Missing => [.. Comparison.Losses.Where(loss => !Names.Values.Contains(loss.Subject)).Select(static loss => $"{loss.Subject} {loss.Text}")];

    /// <summary>What got worse of a subject, a sentence each.</summary>
    public IReadOnlyList<string> Worse(CheckedSubject subject) =>
    [
        .. Comparison.Losses.Where(loss => loss.Subject == Names[subject.Type]).Select(static loss => PlainText.Of(loss.Text)),
        .. Cells(subject).Where(static cell => cell.Verdict == CellVerdict.Worse).Select(static cell => cell.Text),
    ];

    /// <summary>The cells of a subject.</summary>
    public IEnumerable<CellComparison> Cells(CheckedSubject subject) => Comparison.Cells.Where(cell => cell.Subject == Names[subject.Type]);

    /// <summary>Whether a rule was no better when the baseline was recorded, so that it closes the gate no more than it did.</summary>
    public bool WasBroken(CheckedSubject subject, CheckedRule rule) =>
        Comparison.Recorded.TryGetValue(Names[subject.Type], out var recorded) && Badness(recorded.Rules.GetValueOrDefault(rule.Id)) is > 0 and var before && before >= Badness($"{rule.Outcome}");

    private static int Badness(string? outcome) => outcome switch
    {
        nameof(RuleOutcome.Deviates) => 1,
        nameof(RuleOutcome.Inconclusive) => 2,
        nameof(RuleOutcome.Violated) => 3,
        _ => 0,
    };
}
