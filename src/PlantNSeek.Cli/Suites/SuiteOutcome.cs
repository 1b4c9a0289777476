using PlantNSeek.Baselines;
using PlantNSeek.Numerics.Statistics;

namespace PlantNSeek.Cli.Suites;

/// <summary>What came of judging the masks of a suite.</summary>
/// <param name="Judged">Each host whose mask was judged, in order.</param>
/// <param name="Refused">A line for each mask that could not be.</param>
/// <param name="Remarks">What else is to be said.</param>
/// <param name="Comparison">With a baseline; null where there is none.</param>
/// <param name="Files">What was written, and what was done with baselines.</param>
internal sealed record SuiteOutcome(
    IReadOnlyList<JudgedHost> Judged, IReadOnlyList<string> Refused, IReadOnlyList<string> Remarks, BaselineComparison? Comparison, IReadOnlyList<string> Files)
{
    /// <summary>The name of the masks in a baseline.</summary>
    public const string Masks = "masks";

    /// <summary>The cells: a value for each host of a group.</summary>
    public static IReadOnlyList<BaselineCell> Cells(IReadOnlyList<JudgedHost> judged) =>
    [
        .. from all in judged.GroupBy(static host => host.Group)
           from quantity in all.First().Quantities.Index()
           select new BaselineCell(all.Key, quantity.Item.Name, quantity.Item.MoreIsBetter, [.. all.Select(host => host.Quantities[quantity.Index].Value)]),
    ];

    /// <summary>Median over the hosts of a cell, and the smallest and the largest.</summary>
    public static (double Median, double Low, double High) Spread(BaselineCell cell) =>
        (SampleStatistics.Median([.. cell.Values]), cell.Values.Min(), cell.Values.Max());
}
