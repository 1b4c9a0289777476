using PlantNSeek.Reporting.Figures.Hosts;

namespace PlantNSeek.Reporting.Figures.Dots;

/// <summary>One pruner at one density.</summary>
/// <param name="Series">The pruner.</param>
/// <param name="Density">The density, or another column's label.</param>
/// <param name="Layers">Input side first.</param>
public sealed record OverlapCell(string Series, string Density, IReadOnlyList<LayerCount> Layers);
