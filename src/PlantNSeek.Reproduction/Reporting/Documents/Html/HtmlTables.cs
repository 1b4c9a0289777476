namespace PlantNSeek.Reporting.Documents.Html;

/// <summary>Tables as HTML, each in a box that scrolls where it is wider than the page.</summary>
internal static class HtmlTables
{
    private const int FewColumns = 8; // of more the letters are smaller on paper

    public static string Table(ReportTable table, string number)
    {
        var columns = table.Columns;
        var head = string.Concat(columns.Select(c => $"<th scope=\"col\"{Numeric(c)}>{HtmlText.Render(c.Header)}</th>"));
        var rows = string.Concat(table.Rows.Select(r => $"<tr>{string.Concat(r.Select((cell, i) => Cell(cell, columns[i], isHeader: i == 0)))}</tr>\n"));
        return Box(table.Caption, number, columns.Count > FewColumns ? " class=\"wide\"" : "", $"<thead>\n<tr>{head}</tr>\n</thead>\n<tbody>\n{rows}</tbody>\n");
    }

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
