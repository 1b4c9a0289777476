using PlantNSeek.Experiments;
using PlantNSeek.Numerics;

namespace PlantNSeek.Claims;

/// <content>Shares of runs, and measures that compare two settings.</content>
public static partial class Measures
{
    private static double SmallestCollapseShareOfFailures(ReplicateSample sample, ClaimPart part)
    {
        var isAccuracy = Margins.IsAccuracy(part.Task);
        var smallest = 1.0;
        foreach (var pruner in Pruners(part))
        {
            var failed = RunsOf(sample, part, pruner)
                .Where(r => Margins.Margin(isAccuracy, Margins.Score(r.Run, part.Score!), r.Scenario.TicketScore) < 0)
                .ToArray();
            if (failed.Length > 0)
            {
                smallest = Math.Min(smallest, (double)failed.Count(r => r.Run.LayerCollapse) / failed.Length);
            }
        }

        return smallest;
    }

    private static double ShareOfRuns(ReplicateSample sample, ClaimPart part, Func<RunResult, bool> counts)
    {
        var runs = RunsOf(sample, part, part.Pruner!).ToArray();
        return (double)runs.Count(r => counts(r.Run)) / runs.Length;
    }

    private static double Agreement(ReplicateSample sample, ClaimPart part)
    {
        var pairs = Pairs(part);
        var other = part.Other();
        return (double)pairs.Count(x =>
            Margin(sample, part, x.Pruner, x.Density) >= 0 == Margin(sample, other, x.Pruner, x.Density) >= 0) / pairs.Length;
    }

    // By how much the margins are larger than those of the setting compared with.
    private static IEnumerable<double> Gains(ReplicateSample sample, ClaimPart part)
    {
        var other = part.Other();
        return Pairs(part).Select(x => Margins.Gain(Margin(sample, part, x.Pruner, x.Density), Margin(sample, other, x.Pruner, x.Density)));
    }

    // How many times sparser the sparsest ticket found is than that of the setting compared with, for the pruner that gains least;
    // density 1 counts as found by all, and who finds nothing below it here has not gained.
    private static double SmallestDensityRatio(ReplicateSample sample, ClaimPart part)
    {
        var other = part.Other();
        return Pruners(part).Min(p => Sparsest(sample, other, p) / Sparsest(sample, part, p));
    }

    private static double Sparsest(ReplicateSample sample, ClaimPart part, string pruner)
    {
        var ticket = SampleStatistics.Median([.. sample.Of(part).Select(s => s.TicketDensity)]);
        return part.Densities.Where(d => Margin(sample, part, pruner, d) >= 0).Select(d => DensityPoint.Value(d, ticket)).DefaultIfEmpty(1).Min();
    }

    private static (string Pruner, string Density)[] Pairs(ClaimPart part) =>
        [.. from pruner in Pruners(part) from density in part.Densities select (pruner, density)];

    private static IEnumerable<(ScenarioResult Scenario, RunResult Run)> RunsOf(ReplicateSample sample, ClaimPart part, string pruner) =>
        from scenario in sample.Of(part) from density in part.Densities where scenario.Has(pruner, density) select (scenario, scenario.Run(pruner, density));
}
