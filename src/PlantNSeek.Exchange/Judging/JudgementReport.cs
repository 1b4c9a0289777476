using System.Globalization;
using PlantNSeek.Reporting;
using PlantNSeek.Reporting.Documents;
using PlantNSeek.Reporting.Figures.Drawing;

namespace PlantNSeek.Judging;

/// <summary>Judgements as a page, Markdown, JSON and pictures. No clock time in them: the same files give the same report.</summary>
public static class JudgementReport
{
    private const int Drawn = 20; // pictures of more masks than this would make a page that no browser likes

    /// <summary>Writes <c>report.json</c>, <c>figures/*.svg</c>, <c>report.md</c> and last <c>index.html</c>, each whole or not at all; pictures of an earlier report are removed.</summary>
    /// <returns>Paths of the page, the Markdown and the JSON.</returns>
    /// <exception cref="IOException">The folder cannot be written.</exception>
    public static IReadOnlyList<string> Write(Judgements judgements, string command, string folder)
    {
        var json = new ReportFile(ReportWriter.JsonName, JudgementJson.Write(judgements, isIndented: true) + "\n");
        var page = ReportWriter.Write(folder, Compose(judgements, command), [json], place => RemovePictures(place, Math.Min(judgements.Masks.Count, Drawn)));
        var place = Path.GetDirectoryName(page)!;
        return [page, Path.Combine(place, ReportWriter.MarkdownName), Path.Combine(place, json.Path)];
    }

    /// <summary>The report before it is Markdown or HTML.</summary>
    public static ReportDocument Compose(Judgements judgements, string command)
    {
        ArgumentNullException.ThrowIfNull(judgements);
        ReportBlock[] boards = [.. judgements.Boards.Select(b => new TableBlock(JudgementTables.Board(b, judgements.IsAccuracy, judgements.Host.Layout.Count)))];
        return new ReportDocument(
            judgements.Masks.Count == 1 && judgements.Boards.Count == 0 ? $"{judgements.Masks[0].Name} on {judgements.Host.Name}" : $"Masks on {judgements.Host.Name}",
            judgements.HostText,
            $"{judgements.TruthText}.{Lead(judgements)}",
            [
                .. boards,
                .. judgements.Refused.Count > 0 ? new ReportBlock[] { new ParagraphBlock("Not judged:"), new ListBlock(judgements.Refused) } : [],
                .. judgements.Remarks.Count > 0 ? new ReportBlock[] { new ParagraphBlock("To know:"), new ListBlock(judgements.Remarks) } : [],
            ],
            [.. judgements.Masks.Select((mask, i) => Section(judgements, mask, i + 1, command))]);
    }

    private static void RemovePictures(string place, int last)
    {
        var figures = Directory.CreateDirectory(Path.Combine(place, "figures")).FullName;
        foreach (var earlier in Directory.GetFiles(figures, "host-*.svg").Where(file => Number(file) > last))
        {
            File.Delete(earlier);
        }
    }

    private static int Number(string figure) =>
        int.TryParse(Path.GetFileNameWithoutExtension(figure).AsSpan("host-".Length), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    // One mask's finding comes first; many have their boards there.
    private static string Lead(Judgements judgements) => judgements.Boards.Count == 0 && judgements.Masks is [{ Overlap.Overall: var all } mask]
        ? $" {mask.Name} holds {all.Hits} of them, where {NumberText.Fixed(all.ChanceHits, 1)} are to be expected of a random mask that keeps as many parameters of each tensor (p = {NumberText.Short(all.PValue)})."
        : "";

    private static ReportSection Section(Judgements judgements, MaskJudgement mask, int number, string command) => new(
        FormattableString.Invariant($"mask-{number}"),
        mask.Name,
        [
            new ParagraphBlock($"It {mask.KeptText}."),
            .. number <= Drawn
                ? new ReportBlock[]
                {
                    new FigureBlock(
                        JudgementFigure.Draw(judgements, mask, FormattableString.Invariant($"host-{number}")),
                        judgements.Host.IsFullyConnected
                            ? "The host with the edges that are planted, found, and both"
                            : "The kernels as the host holds them, below each the channel that it reads; a bar is a weight below 0, a circle the channel's bias",
                        command),
                }
                : [],
            .. mask.Overlap is null ? Array.Empty<ReportBlock>() : [new TableBlock(JudgementTables.Agreement(mask))],
            .. mask.Channels is null ? Array.Empty<ReportBlock>() : [new TableBlock(JudgementTables.Channels(mask))],
            new TableBlock(JudgementTables.Scores(mask, judgements.Planted, judgements.IsAccuracy)),
            new TableBlock(JudgementTables.Layers(mask)),
        ]);
}
