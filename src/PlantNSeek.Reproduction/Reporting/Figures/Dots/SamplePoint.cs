namespace PlantNSeek.Reporting.Figures.Dots;

/// <summary>A dot of a scatter plot.</summary>
/// <param name="X">Along the horizontal axis.</param>
/// <param name="Y">Along the vertical axis.</param>
/// <param name="Group">Index into the panel's groups.</param>
public readonly record struct SamplePoint(double X, double Y, int Group);
