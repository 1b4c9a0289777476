using PlantNSeek.Reporting.Figures.Drawing;

namespace PlantNSeek.Reporting.Figures.Curves;

/// <summary>One small multiple of <see cref="DensityCurves"/>.</summary>
/// <param name="ValueLabel">What the value axis shows, such as <c>accuracy</c>.</param>
/// <param name="Scale">The value axis; panels of a column that share it also share their range.</param>
/// <param name="TicketDensity">The planted ticket's density, drawn as a vertical line; 0 where nothing is planted, which draws none.</param>
/// <param name="TicketScore">The planted ticket's own score, drawn as a dashed line, or that of the unpruned network where nothing is planted; null where there is none.</param>
/// <param name="Curves">One a pruner; none draws an empty frame that says so.</param>
public sealed record DensityPanel(
    string ValueLabel,
    ValueScale Scale,
    double TicketDensity,
    double? TicketScore,
    IReadOnlyList<DensityCurve> Curves)
{
    /// <summary>The score from which on a ticket counts as found; the side beyond is shaded. Null for none.</summary>
    public double? Found { get; init; }

    /// <summary>Whether a ticket was planted; otherwise the dashed line is the unpruned network.</summary>
    internal bool IsPlanted => TicketDensity > 0;

    /// <summary>The score of guessing, drawn as a dotted line; null for none.</summary>
    public double? Chance { get; init; }
}
