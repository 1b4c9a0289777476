using PlantNSeek.Reporting.Figures.Drawing;

namespace PlantNSeek.Reporting.Figures.Dots;

/// <summary>A panel over all rows. Better is always further right, so the axis of an error is turned around.</summary>
/// <param name="Title">Its heading.</param>
/// <param name="ValueLabel">What its axis shows, such as <c>accuracy</c>.</param>
/// <param name="Scale">What is measured.</param>
/// <param name="Reference">A score to compare with, drawn as a dashed line; null for none.</param>
/// <param name="Found">The score from which on a ticket counts as found; the side beyond is shaded. Null for none.</param>
/// <param name="Dots">In any order.</param>
public sealed record DotPanel(string Title, string ValueLabel, ValueScale Scale, double? Reference, double? Found, IReadOnlyList<Dot> Dots);
