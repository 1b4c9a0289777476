using System.Text;
using PlantNSeek.Choosing;
using PlantNSeek.Cli.Bench;
using PlantNSeek.Cli.Check;
using PlantNSeek.Cli.Evidence;
using PlantNSeek.Cli.Exchange;
using PlantNSeek.Cli.Terminal;
using PlantNSeek.Experiments.Spiral;
using PlantNSeek.Files;
using PlantNSeek.Numerics;
using PlantNSeek.Store;
using PlantNSeek.Sweeping;

namespace PlantNSeek.Cli;

/// <summary>What the commands do, apart from talking.</summary>
/// <param name="Profiles">Names of the profiles, the default first.</param>
/// <param name="Reproduce">Recomputes recorded runs or runs a profile, judges the claims and writes the report: progress and remarks, a sentence each, come from any thread, and a cancelled run leaves no half-written report.</param>
/// <param name="Bench">Measures this machine.</param>
/// <param name="SearchSpiral">Searches masks for the Cubist Spiral.</param>
/// <param name="ChooseDecay">Runs the settings of weight decay that were looked at.</param>
/// <param name="CheckPruners">Checks the user's pruners.</param>
/// <param name="Exchange">Plants, seeks and judges by way of files; a function, so that its libraries are loaded only where it is asked for.</param>
/// <param name="Evidence">Records, audits and lists, likewise.</param>
internal sealed record CommandActions(
    Func<IReadOnlyList<string>> Profiles,
    Func<ReproduceRequest, IProgress<WorkProgress>, IProgress<string>, CancellationToken, ReproduceOutcome> Reproduce,
    BenchActions Bench,
    SearchSpiral SearchSpiral,
    ChooseDecay ChooseDecay,
    CheckPruners CheckPruners,
    Func<ExchangeActions> Exchange,
    Func<EvidenceActions> Evidence)
{
    /// <summary>Those of the libraries.</summary>
    public static CommandActions Real { get; } =
        new(() => [.. Profile.All.Select(p => p.Name)], ReproduceWork.Run, BenchActions.Real, SearchMasks, RunDecays, CheckAssembly, static () => ExchangeActions.Real, static () => EvidenceActions.Real);

    private static CheckOutcome CheckAssembly(CheckRequest request, IProgress<WorkProgress> progress, IProgress<string> remarks, CancellationToken cancel)
    {
        AssemblyFacts.Require(request.Assembly);
        Folders.RequireReport(request.OutputFolder, request.Assembly);
        return AssemblyCheck.Run(request, [.. UserSeekerRuns.Leaderboard(Profile.Quick)], progress, remarks, cancel);
    }

    private static IReadOnlyList<string> RunDecays(DecayRequest request, IProgress<WorkProgress> progress, IProgress<string> remarks, CancellationToken cancel)
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
    private static IReadOnlyList<string> SearchMasks(SpiralRequest request, IProgress<WorkProgress> progress, CancellationToken cancel)
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
