namespace PlantNSeek.Reporting.Figures;

/// <summary>A share with its range. A point whose value is not finite is left out.</summary>
/// <param name="X">Positive.</param>
/// <param name="Value">The share.</param>
/// <param name="Minimum">Smallest value.</param>
/// <param name="Maximum">Largest value.</param>
public sealed record SharePoint(double X, double Value, double Minimum, double Maximum);
