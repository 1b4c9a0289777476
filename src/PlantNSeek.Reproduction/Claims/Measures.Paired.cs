using PlantNSeek.Claims.Estimates;
using PlantNSeek.Experiments.PictureTransfer;
using PlantNSeek.Experiments.Scenarios;
using PlantNSeek.Recovery;

namespace PlantNSeek.Claims;

/// <content>Measures that compare runs within each replicate before they take the median: networks differ more than what is found in one of them.</content>
public static partial class Measures
{
    private static readonly SanityCheck[] Checks = [SanityCheck.LayerwiseShuffle, SanityCheck.Reinitialisation];

    // The smallest of the median gains from one seeker to the next in the order given, in each network.
    private static RankedEstimate SmallestPairedStep(ReplicateSample sample, ClaimPart part) => SmallestPairedStep(sample, part, (scenario, next, before) => Gain(part, scenario, next, before));

    // The same of the share of the planted weights that each keeps.
    private static RankedEstimate SmallestPairedRecallStep(ReplicateSample sample, ClaimPart part) =>
        SmallestPairedStep(sample, part, static (scenario, next, before) => scenario.Weights(next).Recall - scenario.Weights(before).Recall, smallest: -1);

    private static RankedEstimate SmallestPairedStep(ReplicateSample sample, ClaimPart part, Func<ScenarioResult, RunResult, RunResult, double> gain, double smallest = double.NegativeInfinity) => RankedEstimate.Smallest(
        from density in part.Densities
        let with = WithAll(sample, part, density)
        from step in part.Pruners.Skip(1).Zip(part.Pruners, static (next, before) => (next, before))
        select new MedianEstimate([.. with.Select(s => gain(s, s.Run(step.next, density), s.Run(step.before, density)))], smallest));

    // By how much a seeker's find is worse at the second density than at the first, in each network; of several seekers the one that falls least.
    private static RankedEstimate PairedFall(ReplicateSample sample, ClaimPart part)
    {
        var with = sample.Of(part).Where(s => part.Pruners.All(p => s.Has(p, part.From!) && s.Has(p, part.To!))).ToArray();
        return RankedEstimate.Smallest(part.Pruners.Select(p => new MedianEstimate([.. with.Select(s => Gain(part, s, s.Run(p, part.From!), s.Run(p, part.To!)))])));
    }

    // The accuracy on the source of the network that was found there.
    private static RankedEstimate SmallestSourceAccuracy(ReplicateSample sample, ClaimPart part) => RankedEstimate.Smallest(
        part.Densities.Select(density => new MedianEstimate([.. WithAll(sample, part, density).Select(s => s.Controls.Single(c => c.Pruner == PictureTransferExperiment.OnSource && c.Density == density).Strong)], smallest: 0)));

    private static double Gain(ClaimPart part, ScenarioResult scenario, RunResult next, RunResult before)
    {
        double Margin(RunResult run) => Margins.Margin(Margins.IsAccuracy(part.Task), Margins.Score(run, part.Score!), scenario.TicketScore);
        return Margins.Gain(Margin(next), Margin(before));
    }

    // By how much a find trains better than with its mask shuffled in its layers, and than from new parameters.
    private static IEnumerable<Estimate> LossesByCheck(ReplicateSample sample, ClaimPart part) =>
        from density in part.Densities
        let with = WithAll(sample, part, density)
        from pruner in part.Pruners
        from check in Checks
        select new MedianEstimate([.. with.Select(s => s.Run(pruner, density)).Select(r => r.Weak!.Value - Checked(r, check))]);

    private static double Checked(RunResult run, SanityCheck check) => run.Sanity?.Where(s => s.Check == check).Select(static s => (double?)s.Weak).FirstOrDefault()
        ?? throw new InvalidOperationException($"{run.Pruner} at density {run.Density} has no check {check}");

    // How many times the samples of the first seeker the cheapest of the others took that scores as well, from the start or from its own trained parameters. Where none does, those of the dearest,
    // a bound from below.
    private static RankedEstimate CostRatio(ReplicateSample sample, ClaimPart part) => RankedEstimate.Smallest(
        part.Densities.Select(density => new MedianEstimate([.. WithAll(sample, part, density).Select(s => CostRatio(part, s, density))])));

    private static double CostRatio(ClaimPart part, ScenarioResult scenario, string density)
    {
        var (first, others) = (scenario.Run(part.Pruners[0], density), part.Pruners.Skip(1).Select(p => scenario.Run(p, density)).ToArray());
        var asGood = others.Where(r => Gain(part, scenario, r, first) >= 0 || (r.OwnStart is { } own && Gain(part, scenario, r with { Weak = own.TrainedOn }, first) >= 0)).ToArray();
        return (double)(asGood.Length > 0 ? asGood.Min(Cost) : others.Max(Cost)) / Cost(first);

        static long Cost(RunResult run) => run.Samples ?? throw new InvalidOperationException($"{run.Pruner} at density {run.Density} does not say what its search cost");
    }

    private static ScenarioResult[] WithAll(ReplicateSample sample, ClaimPart part, string density) => [.. sample.Of(part).Where(s => part.Pruners.All(p => s.Has(p, density)))];
}
