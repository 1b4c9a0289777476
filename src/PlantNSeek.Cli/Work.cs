using PlantNSeek.Cli.Bench;
using PlantNSeek.Cli.Check;
using PlantNSeek.Cli.Exchange;
using PlantNSeek.Numerics;
using PlantNSeek.Sweeping;

namespace PlantNSeek.Cli;

/// <summary>What the commands do, apart from talking.</summary>
/// <param name="Profiles">Names of the profiles, the default first.</param>
/// <param name="Reproduce">Runs a profile, judges the claims and writes the report.</param>
/// <param name="Bench">Measures this machine.</param>
/// <param name="SearchSpiral">Searches masks for the Cubist Spiral.</param>
/// <param name="ChooseDecay">Runs the settings of weight decay that were looked at.</param>
/// <param name="CheckPruners">Checks the user's pruners.</param>
/// <param name="Exchange">Plants, seeks and judges by way of files; a function, so that its libraries are loaded only where it is asked for.</param>
internal sealed record Work(
    Func<IReadOnlyList<string>> Profiles, Reproduce Reproduce, BenchWork Bench, SearchSpiral SearchSpiral, ChooseDecay ChooseDecay, CheckPruners CheckPruners, Func<ExchangeWork> Exchange);

/// <summary>Runs the paper's experiments.</summary>
/// <param name="request">What to run.</param>
/// <param name="progress">Told from any thread.</param>
/// <param name="remarks">Told in a sentence each what is to be said beside the progress, such as the time that all will take.</param>
/// <param name="cancel">Stops between training steps, with an <see cref="OperationCanceledException"/> and no half-written report.</param>
internal delegate ReproduceOutcome Reproduce(ReproduceRequest request, IProgress<ReproductionProgress> progress, IProgress<string> remarks, CancellationToken cancel);

/// <summary>A run of the paper's experiments.</summary>
/// <param name="Profile">How much to run.</param>
/// <param name="OutputFolder">Where the report goes.</param>
/// <param name="StoreFolder">Where finished runs are kept, and taken from.</param>
/// <param name="Fresh">Whether to run everything again, whatever is cached.</param>
/// <param name="Threads">Runs at work at a time, at least 1.</param>
internal sealed record ReproduceRequest(string Profile, string OutputFolder, string StoreFolder, bool Fresh, int Threads);

/// <summary>The result of a reproduction.</summary>
/// <param name="Verdicts">Number of verdicts given.</param>
/// <param name="Differences">One line for each verdict that differs from the recorded one.</param>
/// <param name="ReportFiles">The report's files, the one to open first.</param>
internal sealed record ReproduceOutcome(int Verdicts, IReadOnlyList<string> Differences, IReadOnlyList<string> ReportFiles)
{
    /// <summary>Verdicts for which the profile has too few replicates, so that none is expected of it.</summary>
    public int NotJudged { get; init; }

    /// <summary>One line for what holds by proof or construction and is violated in a replicate.</summary>
    public IReadOnlyList<string> Violations { get; init; } = [];
}
