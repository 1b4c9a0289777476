namespace PlantNSeek.Reporting.Documents.Html;

/// <summary>Tables as HTML, each in a box that scrolls where it is wider than the page.</summary>
internal static class HtmlTables
{
    private const int LongestLine = 16;

    public static string Table(ReportTable table, string number)
    {
        var columns = table.Columns;
        var head = string.Concat(columns.Select(c => $"<th scope=\"col\"{Numeric(c)}>{HtmlText.Render(c.Header)}</th>"));
        var rows = string.Concat(table.Rows.Select(r => $"<tr>{string.Concat(r.Select((cell, i) => Cell(cell, columns[i], isHeader: i == 0)))}</tr>\n"));
        return Box(table.Caption, number, "", $"<thead>\n<tr>{head}</tr>\n</thead>\n<tbody>\n{rows}</tbody>\n");
    }

    public static string Claims(ClaimsBlock block, string number)
    {
        string[] headers = ["Id", "Claim", "Source", "Measured", block.IntervalHeader, "Paper", "Fair", "Reason"];
        var head = string.Concat(headers.Select(h => $"<th scope=\"col\">{HtmlText.Render(h)}</th>"));
        var rows = string.Concat(block.Claims.Select(Claim));
        return "<dl class=\"tally\">\n"
            + Tally("Paper protocol", block.Claims.Select(c => c.Paper.Verdict))
            + Tally("Fair protocol", block.Claims.Select(c => c.Fair.Verdict))
            + "</dl>\n"
            + Box(block.Caption, number, " class=\"claims\"", $"<thead>\n<tr>{head}</tr>\n</thead>\n<tbody>\n{rows}</tbody>\n");
    }

    private static string Claim(ClaimRow claim)
    {
        var quantity = claim.Quantity.Length > 0 ? $"<span class=\"quantity\">Measured: {HtmlText.Render(claim.Quantity)}</span>" : "";
        // Short values stay on their lines, so that a measured value and its interval stand side by side and one name serves both.
        var areLines = new[] { claim.Paper.Measured, claim.Fair.Measured, claim.Paper.Interval, claim.Fair.Interval }.All(v => v.Length <= LongestLine);
        return $"<tr id=\"claim-{HtmlText.Escape(claim.Id)}\"><th scope=\"row\">{HtmlText.Render(claim.Id)}</th><td class=\"statement\">{HtmlText.Render(claim.Statement)}{quantity}</td>"
            + $"<td class=\"source\">{HtmlText.Render(claim.Source)}</td>"
            + $"<td class=\"value\">{Both(claim.Paper.Measured, claim.Fair.Measured, areNamed: true)}</td>"
            + $"<td class=\"value\">{Both(claim.Paper.Interval, claim.Fair.Interval, areNamed: !areLines || claim.Paper.Measured == claim.Fair.Measured)}</td>"
            + $"<td>{HtmlText.Badge(claim.Paper.Verdict)}</td><td>{HtmlText.Badge(claim.Fair.Verdict)}</td>"
            + $"<td class=\"reason\">{HtmlText.Render(claim.Reason)}</td></tr>\n";
    }

    private static string Both(string paper, string fair, bool areNamed)
    {
        string Line(string protocol, string value) =>
            $"<span class=\"{(value.Length <= LongestLine ? "line" : "lines")}\"><span class=\"{(areNamed ? "protocol" : "unseen")}\">{protocol}</span> {(value.Length == 0 ? "–" : HtmlText.Render(value))}</span>";
        return paper == fair ? HtmlText.Render(paper) : Line("Paper", paper) + Line("Fair", fair);
    }

    private static string Tally(string protocol, IEnumerable<VerdictBadge> verdicts) =>
        $"<div><dt>{protocol}</dt><dd>{string.Join(' ', VerdictText.Tally(verdicts).Select(t => HtmlText.Badge(t.Verdict, t.Count)))}</dd></div>\n";

    private static string Box(string caption, string number, string attributes, string content)
    {
        var lead = number.Length > 0 ? $"<b>{number}</b> " : "";
        return $"<div class=\"scroll table\" tabindex=\"0\" role=\"region\" aria-label=\"{$"{number} {HtmlText.Plain(caption)}".Trim()}\">\n"
            + $"<table{attributes}>\n<caption>{lead}{HtmlText.Render(caption)}</caption>\n{content}</table>\n</div>\n";
    }

    private static string Cell(TableCell cell, TableColumn column, bool isHeader)
    {
        var content = cell.Verdict is { } verdict ? HtmlText.Badge(verdict) : HtmlText.Render(cell.Text);
        return isHeader ? $"<th scope=\"row\"{Numeric(column)}>{content}</th>" : $"<td{Numeric(column)}>{content}</td>";
    }

    private static string Numeric(TableColumn column) => column.IsNumeric ? " class=\"number\"" : "";
}
