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
            foreach (var paragraph in Paragraphs(subject, outcome.AcceptDeviations))
            {
                output.WriteLine();
                output.WriteLine(paragraph);
            }
        }

        output.WriteLine();
        foreach (var remark in outcome.Remarks)
        {
            output.WriteLine(remark);
        }

        var failing = outcome.Subjects.Where(s => !outcome.Passes(s)).Select(s => s.Name).ToArray();
        output.WriteLine(failing.Length == 0
            ? $"{outcome.Assembly}: all required rules hold{(outcome.Subjects.Count == 1 ? "" : $" for all {outcome.Subjects.Count} checked")}"
            : $"{outcome.Assembly}: {failing.Length} of {outcome.Subjects.Count} checked {(failing.Length == 1 ? "does" : "do")} not keep what is required: {string.Join(", ", failing)}");
        foreach (var file in outcome.ReportFiles)
        {
            output.WriteLine(file);
        }
    }

    /// <summary>What is to be said of a subject beside its row: each violation, what would settle it, and what went wrong on the leaderboard.</summary>
    public static IEnumerable<string> Paragraphs(CheckedSubject subject, bool acceptDeviations)
    {
        foreach (var rule in subject.Rules.Where(r => r.Outcome == RuleOutcome.Violated || (r.Outcome == RuleOutcome.Deviates && r.Fails(acceptDeviations))))
        {
            yield return $"{subject.Name}: {rule.Message}";
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
