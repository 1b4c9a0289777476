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
        CheckRequest request, IReadOnlyList<ScenarioKey> keys, IProgress<ReproductionProgress> progress, IProgress<string> remarks, CancellationToken cancel)
    {
        request = request with { Assembly = Path.GetFullPath(request.Assembly) };
        var (subjects, obstacles) = new ContractChecks(request, remarks, cancel).Run();
        SweepResults? results = null;
        if (request.WithLeaderboard)
        {
            (subjects, results) = new LeaderboardChecks(request, keys, progress, remarks, cancel).Run(subjects);
        }

        var outcome = new CheckOutcome(Path.GetFileName(request.Assembly), subjects, obstacles, request.AcceptDeviations, []);
        return outcome with { ReportFiles = CheckReport.Write(outcome, results, request.OutputFolder) };
    }
}
