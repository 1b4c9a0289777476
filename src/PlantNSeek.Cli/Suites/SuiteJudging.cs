using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using PlantNSeek.Artifacts;
using PlantNSeek.Baselines;
using PlantNSeek.Cli.Terminal;
using PlantNSeek.Files;
using PlantNSeek.Judging;
using PlantNSeek.Numerics;
using PlantNSeek.Numerics.Statistics;
using PlantNSeek.Numpy;
using PlantNSeek.Pruning;

namespace PlantNSeek.Cli.Suites;

/// <summary>Judges the masks of a suite, each in its own host.</summary>
internal static class SuiteJudging
{
    /// <summary>The file with all numbers, in the folder of the report.</summary>
    public const string FileName = "suite.json";

    /// <summary>Judges, compares and writes.</summary>
    /// <param name="request">What is asked for.</param>
    /// <param name="progress">Receives each host, from any thread.</param>
    /// <param name="cancel">Stops between training steps, and nothing is written.</param>
    /// <exception cref="ArgumentException">There are no hosts, or no masks of them.</exception>
    /// <exception cref="InvalidDataException">The baseline is none, or of other hosts.</exception>
    public static SuiteOutcome Run(SuiteRequest request, IProgress<WorkProgress> progress, CancellationToken cancel)
    {
        var files = SuiteFiles.Of(request.Hosts, request.Masks);
        string[] inputs = [.. files.Pairs.SelectMany(path => new[] { Path.Combine(request.Hosts, path), PlantedFiles.TruthPath(Path.Combine(request.Hosts, path)), Path.Combine(request.Masks, path) })];
        var before = request.Baseline.Open(inputs);
        var sums = files.Hosts.ToDictionary(static path => path, path => HostSuite.Sha256(Path.Combine(request.Hosts, path)));
        var networks = request.Baseline.Measures ? Networks(request, sums) : "";
        RequireComparable(request, files, before, networks);
        Folders.RequireWritable(request.Out, [FileName], inputs);
        CommandEngines.Register();
        var (judged, refused, done) = (new ConcurrentDictionary<int, (JudgedHost Host, IReadOnlyList<string> Remarks)>(), new ConcurrentDictionary<int, string>(), 0);
        progress.Report(new WorkProgress(0, files.Pairs.Count, "judging"));
        Parallel.For(0, files.Pairs.Count, new ParallelOptions { MaxDegreeOfParallelism = request.Threads, CancellationToken = cancel }, i =>
        {
            try
            {
                judged[i] = Judge(request, files.Pairs[i], sums[files.Pairs[i]], cancel);
            }
            catch (Exception e) when (e is NpzException or ArithmeticException)
            {
                refused[i] = $"{files.Pairs[i]}: {e.Message}";
            }

            progress.Report(new WorkProgress(Interlocked.Increment(ref done), files.Pairs.Count, files.Pairs[i]));
        });
        JudgedHost[] hosts = [.. judged.OrderBy(static pair => pair.Key).Select(static pair => pair.Value.Host)];
        string[] lines = [.. refused.OrderBy(static pair => pair.Key).Select(static pair => pair.Value)];
        if (hosts.Length == 0)
        {
            throw new InvalidDataException($"none of {lines.Length} masks can be judged; the first: {lines[0]}");
        }

        var isWhole = hosts.Length == files.Hosts.Count;
        var now = request.Baseline.Measures && isWhole ? Measured(request, hosts, networks, cancel) : null;
        if (now is not null && request.Baseline.Record is not null)
        {
            RequireEnough(now);
        }

        var comparison = before is null || now is null ? null : BaselineComparison.Of(before, now);
        var outcome = new SuiteOutcome(
            hosts,
            lines,
            [
                .. files.Remarks, .. judged.OrderBy(static pair => pair.Key).SelectMany(static pair => pair.Value.Remarks), .. SuiteOutcome.LeftOut(hosts),
                .. request.Baseline.Measures && !isWhole ? (string[])[$"{files.Hosts.Count - hosts.Length} of {files.Hosts.Count} hosts have no mask that can be judged, so that nothing was compared or recorded"] : [],
            ],
            comparison,
            [])
        {
            LacksMasks = request.Baseline.Measures && !isWhole,
        };
        var json = Path.GetFullPath(Path.Combine(request.Out, FileName));
        WholeFile.Write(json, stream => stream.Write(Encoding.UTF8.GetBytes($"{Json(outcome, JsonFormat.Indented)}\n")));
        return outcome with { Files = [json, .. now is null ? [] : request.Baseline.Write(now, comparison, outcome.Succeeds)] };
    }

    /// <summary>All numbers as JSON: what each mask is worth, and what a comparison says.</summary>
    public static string Json(SuiteOutcome outcome, JsonSerializerOptions options) => JsonSerializer.Serialize(
        new
        {
            format = "plantnseek judged suite 1",
            hosts = outcome.Judged.Select(static h => new { h.Host, h.Group, h.Sha256, quantities = h.Quantities.ToDictionary(static q => q.Name, static q => q.Value) }),
            outcome.Refused,
            outcome.Remarks,
            outcome.Succeeds,
            baseline = outcome.Comparison is not { } comparison ? null : new
            {
                comparison.Passes,
                losses = comparison.Losses.Select(static loss => loss.Text),
                comparison.Remarks,
                cells = comparison.Cells.Select(static c => new { c.Before.Where, c.Before.Quantity, before = c.MedianBefore, now = c.MedianNow, c.Difference, c.WorseP, c.BetterP, c.Verdict }),
            },
        },
        options);

    private static (JudgedHost, IReadOnlyList<string>) Judge(SuiteRequest request, string path, string sha256, CancellationToken cancel)
    {
        var place = Path.Combine(request.Hosts, path);
        using var planted = NpzFile.Open(place);
        var host = HostFile.Read(planted);
        var truth = PlantedFiles.TruthPath(place) is { } beside && File.Exists(beside) ? TruthFile.Read(beside, host) : TruthFile.Find(planted, host);
        FoundTicket ticket = MaskFile.Read(Path.Combine(request.Masks, path), host, request.Biases).Ticket;
        var judge = new MaskJudge(host, truth);
        var mask = judge.Judge(path, ticket, request.Trains, checks: false, progress: null, cancel);
        return (JudgedHost.Of(path, sha256, judge, mask, request.Trains), [.. mask.Remarks.Select(line => $"{path}: {line}")]);
    }

    // All that the numbers depend on and that is not the masks: hosts, truths, and how they are judged.
    private static string Networks(SuiteRequest request, Dictionary<string, string> hosts)
    {
        var sums = new StringBuilder();
        foreach (var (path, sha256) in hosts)
        {
            var truth = PlantedFiles.TruthPath(Path.Combine(request.Hosts, path));
            sums.Append(CultureInfo.InvariantCulture, $"{sha256}  {path}\n{(File.Exists(truth) ? HostSuite.Sha256(truth) : "no truth")}\n");
        }

        return $"{hosts.Count} hosts of SHA-256 {Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(sums.ToString())))[..16]}, {(request.Trains ? "trained (--train)" : "untrained")}, biases {request.Biases switch
        {
            MissingBiases.AreKept => "kept",
            MissingBiases.AreRemoved => "removed",
            _ => "required",
        }}";
    }

    // Before the work.
    private static void RequireComparable(SuiteRequest request, SuiteFiles files, Baseline? before, string networks)
    {
        if (before is not null && before.Networks != networks)
        {
            throw new InvalidDataException($"the baseline was measured in {before.Networks}, and this would be in {networks}; --record writes another one");
        }

        if (request.Baseline.Record is not null && files.Pairs.Count < files.Hosts.Count)
        {
            throw new ArgumentException($"--record needs a mask of every host; {files.Hosts.Count - files.Pairs.Count} of {files.Hosts.Count} have none: {string.Join("; ", files.Remarks)}");
        }
    }

    // So many that a loss in each host of a kind would be told if all cells differed.
    private static void RequireEnough(Baseline baseline)
    {
        var cells = baseline.Subjects[0].Cells;
        foreach (var cell in cells.Where(cell => cells.Count * SignedRankTest.Smallest(cell.Values.Count) > BaselineComparison.Level || cell.Values.Count > SignedRankTest.Most))
        {
            throw new ArgumentException(cell.Values.Count > SignedRankTest.Most
                ? $"there are {cell.Values.Count} hosts of the kind '{cell.Where}'; a baseline takes {SignedRankTest.Most} of a kind at most"
                : $"there are {cell.Values.Count} hosts of the kind '{cell.Where}', too few to tell a loss even in each of them, with {cells.Count} cells in all: --record needs {Enumerable.Range(1, 60).First(n => cells.Count * SignedRankTest.Smallest(n) <= BaselineComparison.Level)} of each kind");
        }
    }

    // What a mask of the largest magnitudes is worth in the first host: where that differs, so do the numbers of all. Bits are the same everywhere where everything is connected.
    private static double[] Ruler(SuiteRequest request, string path, CancellationToken cancel)
    {
        var host = HostFile.Read(Path.Combine(request.Hosts, path));
        if (!host.IsFullyConnected)
        {
            return [];
        }

        var found = HostSeeking.Seeker("Magnitude").Seek(HostSeeking.Problem(host, PruningBudget.Keep(Math.Max(1, host.Layout.Count / 10))), null, cancel);
        var score = new MaskJudge(host, null).Judge("ruler", found, request.Trains, checks: false, null, cancel).Scores[^1];
        return [score.Strong, score.Weak ?? 0];
    }

    private static Baseline Measured(SuiteRequest request, JudgedHost[] hosts, string networks, CancellationToken cancel)
    {
        var cells = SuiteOutcome.Cells(hosts);
        return new Baseline(
            Baseline.CurrentFormat, CommandVersion.Text, networks, cells.Min(static c => c.Values.Count), Ruler(request, hosts[0].Host, cancel), [new BaselineSubject(SuiteOutcome.Masks, new Dictionary<string, string>(), cells)]);
    }
}
