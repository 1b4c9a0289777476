using PlantNSeek.Cli.Terminal;
using PlantNSeek.Judging;
using PlantNSeek.Reporting.Documents;

namespace PlantNSeek.Cli.Exchange;

/// <summary>Judgements as plain text: all of one mask, or the leaderboard of many.</summary>
internal static class JudgementText
{
    /// <summary>Writes them.</summary>
    public static void Write(JudgeOutcome outcome, TextWriter output)
    {
        var judgements = outcome.Judgements;
        output.WriteLine(judgements.HostText);
        output.WriteLine(judgements.TruthText);
        if (judgements.Boards.Count == 0)
        {
            foreach (var mask in judgements.Masks)
            {
                WriteMask(judgements, mask, output);
            }
        }

        foreach (var board in judgements.Boards)
        {
            WriteTable(JudgementTables.Board(board, judgements.IsAccuracy, judgements.Host.Layout.Count), output);
        }

        if (judgements.Refused.Count + judgements.Remarks.Count > 0)
        {
            output.WriteLine();
        }

        foreach (var line in judgements.Refused.Concat(judgements.Remarks).Concat([""]).Concat(outcome.ReportFiles))
        {
            output.WriteLine(line);
        }
    }

    private static void WriteMask(Judgements judgements, MaskJudgement mask, TextWriter output)
    {
        output.WriteLine($"{mask.Name}: {mask.KeptText}");
        if (mask.Overlap is not null)
        {
            WriteTable(JudgementTables.Agreement(mask), output);
        }

        if (mask.Channels is not null)
        {
            WriteTable(JudgementTables.Channels(mask), output);
        }

        WriteTable(JudgementTables.Scores(mask, judgements.Planted, judgements.IsAccuracy), output);
        WriteTable(JudgementTables.Layers(mask), output);
    }

    private static void WriteTable(ReportTable table, TextWriter output)
    {
        output.WriteLine();
        output.WriteLine(table.Caption);
        TextTable.Write(output, table);
    }
}
