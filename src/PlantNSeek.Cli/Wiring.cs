using System.Text;
using PlantNSeek.Choosing;
using PlantNSeek.Claims;
using PlantNSeek.Cli.Bench;
using PlantNSeek.Cli.Bench.Machine;
using PlantNSeek.Cli.Bench.Steps;
using PlantNSeek.Cli.Check;
using PlantNSeek.Cli.Exchange;
using PlantNSeek.Cli.Terminal;
using PlantNSeek.Experiments.Scenarios;
using PlantNSeek.Experiments.Spiral;
using PlantNSeek.Files;
using PlantNSeek.Numerics;
using PlantNSeek.Reporting;
using PlantNSeek.Reporting.Composition;
using PlantNSeek.Store;
using PlantNSeek.Sweeping;

namespace PlantNSeek.Cli;

/// <summary>The one place that ties the commands to the libraries.</summary>
internal static class Wiring
{
    /// <summary>The real work.</summary>
    public static Work Work { get; } = new(() => [.. Profile.All.Select(p => p.Name)], Reproduce, Bench, SearchSpiral, ChooseDecay, CheckPruners, static () => ExchangeWiring.Work);

    private static BenchWork Bench => new(
        MachineFacts.Read, TrainingStep.Measure, CoreSpeedMeasurement.Measure, PublishedRun.Measure, MachineMeasurement.Run, CommandRunner.Run, RunCosts.Measure);

    private static ReproduceOutcome Reproduce(
        ReproduceRequest request, IProgress<ReproductionProgress> progress, IProgress<string> remarks, CancellationToken cancel)
    {
        Folders.RequireReport(request.OutputFolder); // before minutes of work, not after
        var profile = Profile.ByName(request.Profile);
        using var store = ResultStore.Open(request.StoreFolder, request.Fresh, remarks.Report, cancel);
        remarks.Report(TimeLeft.Announce(Sweep.Estimate(profile.Scenarios(), request.Threads, store), request.Threads));
        var reproduction = Reproduction.Run(profile, request.Threads, progress, store, cancel);
        var differences = reproduction.Judgements
            .Where(j => j.Differs)
            .Select(j => $"{j.Claim.Id} under {j.Protocol}: {j.Verdict}, recorded {j.Expected}");
        var violations = from held in reproduction.Held from part in held.Parts where part.Violations.Count > 0 select $"{held.Held.Id} under {part.Protocol}: {HeldSection.Outcome(part)}";
        return new ReproduceOutcome(reproduction.Judgements.Count, [.. differences], ReportFiles.Write(reproduction, request.OutputFolder))
        {
            NotJudged = reproduction.Judgements.Count(j => j.IsBeyondProfile),
            Violations = [.. violations],
        };
    }

    private static CheckOutcome CheckPruners(CheckRequest request, IProgress<ReproductionProgress> progress, IProgress<string> remarks, CancellationToken cancel)
    {
        AssemblyFacts.Require(request.Assembly);
        Folders.RequireReport(request.OutputFolder, request.Assembly);
        return AssemblyCheck.Run(request, [.. NewcomerRuns.Leaderboard(Profile.Quick)], progress, remarks, cancel);
    }

    private static IReadOnlyList<string> ChooseDecay(DecayRequest request, IProgress<ReproductionProgress> progress, IProgress<string> remarks, CancellationToken cancel)
    {
        var file = Path.GetFullPath(request.File);
        WholeFile.RequireWritable(file);
        using var store = ResultStore.Open(request.StoreFolder, fresh: false, remarks.Report, cancel);
        var scenarios = DecayChoosing.Scenarios(request.Settings, request.Replicates);
        remarks.Report(TimeLeft.Announce(Sweep.Estimate(scenarios, request.Threads, store), request.Threads));
        var results = Sweep.Run(scenarios, request.Threads, progress, store, cancel);
        WholeFile.Write(file, stream => stream.Write(Encoding.UTF8.GetBytes(DecayChoosing.Table(results))));
        return [.. DecayChoosing.Summary(results), file];
    }

    // What is done of a search is kept beside its result until it is finished.
    private static IReadOnlyList<string> SearchSpiral(SpiralRequest request, IProgress<ReproductionProgress> progress, CancellationToken cancel)
    {
        var file = Path.GetFullPath(request.File);
        WholeFile.RequireWritable(file);
        var settings = request.SmallMasks ? SpiralSearchSettings.SmallMasks : SpiralSearchSettings.AllMasks;
        var checkpoint = OutputPlace.Of(file + ".unfinished");
        var result = SpiralSearch.Run(settings, request.Threads, checkpoint, progress, cancel);
        WholeFile.Write(file, stream => stream.Write(result.Write()));
        File.Delete(checkpoint);
        return
        [
            FormattableString.Invariant($"{result.Masks} masks, {result.Networks} networks trained"),
            .. result.Best.GroupBy(b => b.Parameters).Select(g => FormattableString.Invariant($"{g.Key} parameters: {g.First().Accuracy:F4}  {g.First().Mask}")),
            file,
        ];
    }
}
