using PlantNSeek.Reporting.Figures.Drawing;

namespace PlantNSeek.Reporting.Figures.Curves;

/// <summary>One column of <see cref="RoundCurves"/>.</summary>
/// <param name="Title">The task.</param>
/// <param name="ValueLabel">What the scores are, such as <c>accuracy</c>.</param>
/// <param name="Scale">The axis of the scores.</param>
/// <param name="PlantedSize">Parameters of the planted ticket, drawn as a vertical line; positive.</param>
/// <param name="TicketScore">The planted ticket's own score, drawn as a dashed line.</param>
/// <param name="Found">The score from which on a ticket counts as found; the side beyond is shaded.</param>
/// <param name="Curves">One a search.</param>
public sealed record RoundColumn(string Title, string ValueLabel, ValueScale Scale, double PlantedSize, double TicketScore, double Found, IReadOnlyList<RoundCurve> Curves);
