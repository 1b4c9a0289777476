using PlantNSeek.Cli.Baselines;
using PlantNSeek.Cli.Terminal;
using PlantNSeek.Testing.Running;
using Spectre.Console;

namespace PlantNSeek.Cli.Check;

/// <summary>A check as text: a table, then what is violated.</summary>
internal static class CheckTables
{
    private const int Wide = 160; // where there is no terminal whose width could be asked

    /// <summary>What <see cref="Row"/> has in each column.</summary>
    public static IReadOnlyList<string> Headings { get; } = ["checked", "by", "holding", "violated", "deviating", "untested", "leaderboard", "weak found"];

    /// <summary>Writes it.</summary>
    public static void Write(CheckOutcome outcome, TextWriter output)
    {
        WriteTable(outcome, output);
        foreach (var subject in outcome.Subjects)
        {
            foreach (var paragraph in Paragraphs(subject, outcome))
            {
                output.WriteLine();
                output.WriteLine(paragraph);
            }
        }

        WriteBaseline(outcome, output);
        output.WriteLine();
        foreach (var remark in outcome.Remarks)
        {
            output.WriteLine(remark);
        }

        foreach (var text in outcome.Baseline?.Missing ?? [])
        {
            output.WriteLine(PlainText.Of(text));
        }

        var failing = outcome.Subjects.Where(s => !outcome.Passes(s)).Select(s => s.Name).ToArray();
        output.WriteLine(failing.Length == 0
            ? $"{outcome.Assembly}: {(outcome.Baseline is null ? "all required rules hold" : outcome.Succeeds ? "nothing is worse than the baseline" : "nothing that is here is worse than the baseline")}{(outcome.Subjects.Count == 1 ? "" : $" for all {outcome.Subjects.Count} checked")}"
            : $"{outcome.Assembly}: {failing.Length} of {outcome.Subjects.Count} checked {(outcome.Baseline is null ? $"{(failing.Length == 1 ? "does" : "do")} not keep what is required" : $"{(failing.Length == 1 ? "is" : "are")} worse than the baseline, or newly against a rule")}: {string.Join(", ", failing)}");
        foreach (var file in outcome.ReportFiles)
        {
            output.WriteLine(file);
        }
    }

    /// <summary>What is to be said of a subject beside its row: each violation, what would settle it, and what went wrong on the leaderboard.</summary>
    public static IEnumerable<string> Paragraphs(CheckedSubject subject, CheckOutcome outcome)
    {
        foreach (var rule in subject.Rules.Where(r => r.Outcome == RuleOutcome.Violated || (r.Outcome == RuleOutcome.Deviates && r.Fails(outcome.AcceptDeviations))))
        {
            yield return $"{subject.Name}: {rule.Message}{(outcome.Baseline?.WasBroken(subject, rule) is true ? "\n  It did not hold in the baseline either, and closes no gate." : "")}";
        }

        foreach (var text in outcome.Baseline?.Worse(subject) ?? [])
        {
            yield return $"{subject.Name}, against the baseline: {text}";
        }

        if (TraitHint.Of(subject) is { } hint)
        {
            yield return $"{subject.Name}: {hint}";
        }

        if (subject.Standing is { Place: null } standing)
        {
            yield return $"{subject.Name} has no place on the leaderboard: {standing.Failure ?? standing.Remark}";
        }
    }

    /// <summary>A subject's row, with the headings of <see cref="Headings"/>.</summary>
    public static string[] Row(CheckedSubject subject) =>
    [
        subject.Name, subject.By,
        .. new[] { RuleOutcome.Holds, RuleOutcome.Violated, RuleOutcome.Deviates, RuleOutcome.Untested }.Select(o => FormattableString.Invariant($"{subject.Count(o)}")),
        subject.Standing?.InShort ?? "–", subject.Standing is { Found.Length: > 0 } standing ? standing.Found : "–",
    ];

    private static void WriteBaseline(CheckOutcome outcome, TextWriter output)
    {
        if (outcome.Baseline is not { } baseline)
        {
            return;
        }

        var table = BaselineTable.Of(baseline.Comparison, baseline.Before.Networks);
        output.WriteLine();
        output.WriteLine(table.Caption);
        TextTable.Write(output, table);
        output.WriteLine(BaselineTable.Summary(baseline.Comparison));
        foreach (var remark in baseline.Comparison.Remarks)
        {
            output.WriteLine(PlainText.Of(remark));
        }
    }

    private static void WriteTable(CheckOutcome outcome, TextWriter output)
    {
        var isTerminal = ReferenceEquals(output, Console.Out) && !Console.IsOutputRedirected;
        using var text = new StringWriter();
        var settings = isTerminal
            ? new AnsiConsoleSettings { Out = new AnsiConsoleOutput(output) }
            : new AnsiConsoleSettings { Out = new AnsiConsoleOutput(text), Ansi = AnsiSupport.No, ColorSystem = ColorSystemSupport.NoColors, Interactive = InteractionSupport.No };
        var console = AnsiConsole.Create(settings);
        var table = new Table { Border = isTerminal ? TableBorder.Rounded : TableBorder.None };
        if (!isTerminal)
        {
            console.Profile.Width = Wide;
        }

        for (var i = 0; i < Headings.Count; i++)
        {
            table.AddColumn(new TableColumn(Headings[i]) { Alignment = i < 2 ? Justify.Left : Justify.Right });
        }

        foreach (var subject in outcome.Subjects)
        {
            table.AddRow([.. Row(subject).Select(cell => new Text(cell))]);
        }

        console.Write(table);
        foreach (var line in text.ToString().ReplaceLineEndings("\n").TrimEnd('\n').Split('\n').Where(_ => !isTerminal))
        {
            output.WriteLine(line.TrimEnd());
        }
    }
}
