using PlantNSeek.Numerics.Statistics;

namespace PlantNSeek.Reporting.Figures.Curves;

/// <summary>A share with its range. A point whose value is not finite is left out.</summary>
/// <param name="X">Positive.</param>
/// <param name="Value">The share.</param>
/// <param name="Minimum">Smallest value.</param>
/// <param name="Maximum">Largest value.</param>
public sealed record SharePoint(double X, double Value, double Minimum, double Maximum)
{
    /// <summary>The median of at least one value, with their range.</summary>
    public static SharePoint Of(double x, double[] values) => new(x, SampleStatistics.Median(values), values.Min(), values.Max());
}
