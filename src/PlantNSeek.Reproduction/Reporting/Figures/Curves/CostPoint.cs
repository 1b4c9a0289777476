namespace PlantNSeek.Reporting.Figures.Curves;

/// <summary>What something costs. A point whose numbers are not positive and finite is left out.</summary>
/// <param name="X">Positive.</param>
/// <param name="Value">Positive.</param>
public readonly record struct CostPoint(double X, double Value);
