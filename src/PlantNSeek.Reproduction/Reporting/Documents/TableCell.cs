using System.Globalization;

namespace PlantNSeek.Reporting.Documents;

/// <summary>A cell: text, or a verdict.</summary>
/// <param name="Text">Text; its markup is <see cref="ReportDocument"/>'s.</param>
/// <param name="Verdict">Shown as a badge in place of the text.</param>
public sealed record TableCell(string Text, VerdictBadge? Verdict = null)
{
    /// <summary>A cell of text.</summary>
    public static TableCell FromString(string text) => new(text);

    /// <summary>A cell with a whole number.</summary>
    public static TableCell FromInt32(int number) => new(number.ToString(CultureInfo.InvariantCulture));

    /// <summary>A cell with a badge.</summary>
    public static TableCell FromVerdictBadge(VerdictBadge verdict) => new("", verdict);

    /// <summary>A cell of text.</summary>
    public static implicit operator TableCell(string text) => FromString(text);

    /// <summary>A cell with a whole number.</summary>
    public static implicit operator TableCell(int number) => FromInt32(number);

    /// <summary>A cell with a badge.</summary>
    public static implicit operator TableCell(VerdictBadge verdict) => FromVerdictBadge(verdict);
}
