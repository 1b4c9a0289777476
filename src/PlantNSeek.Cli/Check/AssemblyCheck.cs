using PlantNSeek.Baselines;
using PlantNSeek.Experiments.Scenarios;
using PlantNSeek.Numerics;
using PlantNSeek.Store;

namespace PlantNSeek.Cli.Check;

/// <summary>Checks an assembly: rules, leaderboard, report.</summary>
internal static class AssemblyCheck
{
    /// <summary>Checks it, after <see cref="AssemblyFacts.Require"/>.</summary>
    /// <param name="request">What is asked for.</param>
    /// <param name="keys">The library's own runs on the leaderboard.</param>
    /// <param name="progress">Receives the leaderboard's runs, from any thread.</param>
    /// <param name="remarks">Told what is to be said beside that.</param>
    /// <param name="cancel">Ends all processes that are at work, with an <see cref="OperationCanceledException"/> and no half-written report.</param>
    /// <exception cref="InvalidDataException">The assembly cannot be loaded, or there is nothing to check.</exception>
    public static CheckOutcome Run(
        CheckRequest request, IReadOnlyList<ScenarioKey> keys, IProgress<WorkProgress> progress, IProgress<string> remarks, CancellationToken cancel)
    {
        request = request with { Assembly = Path.GetFullPath(request.Assembly) };
        var before = request.Baseline.Open(request.Assembly);
        var networks = Networks(request, before);
        var (subjects, obstacles) = new ContractChecks(request, remarks, cancel).Run();
        var (now, baseline) = request.Baseline.Measures ? Measure(request, new BaselineChecks(request, networks, progress, remarks, cancel), subjects, before) : default;
        SweepResults? results = null;
        if (request.WithLeaderboard)
        {
            (subjects, results) = new LeaderboardChecks(request, keys, progress, remarks, cancel).Run(subjects);
        }

        var outcome = new CheckOutcome(Path.GetFileName(request.Assembly), subjects, obstacles, request.AcceptDeviations, []) { Baseline = baseline };
        var written = now is null ? [] : request.Baseline.Write(now, baseline?.Comparison, outcome.Succeeds);
        return outcome with { ReportFiles = [.. CheckReport.Write(outcome, results, request.OutputFolder), .. written] };
    }

    private static (Baseline, CheckedBaseline?) Measure(CheckRequest request, BaselineChecks checks, IReadOnlyList<CheckedSubject> subjects, Baseline? before)
    {
        var (now, names) = checks.Run(subjects);
        return (now, before is null ? null : new CheckedBaseline(before, BaselineComparison.Of(before, now, request.AcceptDeviations), names.ToDictionary(static pair => pair.Key.Type, static pair => pair.Value)));
    }

    // As many as the baseline has: others could not be compared.
    private static BaselineNetworks Networks(CheckRequest request, Baseline? before)
    {
        var networks = new BaselineNetworks(request.Networks ?? before?.Count ?? BaselineNetworks.Usual);
        return before is null || before.Networks == networks.Text
            ? networks
            : throw new ArgumentException($"'{request.Baseline.Compare}' was measured in {before.Networks}, and this would be in {networks.Text}; --record without --baseline writes another one");
    }
}
