using PlantNSeek.Numerics.Statistics;

namespace PlantNSeek.Reporting.Figures.Dots;

/// <summary>A score; one that is not finite is left out.</summary>
/// <param name="Row">One of the rows.</param>
/// <param name="Series">One of the series.</param>
/// <param name="Value">Where the dot is drawn.</param>
/// <param name="Minimum">Smallest score.</param>
/// <param name="Maximum">Largest score.</param>
public sealed record Dot(string Row, string Series, double Value, double Minimum, double Maximum)
{
    /// <summary>The median of at least one value, with their range.</summary>
    public static Dot Of(string row, string series, double[] values) => new(row, series, SampleStatistics.Median(values), values.Min(), values.Max());
}
