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

    /// <summary>Whether masks were to be held against a baseline and could not be, since some host has none, or none that can be judged.</summary>
    public bool LacksMasks { get; init; }

    /// <summary>Whether the gate stays open.</summary>
    public bool Succeeds => Refused.Count == 0 && !LacksMasks && Comparison?.Passes is not false;

    /// <summary>The cells: a value for each host of a group, of what is known of all of them.</summary>
    public static IReadOnlyList<BaselineCell> Cells(IReadOnlyList<JudgedHost> judged) =>
    [
        .. from all in judged.GroupBy(static host => host.Group)
           from quantity in all.First().Quantities
           where all.All(host => Find(host, quantity.Name) is not null)
           select new BaselineCell(all.Key, quantity.Name, quantity.MoreIsBetter, [.. all.Select(host => Find(host, quantity.Name)!.Value)]),
    ];

    /// <summary>A line for each quantity that is known of some hosts of a group and not of all.</summary>
    public static IEnumerable<string> LeftOut(IReadOnlyList<JudgedHost> judged) =>
        from all in judged.GroupBy(static host => host.Group)
        from name in all.SelectMany(static host => host.Quantities.Select(static q => q.Name)).Distinct()
        let known = all.Count(host => Find(host, name) is not null)
        where known < all.Count()
        select $"{name} is known of {known} of {all.Count()} hosts of the kind '{all.Key}', and left out";

    private static double? Find(JudgedHost host, string quantity) => host.Quantities.Where(q => q.Name == quantity).Select(static q => (double?)q.Value).FirstOrDefault();

    /// <summary>Median over the hosts of a cell, and the smallest and the largest.</summary>
    public static (double Median, double Low, double High) Spread(BaselineCell cell) =>
        (SampleStatistics.Median([.. cell.Values]), cell.Values.Min(), cell.Values.Max());
}
