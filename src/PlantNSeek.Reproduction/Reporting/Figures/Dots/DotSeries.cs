namespace PlantNSeek.Reporting.Figures.Dots;

/// <summary>A kind of dot.</summary>
/// <param name="Name">In the legend.</param>
/// <param name="Lane">Counts from 0; lanes stand below one another in a row, and each has a colour and a shape.</param>
/// <param name="IsHollow">An outline instead of a filled dot.</param>
public sealed record DotSeries(string Name, int Lane, bool IsHollow = false);
