using PlantNSeek.Experiments;
using PlantNSeek.Numerics;
using PlantNSeek.Pruning;

namespace PlantNSeek.Claims;

/// <summary>The statistics that claims are made of. Each is one number of a sample of replicates.</summary>
public static class Measures
{
    /// <summary>A layer's planted weights count as told apart when the AUC of |w| has a permutation p-value below this.</summary>
    public const double ToldApartLevel = 0.01;

    /// <summary>The pruners of the paper's singleshot experiments, in the order of its figures.</summary>
    public static IReadOnlyList<string> PrunerNames { get; } = [.. PrunerCatalog.All.Select(p => p.Name)];

    private static readonly Dictionary<string, Func<ReplicateSample, ClaimPart, double>> ByName = new(StringComparer.Ordinal)
    {
        ["planting-deviation"] = (sample, part) => sample.Of(part.Task, part.Depth).Max(s => s.PlantingDeviation),
        ["told-apart-share"] = ToldApartShare,
        ["ticket-distance"] = (sample, part) => Math.Abs(
            SampleStatistics.Median([.. sample.Of(part.Task, part.Depth).Select(s => s.TicketScoreUnscaled)]) - part.Expected!.Value),
        ["largest-margin"] = (sample, part) => PrunerNames.Max(p => part.Densities.Max(d => Margin(sample, part, p, d))),
        ["smallest-best-margin"] = (sample, part) => PrunerNames.Min(p => part.Densities.Max(d => Margin(sample, part, p, d))),
        ["smallest-margin"] = (sample, part) => PrunerNames.Min(p => part.Densities.Min(d => Margin(sample, part, p, d))),
        ["advantage-of-others"] = AdvantageOfOthers,
        ["smallest-collapse-share-of-failures"] = SmallestCollapseShareOfFailures,
        ["collapse-share"] = CollapseShare,
        ["agreement"] = Agreement,
        ["median-fall"] = MedianFall,
    };

    /// <summary>The names that <c>spec/claims.yaml</c> may use.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. ByName.Keys.Order(StringComparer.Ordinal)];

    /// <summary>The keys that a part of this measure must have, beside measure, task and depth.</summary>
    public static IReadOnlyList<string> RequiredKeys(string measure) => measure switch
    {
        "ticket-distance" => ["expected"],
        "largest-margin" or "smallest-margin" or "smallest-best-margin" or "smallest-collapse-share-of-failures" => ["score", "densities"],
        "advantage-of-others" => ["score", "densities", "pruner"],
        "collapse-share" => ["densities", "pruner"],
        "agreement" => ["score", "densities", "against"],
        "median-fall" => ["score", "from", "to"],
        _ => [],
    };

    /// <summary>The statistic of a part.</summary>
    public static double Statistic(ReplicateSample sample, ClaimPart part) => ByName[part.Measure](sample, part);

    /// <summary>Whether the sweep holds what the part needs.</summary>
    public static bool IsCovered(ReplicateSample sample, ClaimPart part) =>
        sample.Of(part.Task, part.Depth).Count > 0 && (part.Against is not { } other || sample.Of(part.Task, other).Count > 0);

    private static double Margin(ReplicateSample sample, ClaimPart part, string pruner, string density) =>
        Margins.OfMedian(sample.Of(part.Task, part.Depth), part.Task, pruner, density, part.Score!);

    // Share of (replicate, layer) pairs in which |w| gives the planted weights away; layers planted whole say nothing.
    private static double ToldApartShare(ReplicateSample sample, ClaimPart part)
    {
        var pValues = sample.Of(part.Task, part.Depth).SelectMany(s => s.MagnitudeAucP).Where(p => !double.IsNaN(p)).ToArray();
        return pValues.Length == 0 ? 0 : (double)pValues.Count(p => p < ToldApartLevel) / pValues.Length;
    }

    // At least 0 where at some density another pruner finds a ticket (margin at least 0) and the named one does not (below 0).
    private static double AdvantageOfOthers(ReplicateSample sample, ClaimPart part) => part.Densities.Max(d =>
    {
        var others = PrunerNames.Where(p => p != part.Pruner && p != PrunerCatalog.Random.Name).Max(p => Margin(sample, part, p, d));
        var own = Margin(sample, part, part.Pruner!, d);
        return Math.Min(others, own == 0 ? -double.Epsilon : -own); // on the threshold is found, so it is no advantage of others
    });

    private static double SmallestCollapseShareOfFailures(ReplicateSample sample, ClaimPart part)
    {
        var isAccuracy = Margins.IsAccuracy(part.Task);
        var smallest = 1.0;
        foreach (var pruner in PrunerNames)
        {
            var failed = sample.Of(part.Task, part.Depth)
                .SelectMany(s => part.Densities.Select(d => (Scenario: s, Run: s.Run(pruner, d))))
                .Where(r => Margins.Margin(isAccuracy, Margins.Score(r.Run, part.Score!), r.Scenario.TicketScore) < 0)
                .ToArray();
            if (failed.Length > 0)
            {
                smallest = Math.Min(smallest, (double)failed.Count(r => r.Run.LayerCollapse) / failed.Length);
            }
        }

        return smallest;
    }

    private static double CollapseShare(ReplicateSample sample, ClaimPart part)
    {
        var runs = sample.Of(part.Task, part.Depth).SelectMany(s => part.Densities.Select(d => s.Run(part.Pruner!, d))).ToArray();
        return (double)runs.Count(r => r.LayerCollapse) / runs.Length;
    }

    private static double Agreement(ReplicateSample sample, ClaimPart part)
    {
        var pairs = PrunerNames.SelectMany(p => part.Densities.Select(d => (Pruner: p, Density: d))).ToArray();
        var other = part with { Depth = part.Against!.Value };
        return (double)pairs.Count(x =>
            Margin(sample, part, x.Pruner, x.Density) >= 0 == Margin(sample, other, x.Pruner, x.Density) >= 0) / pairs.Length;
    }

    private static double MedianFall(ReplicateSample sample, ClaimPart part) => SampleStatistics.Median(
        [.. PrunerNames.Select(p => Margin(sample, part, p, part.From!) - Margin(sample, part, p, part.To!))]);
}
