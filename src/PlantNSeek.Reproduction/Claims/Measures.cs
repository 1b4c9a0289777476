using PlantNSeek.Claims.Estimates;
using PlantNSeek.Experiments.Scenarios;
using PlantNSeek.Pruning.Pruners;
using PlantNSeek.Sweeping;

namespace PlantNSeek.Claims;

/// <summary>The statistics that claims are made of. Each is one number of a sample of replicates, with its bounds.</summary>
public static partial class Measures
{
    /// <summary>A layer's planted weights count as told apart when the AUC of |w| has a permutation p-value below this.</summary>
    public const double ToldApartLevel = 0.01;

    /// <summary>The pruners of the paper, in the order of its figures.</summary>
    public static IReadOnlyList<string> PrunerNames { get; } = [.. PrunerCatalog.All.Select(p => p.Name)];

    private static readonly Dictionary<string, Func<ReplicateSample, ClaimPart, Estimate>> ByName = new(StringComparer.Ordinal)
    {
        ["told-apart-share"] = ToldApartShare,
        ["ticket-distance"] = TicketDistance,
        ["largest-margin"] = (sample, part) => RankedEstimate.Largest(Pairs(part).Select(x => Margin(sample, part, x.Pruner, x.Density))),
        ["smallest-best-margin"] = (sample, part) =>
            RankedEstimate.Smallest(Pruners(part).Select(p => RankedEstimate.Largest(part.Densities.Select(d => Margin(sample, part, p, d))))),
        ["smallest-margin"] = (sample, part) => RankedEstimate.Smallest(Pairs(part).Select(x => Margin(sample, part, x.Pruner, x.Density))),
        ["median-score"] = (sample, part) => RankedEstimate.Largest(part.Densities.Select(d => Score(part, With(sample, part, part.Pruner!, d), part.Pruner!, d))),
        ["oracle-margin"] = OracleMargin,
        ["smallest-step"] = SmallestStep,
        ["smallest-paired-step"] = SmallestPairedStep,
        ["smallest-paired-recall-step"] = SmallestPairedRecallStep,
        ["paired-fall"] = PairedFall,
        ["smallest-source-accuracy"] = SmallestSourceAccuracy,
        ["smallest-loss-by-check"] = (sample, part) => RankedEstimate.Smallest(LossesByCheck(sample, part)),
        ["largest-loss-by-check"] = (sample, part) => RankedEstimate.Largest(LossesByCheck(sample, part)),
        ["cost-ratio"] = CostRatio,
        ["advantage-of-others"] = AdvantageOfOthers,
        ["smallest-collapse-share-of-failures"] = SmallestCollapseShareOfFailures,
        ["collapse-share"] = (sample, part) => ShareOfRuns(sample, part, r => r.LayerCollapse),
        ["flow-collapse-share"] = (sample, part) => ShareOfRuns(sample, part, r => r.FlowCollapse),
        ["largest-living-fraction"] = (sample, part) => RankedEstimate.Largest(Pairs(part).Select(x => LivingShare(sample, part, x.Pruner, x.Density))),
        ["smallest-living-fraction"] = (sample, part) => RankedEstimate.Smallest(Pairs(part).Select(x => LivingShare(sample, part, x.Pruner, x.Density))),
        ["agreement"] = Agreement,
        ["median-gain"] = (sample, part) => RankedEstimate.Median(Gains(sample, part)),
        ["largest-gain"] = (sample, part) => RankedEstimate.Largest(Gains(sample, part)),
        ["smallest-density-ratio"] = SmallestDensityRatio,
        ["median-fall"] = MedianFall,
        ["largest-recall-over-chance"] = LargestRecallOverChance,
        ["median-number"] = (sample, part) => new MedianEstimate([.. sample.NumbersOf(part).Select(n => n[part.Number!])]),
    };

    /// <summary>The names that <c>spec/claims.yaml</c> may use.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. ByName.Keys.Order(StringComparer.Ordinal)];

    /// <summary>The keys that a part of this measure must have, beside measure, task and depth.</summary>
    public static IReadOnlyList<string> RequiredKeys(string measure) => measure switch
    {
        "ticket-distance" => ["expected"],
        "largest-margin" or "smallest-margin" or "smallest-best-margin" or "smallest-collapse-share-of-failures" => ["score", "densities"],
        "smallest-step" => ["score", "densities"],
        "smallest-paired-step" or "cost-ratio" => ["score", "densities", "pruners"],
        "smallest-paired-recall-step" => ["densities", "pruners"],
        "paired-fall" => ["score", "pruners", "from", "to"],
        "smallest-source-accuracy" => ["densities", "pruners"],
        "smallest-loss-by-check" or "largest-loss-by-check" => ["densities", "pruners"],
        "median-score" => ["score", "densities", "pruner"],
        "advantage-of-others" => ["score", "densities", "pruner"],
        "largest-living-fraction" or "smallest-living-fraction" => ["densities", "pruners"],
        "largest-recall-over-chance" => ["densities", "pruners"],
        "collapse-share" or "flow-collapse-share" => ["densities", "pruner"],
        "agreement" or "median-gain" or "largest-gain" or "smallest-density-ratio" => ["score", "densities", "against"],
        "median-fall" => ["score", "from", "to"],
        "median-number" => ["number"],
        _ => [],
    };

    /// <summary>The pruners or seekers that an experiment has, which claims about it may name.</summary>
    public static IReadOnlyList<string> KnownNames(string experiment) => ExperimentCatalog.ByName(experiment).Seekers;

    /// <summary>The statistic of a part.</summary>
    public static double Statistic(ReplicateSample sample, ClaimPart part) => Estimate(sample, part).Value;

    /// <summary>Whether the sweep holds what the part needs.</summary>
    public static bool IsCovered(ReplicateSample sample, ClaimPart part)
    {
        ArgumentNullException.ThrowIfNull(part);
        return Replicates(sample, part) >= part.Replicates;
    }

    /// <summary>Replicates that have every run that the part speaks of, in the setting that has fewer of them where it compares two.</summary>
    public static int Replicates(ReplicateSample sample, ClaimPart part)
    {
        ArgumentNullException.ThrowIfNull(sample);
        ArgumentNullException.ThrowIfNull(part);
        return part.Against is null ? Count(sample, part) : Math.Min(Count(sample, part), Count(sample, part.Other()));
    }

    /// <summary>The statistic of a part with its bounds.</summary>
    internal static Estimate Estimate(ReplicateSample sample, ClaimPart part)
    {
        ArgumentNullException.ThrowIfNull(part);
        return ByName[part.Measure](sample, part);
    }

    /// <summary>The density labels of the runs that a part speaks of; none where it is about the planted network itself.</summary>
    public static IReadOnlyList<string> Densities(ClaimPart part)
    {
        ArgumentNullException.ThrowIfNull(part);
        return [.. part.Densities.Append(part.From).Append(part.To).OfType<string>()];
    }

    /// <summary>The pruners or seekers of the runs that a part speaks of; none where it is about the planted network itself, or about named numbers.</summary>
    public static IReadOnlyList<string> Seekers(ClaimPart part) => Densities(part).Count == 0 ? [] : Pruners(part);

    private static int Count(ReplicateSample sample, ClaimPart part) => part.Number is not null
        ? sample.NumbersOf(part).Count
        : sample.Of(part).Count(s => part.Densities.Append(part.From).Append(part.To).All(d => d is null || Pruners(part).All(p => s.Has(p, d))));

    private static IReadOnlyList<string> Pruners(ClaimPart part) =>
        part.Pruners.Count > 0 ? part.Pruners : part.Pruner is { } one && part.Measure != "advantage-of-others" ? [one] : KnownNames(part.Experiment);

    private static (string Pruner, string Density)[] Pairs(ClaimPart part) =>
        [.. from pruner in Pruners(part) from density in part.Densities select (pruner, density)];

    private static ScenarioResult[] With(ReplicateSample sample, ClaimPart part, string pruner, string density) =>
        [.. sample.Of(part).Where(r => r.Has(pruner, density))];

    private static MedianEstimate Score(ClaimPart part, ScenarioResult[] with, string pruner, string density) =>
        new([.. with.Select(s => Margins.Score(s.Run(pruner, density), part.Score!))], MarginEstimate.SmallestScore(part.Task));

    private static MarginEstimate Margin(ReplicateSample sample, ClaimPart part, string pruner, string density) => Margin(sample, part, (pruner, density), []);

    // Where scores of one setting are compared with each other, over the replicates that have them all, so that the ticket drops out at every look.
    private static MarginEstimate Margin(ReplicateSample sample, ClaimPart part, (string Pruner, string Density) pair, (string Pruner, string Density)[] besides)
    {
        var (pruner, density) = pair;
        ScenarioResult[] with = [.. With(sample, part, pruner, density).Where(r => besides.All(b => r.Has(b.Pruner, b.Density)))];
        return with.Length > 0
            ? new MarginEstimate(part.Task, Score(part, with, pruner, density), sample.Ticket(with))
            : throw new ArgumentException($"no replicate of {part.Experiment} {part.Task} depth {part.Depth} has a run of {pruner} at density {density}", nameof(part));
    }
}
