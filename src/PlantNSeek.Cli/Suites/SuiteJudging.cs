using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using PlantNSeek.Artifacts;
using PlantNSeek.Baselines;
using PlantNSeek.Cli.Terminal;
using PlantNSeek.Files;
using PlantNSeek.Judging;
using PlantNSeek.Numerics;
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
        var before = request.Baseline.Open();
        var files = SuiteFiles.Of(request.Hosts, request.Masks);
        Folders.RequireWritable(request.Out, [FileName], [.. files.Pairs.SelectMany(path => new[] { Path.Combine(request.Hosts, path), Path.Combine(request.Masks, path) })]);
        CommandEngines.Register();
        var (judged, refused, done) = (new ConcurrentDictionary<int, (JudgedHost Host, IReadOnlyList<string> Remarks)>(), new ConcurrentDictionary<int, string>(), 0);
        progress.Report(new WorkProgress(0, files.Pairs.Count, "judging"));
        Parallel.For(0, files.Pairs.Count, new ParallelOptions { MaxDegreeOfParallelism = request.Threads, CancellationToken = cancel }, i =>
        {
            try
            {
                judged[i] = Judge(request, files.Pairs[i], cancel);
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

        var now = request.Baseline.Measures ? Measured(hosts) : null;
        var comparison = before is null ? null : BaselineComparison.Of(before, now!);
        var json = Path.GetFullPath(Path.Combine(request.Out, FileName));
        WholeFile.Write(json, stream => stream.Write(Encoding.UTF8.GetBytes($"{Json(hosts, lines, comparison, JsonFormat.Indented)}\n")));
        return new SuiteOutcome(
            hosts, lines, [.. files.Remarks, .. judged.OrderBy(static pair => pair.Key).SelectMany(static pair => pair.Value.Remarks)], comparison,
            [json, .. now is null ? [] : request.Baseline.Write(now, comparison)]);
    }

    /// <summary>All numbers as JSON: what each mask is worth, and what a comparison says.</summary>
    public static string Json(IReadOnlyList<JudgedHost> hosts, IReadOnlyList<string> refused, BaselineComparison? comparison, JsonSerializerOptions options) => JsonSerializer.Serialize(
        new
        {
            format = "plantnseek judged suite 1",
            hosts = hosts.Select(static h => new { h.Host, h.Group, h.Sha256, quantities = h.Quantities.ToDictionary(static q => q.Name, static q => q.Value) }),
            refused,
            baseline = comparison is null ? null : new
            {
                comparison.Passes,
                losses = comparison.Losses.Select(static loss => loss.Text),
                comparison.Remarks,
                cells = comparison.Cells.Select(static c => new { c.Before.Where, c.Before.Quantity, before = c.MedianBefore, now = c.MedianNow, c.Difference, c.WorseP, c.BetterP, c.Verdict }),
            },
        },
        options);

    private static (JudgedHost, IReadOnlyList<string>) Judge(SuiteRequest request, string path, CancellationToken cancel)
    {
        var place = Path.Combine(request.Hosts, path);
        using var planted = NpzFile.Open(place);
        var host = HostFile.Read(planted);
        var truth = PlantedFiles.TruthPath(place) is { } beside && File.Exists(beside) ? TruthFile.Read(beside, host) : TruthFile.Find(planted, host);
        FoundTicket ticket = MaskFile.Read(Path.Combine(request.Masks, path), host, request.Biases).Ticket;
        var judge = new MaskJudge(host, truth);
        var mask = judge.Judge(path, ticket, request.Trains, checks: false, progress: null, cancel);
        return (JudgedHost.Of(path, HostSuite.Sha256(place), judge, mask, request.Trains), [.. mask.Remarks.Select(line => $"{path}: {line}")]);
    }

    // The same hosts have the same checksums, so that there is nothing else to measure by.
    private static Baseline Measured(JudgedHost[] hosts)
    {
        var sums = string.Concat(hosts.Select(static h => $"{h.Sha256}  {h.Host}\n"));
        var networks = $"{hosts.Length} hosts of SHA-256 {Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(sums)))[..16]}";
        var cells = SuiteOutcome.Cells(hosts);
        return new Baseline(
            Baseline.CurrentFormat, CommandVersion.Text, networks, cells.Min(static c => c.Values.Count), [], [new BaselineSubject(SuiteOutcome.Masks, new Dictionary<string, string>(), cells)]);
    }
}
