using PlantNSeek.Artifacts;
using PlantNSeek.Cli.Suites;
using PlantNSeek.Cli.Terminal;
using PlantNSeek.Experiments.Scenarios;
using PlantNSeek.Files;
using PlantNSeek.Judging;
using PlantNSeek.Networks;
using PlantNSeek.Numerics;
using PlantNSeek.Numpy;
using PlantNSeek.Pruning;
using PlantNSeek.Sweeping;

namespace PlantNSeek.Cli.Exchange;

/// <summary>What <c>plant</c>, <c>seek</c> and <c>judge</c> do, apart from talking. Each stops with an <see cref="OperationCanceledException"/> and leaves no half-written file.</summary>
/// <param name="Plant">Plants a host, or a suite of them; returns what to say of it.</param>
/// <param name="Seek">Seeks a mask; returns what to say of it.</param>
/// <param name="Judge">Judges a mask, or a folder of them.</param>
/// <param name="JudgeSuite">Judges a mask of each host of a suite.</param>
/// <param name="JudgeScores">Judges scores; with the file that has all numbers.</param>
internal sealed record ExchangeActions(
    Func<PlantRequest, IProgress<WorkProgress>, CancellationToken, IReadOnlyList<string>> Plant,
    Func<SeekRequest, IProgress<WorkProgress>, CancellationToken, IReadOnlyList<string>> Seek,
    Func<JudgeRequest, IProgress<WorkProgress>, CancellationToken, JudgeOutcome> Judge,
    Func<SuiteRequest, IProgress<WorkProgress>, CancellationToken, SuiteOutcome> JudgeSuite,
    Func<ScoreRequest, IProgress<WorkProgress>, CancellationToken, (ScoreJudgement Judgement, string File)> JudgeScores)
{
    /// <summary>Those of the library.</summary>
    public static ExchangeActions Real { get; } = new(PlantHosts, SeekMask, JudgeMasks, SuiteJudging.Run, ScoreWork.Run);

    private static IReadOnlyList<string> PlantHosts(PlantRequest request, IProgress<WorkProgress> progress, CancellationToken cancel)
    {
        if (request.Suite is { } suite)
        {
            Folders.RequireWritable(request.Out, [HostSuite.ManifestName, HostSuite.ChecksumsName]);
            var hosts = HostSuite.Write(Profile.ByName(suite), request.Out, request.Threads, progress, cancel);
            var checksums = Path.Combine(request.Out, HostSuite.ChecksumsName);
            return
            [
                FormattableString.Invariant($"{hosts.Count} hosts with their truths, {hosts.Sum(h => h.Host.Bytes + h.Truth.Bytes) / 1_000_000} MB"),
                Path.Combine(request.Out, HostSuite.ManifestName),
                $"{checksums}, itself of the SHA-256 {HostSuite.Sha256(checksums)}",
            ];
        }

        var truth = PlantedFiles.TruthPath(request.Out);
        if (PlantedFiles.IsTruthPath(request.Out))
        {
            throw new ArgumentException($"--out is {request.Out}, which is where the truth beside another host goes; a host has another ending than {PlantedFiles.TruthEnding}");
        }

        if (!request.Reveals)
        {
            PathOptions.RequireWritable(truth);
        }

        PathOptions.RequireWritable(request.Out, truth); // one file cannot be both
        var host = ImagePlanting.IsOf(request.Host) ? ImagePlanting.Plant(request.Host) : PlantedHost.Of(WorkingDepth.Plant(request.Host, cancel));
        var files = PlantedFiles.Write(host, request.Out, request.Reveals);
        var (data, receipt) = (host.Data, host.Receipt);
        return
        [
            $"{files[0]}: {host.Description.Task}, {host.NetworkText}, {host.Parameters.Length} parameters; {data.Training.Count} training, {data.Pruning.Count} pruning and {data.Test.Count} test samples",
            $"{files[^1]}: the truth, {receipt.Weights} weights and {receipt.Biases} biases",
            .. ImagePlanting.Remarks(request.Host),
        ];
    }

    private static IReadOnlyList<string> SeekMask(SeekRequest request, IProgress<WorkProgress> progress, CancellationToken cancel)
    {
        var host = HostFile.Read(request.Planted);
        var seeker = HostSeeking.Seeker(request.Seeker, request.Rounds, host.Graph);
        var keep = Keep(request, host);
        PathOptions.RequireWritable(request.Out, request.Planted, PlantedFiles.TruthPath(request.Planted));
        RequireEngine(host);
        var found = seeker.Seek(HostSeeking.Problem(host, PruningBudget.Keep(keep)), new Rounds(progress), cancel);
        MaskFile.Write(request.Out, host.Layout, found, HostSeeking.Origin(host, seeker, found));
        return [FormattableString.Invariant($"{request.Out}: {seeker.Name} keeps {found.Mask.KeptCount} of {host.Layout.Count} parameters, {found.Samples} samples seen"), .. host.Remarks];
    }

    private static int Keep(SeekRequest request, Host host)
    {
        var all = host.Layout.Count;
        if (request.Keep is { } number)
        {
            return number <= all ? number : throw new ArgumentException($"--keep is {number}; {host.Name} has {all} parameters");
        }

        return request.Density == DensityPoint.Ticket
            ? host.Description?.Ticket.Budget ?? throw new ArgumentException($"--density is ticket; {host.Name} holds no planted host, so the size of its ticket is not known")
            : new Density(DensityPoint.Value(request.Density!)).Budget(all);
    }

    private static JudgeOutcome JudgeMasks(JudgeRequest request, IProgress<WorkProgress> progress, CancellationToken cancel)
    {
        using var planted = NpzFile.Open(request.Planted);
        var host = HostFile.Read(planted);
        var isFolder = Directory.Exists(request.Mask);
        IReadOnlyList<ITicketSeeker> seekers = isFolder ? Seekers(request.Seekers, host.Graph) : []; // a wrong name is told before the work
        var folder = isFolder ? MaskFolder.Of(request.Mask, [request.Planted, .. Truths(request)]) : null; // the host itself may lie in the folder of its masks
        RequireWritable(request, folder?.Masks ?? [request.Mask], seekers.Count > 0);
        var truth = request.Truth is { } path ? TruthFile.Read(path, host) : TruthFile.Find(planted, host);
        RequireEngine(host);
        var judging = new MaskJudging(new MaskJudge(host, truth), request.Trains, request.Biases);
        var judgements = folder is not null
            ? judging.OfFolder(folder.Masks, seekers, OfSeekers(request), request.Threads, progress, cancel)
            : judging.OfFile(request.Mask, progress, cancel);
        judgements = judgements with { Remarks = [.. judgements.Remarks, .. folder?.PassedOver ?? []] };
        return new JudgeOutcome(judgements, JudgementReport.Write(judgements, Repeated(request), request.Out));
    }

    // Before the work, and only where it is needed.
    private static void RequireEngine(Host host)
    {
        if (host.IsFullyConnected)
        {
            return;
        }

        CommandEngines.Register();
        try
        {
            _ = host.Network;
        }
        catch (NotSupportedException missing)
        {
            throw new NotSupportedException($"{host.Name} is not fully connected, and what computes it is missing: {missing.Message.TrimEnd('.')}", missing);
        }
    }

    private static string OfSeekers(JudgeRequest request) => Path.Combine(request.Out, "seekers");

    private static void RequireWritable(JudgeRequest request, IReadOnlyList<string> masks, bool hasSeekers)
    {
        string[] inputs = [request.Planted, .. Truths(request), .. masks];
        Folders.RequireReport(request.Out, inputs);
        if (!hasSeekers || !Directory.Exists(OfSeekers(request)))
        {
            return;
        }

        using var probe = new OutputProbe(Path.Combine(OfSeekers(request), "mask.npz"));
        if (inputs.FirstOrDefault(probe.IsBeside) is { } input)
        {
            throw new ArgumentException($"--out is '{request.Out}'; the library's seekers write their masks into '{OfSeekers(request)}', where '{input}' of yours could be lost; --seekers none leaves them out");
        }
    }

    private static IEnumerable<string> Truths(JudgeRequest request) => new[] { request.Truth, PlantedFiles.TruthPath(request.Planted) }.OfType<string>();

    // What the report tells its reader to type, in the folder of the files.
    private static string Repeated(JudgeRequest request)
    {
        var files = new[] { ("--planted", request.Planted), ("--truth", request.Truth), ("--mask", Path.TrimEndingDirectorySeparator(request.Mask)) };
        var options = files.Where(static file => file.Item2 is not null).Select(static file => $" {file.Item1} {Quoted(Path.GetFileName(file.Item2)!)}");
        return $"plantnseek judge{string.Concat(options)}{(request.Trains ? " --train" : "")}";
    }

    private static string Quoted(string name) => name.Any(static c => !char.IsLetterOrDigit(c) && c is not ('.' or '-' or '_')) ? $"'{name}'" : name;

    private static IReadOnlyList<ITicketSeeker> Seekers(string names, NetworkGraph graph) => names switch
    {
        "all" => HostSeeking.Beside(graph),
        "none" => [],
        _ when string.IsNullOrWhiteSpace(names) => throw new ArgumentException($"--seekers is '{names}'; it must be all, none, or names with commas between"),
        _ => [.. names.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.OrdinalIgnoreCase).Select(name => HostSeeking.Seeker(name, 1, graph))],
    };

    private sealed class Rounds(IProgress<WorkProgress> progress) : IProgress<PruningProgress>
    {
        public void Report(PruningProgress value) =>
            progress.Report(new WorkProgress(value.Round, value.Rounds, FormattableString.Invariant($"{value.Kept} parameters left")));
    }
}
