namespace PlantNSeek.Reporting.Documents;

/// <summary>A table whose first column names its rows.</summary>
/// <param name="Caption">What it shows.</param>
/// <param name="Columns">At least one.</param>
/// <param name="Rows">Each with a cell for each column.</param>
public sealed record ReportTable(string Caption, IReadOnlyList<TableColumn> Columns, IReadOnlyList<IReadOnlyList<TableCell>> Rows)
{
    internal void Check()
    {
        if (Columns.Count == 0)
        {
            throw new ArgumentException($"the table '{Caption}' has 0 columns; it needs at least one");
        }

        for (var i = 0; i < Rows.Count; i++)
        {
            if (Rows[i].Count != Columns.Count)
            {
                throw new ArgumentException($"row {i} of the table '{Caption}' has {Rows[i].Count} cells; it has {Columns.Count} columns");
            }
        }
    }
}
