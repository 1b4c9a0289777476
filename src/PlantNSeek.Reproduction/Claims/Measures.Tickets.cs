using PlantNSeek.Claims.Estimates;
using PlantNSeek.Experiments.Scenarios;
using PlantNSeek.Numerics;
using PlantNSeek.Numerics.Statistics;
using PlantNSeek.Pruning.Pruners;

namespace PlantNSeek.Claims;

/// <content>Measures of tickets and of one pruner against another.</content>
public static partial class Measures
{
    // The distance is the larger of the two differences.
    private static FunctionEstimate TicketDistance(ReplicateSample sample, ClaimPart part)
    {
        var median = new MedianEstimate([.. sample.Of(part).Select(s => s.TicketScoreUnscaled)], MarginEstimate.SmallestScore(part.Task));
        var expected = part.Expected!.Value;
        var larger = RankedEstimate.Largest([new FunctionEstimate(x => x[0] - expected, (median, true)), FunctionEstimate.Falling(median, m => expected - m)]);
        return new FunctionEstimate(x => Math.Max(x[0], 0), (larger, true));
    }

    // What the exact planted mask is worth without training, by the protocol's own score.
    private static MarginEstimate OracleMargin(ReplicateSample sample, ClaimPart part)
    {
        var replicates = sample.Of(part);
        var oracle = new MedianEstimate([.. replicates.Select(Oracle)], MarginEstimate.SmallestScore(part.Task));
        return new MarginEstimate(part.Task, oracle, sample.Ticket(replicates));
    }

    /// <summary>The score of the exact planted mask without training.</summary>
    internal static double Oracle(ScenarioResult scenario) => scenario.Controls.Single(c => c.Pruner == "Oracle").Strong;

    // Share of (replicate, layer) pairs in which |w| gives the planted weights away; layers planted whole say nothing, nor do those in which
    // no arrangement could.
    private static PooledShareEstimate ToldApartShare(ReplicateSample sample, ClaimPart part)
    {
        var pValues = from scenario in sample.Of(part)
                      from layer in Enumerable.Range(0, scenario.MagnitudeAucP.Count)
                      let p = scenario.MagnitudeAucP[layer]
                      where !double.IsNaN(p) && CanBeToldApart(scenario.PlantedWeights[layer], scenario.HostWeights[layer])
                      select (layer, p);
        return PooledShareEstimate.OfPlanned(
            pValues.GroupBy(x => x.layer, x => x.p).OrderBy(g => g.Key).Select(g => (g.Count(p => p < ToldApartLevel), g.Count(), sample.Of(part).Count)), ofNone: 0);
    }

    // The area is farthest from 0.5 when the planted weights are all the largest or all the smallest: two arrangements of all there are, or
    // more where weights are equal.
    private static bool CanBeToldApart(int planted, int weights) =>
        DeterministicMath.Log(2) - LogFactorial.Binomial(weights, planted) < DeterministicMath.Log(ToldApartLevel);

    // By how much the share of planted weights that was kept is larger than that of random masks with as many weights in each layer.
    private static RankedEstimate LargestRecallOverChance(ReplicateSample sample, ClaimPart part) => RankedEstimate.Largest(Pairs(part).Select(x => new MedianEstimate(
        [.. With(sample, part, x.Pruner, x.Density).Select(s => s.Weights(s.Run(x.Pruner, x.Density))).Select(static o => o.Recall - o.ChanceRecall)], smallest: -1)));

    // The smallest gain of the margin from one seeker to the next in the order given.
    private static RankedEstimate SmallestStep(ReplicateSample sample, ClaimPart part) => RankedEstimate.Smallest(
        from density in part.Densities
        let all = Pruners(part).Select(p => (p, density)).ToArray()
        let margins = all.Select(x => Margin(sample, part, x, all)).ToArray()
        from step in margins.Skip(1).Zip(margins, (next, before) => next.Less(before))
        select step);

    // At least 0 where at some density another pruner finds a ticket (margin at least 0) and the named one does not (below 0).
    private static RankedEstimate AdvantageOfOthers(ReplicateSample sample, ClaimPart part) => RankedEstimate.Largest(part.Densities.Select(d =>
    {
        var others = Pruners(part).Where(p => p != part.Pruner && p != PrunerCatalog.Random.Name).Select(p => Margin(sample, part, p, d));
        var missed = FunctionEstimate.Falling(Margin(sample, part, part.Pruner!, d), own => own == 0 ? -double.Epsilon : -own); // on the threshold is found
        return RankedEstimate.Smallest([RankedEstimate.Largest(others), missed]);
    }));

    private static RankedEstimate MedianFall(ReplicateSample sample, ClaimPart part) => RankedEstimate.Median(
        from p in Pruners(part)
        let both = new[] { (p, part.From!), (p, part.To!) }
        select Margin(sample, part, both[0], both).Less(Margin(sample, part, both[1], both)));
}
