namespace PlantNSeek.Reporting.Figures.Drawing;

/// <summary>What a figure with curves calls its parts.</summary>
/// <param name="Place">What the horizontal axis measures, in tooltips: <c>density</c>.</param>
/// <param name="Centre">What a marker shows: <c>mean</c>.</param>
/// <param name="Ticket">The label of the vertical line, before its number.</param>
/// <param name="TicketEntry">That line in the legend.</param>
internal sealed record CurveWords(string Place, string Centre, string Ticket, string TicketEntry)
{
    /// <summary>Over density.</summary>
    public static CurveWords OfDensity { get; } = new("density", "mean", "ticket", "ticket’s density");

    /// <summary>Over the number of parameters kept.</summary>
    public static CurveWords OfSize { get; } = new("size", "median", "planted", "planted size");
}
