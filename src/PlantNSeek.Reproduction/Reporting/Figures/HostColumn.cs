namespace PlantNSeek.Reporting.Figures;

/// <summary>Where the neurons of one layer of <see cref="HostDiagram"/> stand: the ticket's in a band on top, the others that something found touches in one below.</summary>
internal sealed class HostColumn
{
    private const double WidestTicketSpacing = 24;
    private const double WidestOtherSpacing = 7;
    private readonly double[] _y;

    public HostColumn(HostUnit[] units, double x, Frame ticketBand, Frame otherBand)
    {
        X = x;
        Ticket = [.. Enumerable.Range(0, units.Length).Where(i => units[i].IsTicket)];
        Others = [.. Enumerable.Range(0, units.Length).Where(i => units[i].IsOther)];
        _y = new double[units.Length];
        TicketSpacing = Place(Ticket, ticketBand, WidestTicketSpacing);
        OtherSpacing = Place(Others, otherBand, WidestTicketSpacing);
    }

    /// <summary>The layer's place from left to right.</summary>
    public double X { get; }

    /// <summary>In the host's order.</summary>
    public int[] Ticket { get; }

    /// <summary>In the host's order.</summary>
    public int[] Others { get; }

    public double TicketSpacing { get; }

    public double OtherSpacing { get; }

    /// <summary>How high the upper band is for the layer with the most units of the ticket: it grows, then squeezes, then grows a little more.</summary>
    public static double TicketHeight(int most) => Math.Max(Math.Min(most * WidestTicketSpacing, 380), Math.Min(most * 6.0, 560));

    /// <summary>How high the lower band is for the layer with the most other units; without a ticket it is all there is.</summary>
    public static double OtherHeight(int most, bool hasTruth) => hasTruth ? Math.Min(most * WidestOtherSpacing, 170) : Math.Max(Math.Min(most * WidestTicketSpacing, 380), Math.Min(most * 4.0, 560));

    /// <summary>Where a neuron stands; zero for one that is not drawn.</summary>
    public double Y(int unit) => _y[unit];

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
