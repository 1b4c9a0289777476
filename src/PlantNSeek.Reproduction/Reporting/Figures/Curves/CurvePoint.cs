namespace PlantNSeek.Reporting.Figures.Curves;

/// <summary>A score at one density over the replicates. A point whose mean is not finite is left out and breaks the curve.</summary>
/// <param name="Density">Fraction of parameters kept, in (0, 1].</param>
/// <param name="Mean">Mean over the replicates.</param>
/// <param name="Minimum">Smallest score.</param>
/// <param name="Maximum">Largest score.</param>
public sealed record CurvePoint(double Density, double Mean, double Minimum, double Maximum);
