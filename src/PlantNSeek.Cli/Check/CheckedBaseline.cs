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

    /// <summary>Whether a rule did not hold when the baseline was recorded, so that it closes the gate no more than it did.</summary>
    public bool WasBroken(CheckedSubject subject, CheckedRule rule) =>
        Before.Subjects.FirstOrDefault(s => s.Name == Names[subject.Type])?.Rules.GetValueOrDefault(rule.Id) is { } outcome
        && outcome is nameof(RuleOutcome.Violated) or nameof(RuleOutcome.Deviates) or nameof(RuleOutcome.Inconclusive);
}
