using PlantNSeek.Claims;
using PlantNSeek.Reporting.Documents;
using PlantNSeek.Reporting.Figures.Drawing;
using PlantNSeek.Reporting.Figures.Verdicts;

namespace PlantNSeek.Reporting.Composition;

/// <summary>The picture of all verdicts.</summary>
internal static class VerdictFigure
{
    /// <summary>A column a claim, those of the paper first; null where nothing was judged.</summary>
    public static SvgFigure? Of(IReadOnlyList<ClaimRow> rows)
    {
        VerdictGroup[] groups = [.. rows.GroupBy(r => r.Id.StartsWith('C')).OrderByDescending(g => g.Key)
            .Select(g => new VerdictGroup(g.Key ? "Claims of the paper (C)" : "Beyond it: Gem-Miner (G), strong tickets (S), weight decay (W), images (I), ticket transfer (T, M)", [.. g.Select(Column)]))];
        return groups.Length == 0 ? null : VerdictMatrix.Draw(new VerdictMatrixData(
            "verdicts",
            "Every claim and its verdict under both protocols",
            string.Join(". ", rows.Select(r => $"{r.Id}: Paper {VerdictText.Word(r.Paper)}, Fair {VerdictText.Word(r.Fair)}")),
            ["Paper", "Fair"],
            groups));
    }

    private static VerdictColumn Column(ClaimRow row) => new(row.Id, row.Title, ClaimRow.AnchorOf(row.Id), [row.Paper, row.Fair]);
}
