using PlantNSeek.Experiments;
using PlantNSeek.Numerics;
using PlantNSeek.Pruning;

namespace PlantNSeek.Claims;

/// <summary>The statistics that claims are made of. Each is one number of a sample of replicates.</summary>
public static partial class Measures
{
    /// <summary>A layer's planted weights count as told apart when the AUC of |w| has a permutation p-value below this.</summary>
    public const double ToldApartLevel = 0.01;

    /// <summary>The pruners of the paper, in the order of its figures.</summary>
    public static IReadOnlyList<string> PrunerNames { get; } = [.. PrunerCatalog.All.Select(p => p.Name)];

    private static readonly Dictionary<string, Func<ReplicateSample, ClaimPart, double>> ByName = new(StringComparer.Ordinal)
    {
        ["planting-deviation"] = (sample, part) => sample.Of(part).Max(s => s.PlantingDeviation),
        ["told-apart-share"] = ToldApartShare,
        ["ticket-distance"] = (sample, part) => Math.Abs(
            SampleStatistics.Median([.. sample.Of(part).Select(s => s.TicketScoreUnscaled)]) - part.Expected!.Value),
        ["largest-margin"] = (sample, part) => Pruners(part).Max((string p) => part.Densities.Max((string d) => Margin(sample, part, p, d))),
        ["smallest-best-margin"] = (sample, part) => Pruners(part).Min((string p) => part.Densities.Max((string d) => Margin(sample, part, p, d))),
        ["smallest-margin"] = (sample, part) => Pruners(part).Min((string p) => part.Densities.Min((string d) => Margin(sample, part, p, d))),
        ["median-score"] = MedianScore,
        ["oracle-margin"] = OracleMargin,
        ["smallest-step"] = SmallestStep,
        ["advantage-of-others"] = AdvantageOfOthers,
        ["smallest-collapse-share-of-failures"] = SmallestCollapseShareOfFailures,
        ["collapse-share"] = (sample, part) => ShareOfRuns(sample, part, r => r.LayerCollapse),
        ["flow-collapse-share"] = (sample, part) => ShareOfRuns(sample, part, r => r.FlowCollapse),
        ["agreement"] = Agreement,
        ["median-gain"] = (sample, part) => SampleStatistics.Median([.. Gains(sample, part)]),
        ["largest-gain"] = (sample, part) => Gains(sample, part).Max(),
        ["smallest-density-ratio"] = SmallestDensityRatio,
        ["median-fall"] = MedianFall,
        ["median-number"] = (sample, part) => SampleStatistics.Median([.. sample.NumbersOf(part).Select(n => n[part.Number!])]),
        ["smallest-number"] = (sample, part) => sample.NumbersOf(part).Min(n => n[part.Number!]),
        ["largest-number"] = (sample, part) => sample.NumbersOf(part).Max(n => n[part.Number!]),
    };

    /// <summary>The names that <c>spec/claims.yaml</c> may use.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. ByName.Keys.Order(StringComparer.Ordinal)];

    /// <summary>The keys that a part of this measure must have, beside measure, task and depth.</summary>
    public static IReadOnlyList<string> RequiredKeys(string measure) => measure switch
    {
        "ticket-distance" => ["expected"],
        "largest-margin" or "smallest-margin" or "smallest-best-margin" or "smallest-collapse-share-of-failures" => ["score", "densities"],
        "smallest-step" => ["score", "densities"],
        "median-score" => ["score", "densities", "pruner"],
        "advantage-of-others" => ["score", "densities", "pruner"],
        "collapse-share" or "flow-collapse-share" => ["densities", "pruner"],
        "agreement" or "median-gain" or "largest-gain" or "smallest-density-ratio" => ["score", "densities", "against"],
        "median-fall" => ["score", "from", "to"],
        "median-number" or "smallest-number" or "largest-number" => ["number"],
        _ => [],
    };

    /// <summary>The pruners or seekers that an experiment has, which claims about it may name.</summary>
    public static IReadOnlyList<string> KnownNames(string experiment) => ExperimentCatalog.ByName(experiment).Seekers;

    /// <summary>The statistic of a part.</summary>
    public static double Statistic(ReplicateSample sample, ClaimPart part)
    {
        ArgumentNullException.ThrowIfNull(part);
        return ByName[part.Measure](sample, part);
    }

    /// <summary>Whether the sweep holds what the part needs.</summary>
    public static bool IsCovered(ReplicateSample sample, ClaimPart part)
    {
        ArgumentNullException.ThrowIfNull(sample);
        ArgumentNullException.ThrowIfNull(part);
        return Count(sample, part) >= part.Replicates && (part.Against is null || Count(sample, part.Other()) >= part.Replicates);
    }

    // Replicates that have every run that the part speaks of.
    private static int Count(ReplicateSample sample, ClaimPart part) => part.Number is not null
        ? sample.NumbersOf(part).Count
        : sample.Of(part).Count(s => part.Densities.Append(part.From).Append(part.To).All(d => d is null || Pruners(part).All(p => s.Has(p, d))));

    private static IReadOnlyList<string> Pruners(ClaimPart part) =>
        part.Pruners.Count > 0 ? part.Pruners : part.Pruner is { } one && part.Measure != "advantage-of-others" ? [one] : KnownNames(part.Experiment);

    private static double Margin(ReplicateSample sample, ClaimPart part, string pruner, string density) =>
        Margins.OfMedian(sample.Of(part), part.Task, pruner, density, part.Score!);

    private static double MedianScore(ReplicateSample sample, ClaimPart part) => part.Densities.Max(d => SampleStatistics.Median(
        [.. sample.Of(part).Where(s => s.Has(part.Pruner!, d)).Select(s => Margins.Score(s.Run(part.Pruner!, d), part.Score!))]));

    // The smallest gain of the margin from one seeker to the next in the order given.
    private static double SmallestStep(ReplicateSample sample, ClaimPart part) => part.Densities.Min((string d) => Pruners(part)
        .Zip(Pruners(part).Skip(1))
        .Min(((string First, string Second) pair) => Margins.Gain(Margin(sample, part, pair.Second, d), Margin(sample, part, pair.First, d))));

    // What the exact planted mask is worth without training, by the protocol's own score.
    private static double OracleMargin(ReplicateSample sample, ClaimPart part)
    {
        var replicates = sample.Of(part);
        return Margins.Margin(
            Margins.IsAccuracy(part.Task),
            SampleStatistics.Median([.. replicates.Select(s => s.Controls.Single(c => c.Pruner == "Oracle").Strong)]),
            SampleStatistics.Median([.. replicates.Select(s => s.TicketScore)]));
    }

    // Share of (replicate, layer) pairs in which |w| gives the planted weights away; layers planted whole say nothing.
    private static double ToldApartShare(ReplicateSample sample, ClaimPart part)
    {
        var pValues = sample.Of(part).SelectMany(s => s.MagnitudeAucP).Where(p => !double.IsNaN(p)).ToArray();
        return pValues.Length == 0 ? 0 : (double)pValues.Count(p => p < ToldApartLevel) / pValues.Length;
    }

    // At least 0 where at some density another pruner finds a ticket (margin at least 0) and the named one does not (below 0).
    private static double AdvantageOfOthers(ReplicateSample sample, ClaimPart part) => part.Densities.Max((string d) =>
    {
        var others = Pruners(part).Where(p => p != part.Pruner && p != PrunerCatalog.Random.Name).Max((string p) => Margin(sample, part, p, d));
        var own = Margin(sample, part, part.Pruner!, d);
        return Math.Min(others, own == 0 ? -double.Epsilon : -own); // on the threshold is found, so it is no advantage of others
    });

    private static double MedianFall(ReplicateSample sample, ClaimPart part) => SampleStatistics.Median(
        [.. Pruners(part).Select(p => Margins.Gain(Margin(sample, part, p, part.From!), Margin(sample, part, p, part.To!)))]);
}
