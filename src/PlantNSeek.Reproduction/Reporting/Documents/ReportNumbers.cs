namespace PlantNSeek.Reporting.Documents;

/// <summary>Counts figures and tables while a renderer walks the document, so that both renderers number alike.</summary>
internal sealed class ReportNumbers
{
    private int _figures;
    private int _tables;

    public string NextFigure() => $"Figure {++_figures}.";

    public string NextTable() => $"Table {++_tables}.";
}
