using PlantNSeek.Reporting.Figures.Drawing;

namespace PlantNSeek.Reporting.Figures.Hosts;

/// <summary>Where the neurons of one layer of <see cref="HostDiagram"/> stand: the ticket's in a band on top, the others that something found touches in one below.</summary>
internal sealed class HostColumn
{
    private const double WidestSpacing = 44;
    private const double TicketSpacing = 22;
    private const double OtherSpacing = 7;
    private readonly double[] _y;

    public HostColumn(HostUnit[] units, double x, Frame ticketBand, Frame otherBand)
    {
        X = x;
        Ticket = [.. Enumerable.Range(0, units.Length).Where(i => units[i].IsTicket)];
        Others = [.. Enumerable.Range(0, units.Length).Where(i => units[i].IsOther)];
        _y = new double[units.Length];
        TicketPitch = Place(Ticket, ticketBand, WidestSpacing);
        OtherPitch = Place(Others, otherBand, ticketBand.Height > 0 ? OtherSpacing : WidestSpacing);
    }

    /// <summary>The layer's place from left to right.</summary>
    public double X { get; }

    /// <summary>In the host's order.</summary>
    public int[] Ticket { get; }

    /// <summary>In the host's order.</summary>
    public int[] Others { get; }

    /// <summary>From one unit of the ticket to the next.</summary>
    public double TicketPitch { get; }

    /// <summary>From one other unit to the next.</summary>
    public double OtherPitch { get; }

    /// <summary>How high the upper band is for the layer with the most units of the ticket.</summary>
    public static double TicketHeight(int most) => Height(most, TicketSpacing, 340, 6);

    /// <summary>How high the lower band is for the layer with the most other units; without a ticket it is all there is.</summary>
    public static double OtherHeight(int most, bool hasTicket) => hasTicket ? Height(most, OtherSpacing, 210, 2) : Height(most, TicketSpacing, 340, 4);

    /// <summary>Where a neuron is drawn; zero for one that is not drawn.</summary>
    public double Y(int unit) => _y[unit];

    // It grows with the units, then they move closer, then it grows a little more; from there on they move closer still.
    private static double Height(int most, double spacing, double comfortable, double closest) =>
        Math.Max(Math.Min(most * spacing, comfortable), Math.Min(most * closest, comfortable * 1.5));

    private double Place(int[] units, Frame band, double widest)
    {
        var spacing = Math.Min(widest, band.Height / Math.Max(1, units.Length));
        for (var i = 0; i < units.Length; i++)
        {
            _y[units[i]] = band.CenterY + ((i - ((units.Length - 1) / 2.0)) * spacing);
        }

        return spacing;
    }
}
