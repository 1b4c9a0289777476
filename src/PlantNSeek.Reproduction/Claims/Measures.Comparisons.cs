using PlantNSeek.Claims.Estimates;
using PlantNSeek.Experiments.Scenarios;
using PlantNSeek.Numerics.Statistics;

namespace PlantNSeek.Claims;

/// <content>Shares of runs, and measures that compare two settings.</content>
public static partial class Measures
{
    // A pruner that never fails has no failure without an emptied layer.
    private static RankedEstimate SmallestCollapseShareOfFailures(ReplicateSample sample, ClaimPart part)
    {
        var isAccuracy = Margins.IsAccuracy(part.Task);
        return RankedEstimate.Smallest(Pruners(part).Select(pruner => PooledShareEstimate.OfOutcomes(
            part.Densities.Select(density => Count(
                from scenario in With(sample, part, pruner, density)
                let run = scenario.Run(pruner, density)
                where Margins.Margin(isAccuracy, Margins.Score(run, part.Score!), scenario.TicketScore) < 0
                select run.LayerCollapse, With(sample, part, pruner, density).Length)),
            ofNone: 1)));
    }

    private static PooledShareEstimate ShareOfRuns(ReplicateSample sample, ClaimPart part, Func<RunResult, bool> counts) => PooledShareEstimate.OfPlanned(
        part.Densities.Select(d => With(sample, part, part.Pruner!, d) is var with ? Count(with.Select(s => counts(s.Run(part.Pruner!, d))), with.Length) : default), ofNone: double.NaN);

    // The median share of the kept parameters that lies on a path from an input to an output.
    private static MedianEstimate LivingShare(ReplicateSample sample, ClaimPart part, string pruner, string density) => new(
        [.. With(sample, part, pruner, density).Select(s => s.Run(pruner, density)).Select(r => r.Kept == 0 ? 0 : (double)r.EffectiveParameters / r.Kept)], smallest: 0);

    private static (int Count, int Of, int Replicates) Count(IEnumerable<bool> outcomes, int replicates)
    {
        bool[] all = [.. outcomes];
        return (all.Count(o => o), all.Length, replicates);
    }

    private static FunctionEstimate Agreement(ReplicateSample sample, ClaimPart part)
    {
        var other = part.Other();
        return FunctionEstimate.Mean(
            [.. Pairs(part).Select(x => new SameSignEstimate(Margin(sample, part, x.Pruner, x.Density), Margin(sample, other, x.Pruner, x.Density)))]);
    }

    // By how much the margins are larger than those of the setting compared with.
    private static IEnumerable<Estimate> Gains(ReplicateSample sample, ClaimPart part)
    {
        var other = part.Other();
        return Pairs(part).Select(x => Margin(sample, part, x.Pruner, x.Density).Less(Margin(sample, other, x.Pruner, x.Density)));
    }

    // How many times sparser the sparsest ticket found is than that of the setting compared with, for the pruner that gains least;
    // density 1 counts as found by all, and who finds nothing below it here has not gained.
    private static RankedEstimate SmallestDensityRatio(ReplicateSample sample, ClaimPart part)
    {
        var other = part.Other();
        return RankedEstimate.Smallest(Pruners(part).Select(p => FunctionEstimate.Quotient(Sparsest(sample, other, p), Sparsest(sample, part, p))));
    }

    private static RankedEstimate Sparsest(ReplicateSample sample, ClaimPart part, string pruner)
    {
        var ticket = SampleStatistics.Median([.. sample.Of(part).Select(s => s.TicketDensity)]);
        return RankedEstimate.Smallest(part.Densities.Select(d =>
            FunctionEstimate.Falling(Margin(sample, part, pruner, d), margin => margin >= 0 ? DensityPoint.Value(d, ticket) : 1)));
    }
}
