namespace PlantNSeek.Reporting.Documents.Html;

/// <summary>
/// The claims as HTML, each a line that unfolds. A claim's anchor lies in what is folded, since a browser unfolds what holds the target of a link, but not the target itself.
/// </summary>
internal static class HtmlClaims
{
    public static string Render(ClaimsBlock block, string number) =>
        "<dl class=\"tally\">\n"
        + Tally("Paper protocol", block.Claims.Select(c => c.Paper))
        + Tally("Fair protocol", block.Claims.Select(c => c.Fair))
        + "</dl>\n<div class=\"claims\">\n"
        + $"<p class=\"caption\"><b>{number}</b> {HtmlText.Render(block.Caption)}</p>\n"
        + "<p class=\"line head\" aria-hidden=\"true\"><span>Id</span><span>Claim</span><span>Paper</span><span>Fair</span><span>Recomputed</span></p>\n"
        + string.Concat(block.Claims.Select(Claim))
        + "</div>\n";

    private static string Claim(ClaimRow claim)
    {
        var details = string.Concat(claim.Details.Select(d => $"<dt>{HtmlText.Render(d.Term)}</dt>\n<dd>{HtmlText.Render(d.Description)}</dd>\n"));
        return "<details class=\"claim\">\n"
            + $"<summary class=\"line\"><span class=\"id\">{HtmlText.Render(claim.Id)}</span> <span class=\"title\">{HtmlText.Render(claim.Title)}</span> "
            + $"{Under("Paper", claim.Paper)} {Under("Fair", claim.Fair)} "
            + $"<span class=\"recomputed\"><span class=\"label\">recomputed</span> {HtmlText.Render(claim.Recomputed)}</span></summary>\n"
            + $"<div class=\"folded\" id=\"{HtmlText.Escape(ClaimRow.AnchorOf(claim.Id))}\">\n"
            + (details.Length > 0 ? $"<dl>\n{details}</dl>\n" : "")
            + (claim.Parts is { } parts ? HtmlTables.Table(parts, "") : "")
            + "</div>\n</details>\n";
    }

    private static string Under(string protocol, VerdictBadge verdict) => $"<span class=\"verdict\"><span class=\"label\">{protocol}</span> {HtmlText.Badge(verdict)}</span>";

    private static string Tally(string protocol, IEnumerable<VerdictBadge> verdicts) =>
        $"<div><dt>{protocol}</dt><dd>{string.Join(' ', VerdictText.Tally(verdicts).Select(t => HtmlText.Badge(t.Verdict, t.Count)))}</dd></div>\n";
}
