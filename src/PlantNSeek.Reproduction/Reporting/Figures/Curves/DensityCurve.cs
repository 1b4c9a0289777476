namespace PlantNSeek.Reporting.Figures.Curves;

/// <summary>One pruner's scores over density.</summary>
/// <param name="Name">The pruner; a series keeps colour, marker and dash over the panels of a figure by this name.</param>
/// <param name="Points">In any order.</param>
public sealed record DensityCurve(string Name, IReadOnlyList<CurvePoint> Points);
