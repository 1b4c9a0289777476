using PlantNSeek.Cli.Terminal;
using PlantNSeek.Evidence;
using PlantNSeek.Files;

namespace PlantNSeek.Cli.Cluster;

/// <summary>Shards to be submitted.</summary>
/// <param name="Plan">What is cut.</param>
/// <param name="Folder">Where scripts, shards and the merged evidence go; all nodes must see it.</param>
/// <param name="AtOnce">Tasks at a time; null for no limit.</param>
/// <param name="Threads">Processors of a task.</param>
/// <param name="DataFolder">The folder of data sets; null for that of the environment variable.</param>
/// <param name="IsDry">Whether the scripts are only printed.</param>
internal sealed record SlurmRequest(SlurmPlan Plan, string Folder, int? AtOnce, int Threads, string? DataFolder, bool IsDry);

/// <summary>What <c>slurm</c> does, apart from talking.</summary>
/// <param name="run">Starts a program of the scheduler with arguments and gives its output; throws <see cref="InvalidOperationException"/> with its error.</param>
internal sealed class SlurmWork(Func<string, IReadOnlyList<string>, string> run)
{
    private const double Reserve = 3; // an estimate is rough, and nodes are busy
    private static readonly TimeSpan Least = TimeSpan.FromMinutes(10);

    /// <summary>Writes and submits the array and the job that merges, or says what would be submitted.</summary>
    public IReadOnlyList<string> Submit(SlurmRequest request)
    {
        var (program, first) = Self.Command();
        var script = Script(request, [program, .. first]);
        if (request.IsDry)
        {
            return [$"# {script.ArrayFile}", .. script.Array().TrimEnd('\n').Split('\n'), "", $"# {script.MergeFile}, when all tasks have ended well", .. script.Merge().TrimEnd('\n').Split('\n')];
        }

        var plan = request.Plan;
        if (File.Exists(script.ArrayFile) && SlurmPlan.Read(script.Folder) is var before && !Equal(before, plan))
        {
            throw new ArgumentException($"'{request.Folder}' has other shards ({before.Shards}, {Words(before)}); {plan.Shards}, {Words(plan)} need another folder");
        }

        Directory.CreateDirectory(Path.Combine(script.Folder, "logs")); // a task whose log cannot be opened fails without a word
        WholeFile.Write(script.ArrayFile, stream => stream.Write(System.Text.Encoding.UTF8.GetBytes(script.Array())));
        WholeFile.Write(script.MergeFile, stream => stream.Write(System.Text.Encoding.UTF8.GetBytes(script.Merge())));
        plan.Write(script.Folder);
        var array = run("sbatch", ["--parsable", script.ArrayFile]).Trim().Split(';')[0];
        plan = plan with { Job = array };
        plan.Write(script.Folder);
        var merge = run("sbatch", ["--parsable", $"--dependency=afterok:{array}", "--kill-on-invalid-dep=yes", script.MergeFile]).Trim().Split(';')[0];
        return
        [
            FormattableString.Invariant($"array {array} of {plan.Shards} shards, {script.Limit.TotalMinutes:0} minutes each at most before it is put in the queue again; job {merge} merges behind it"),
            $"plantnseek slurm status --folder {script.Folder}",
            Path.Combine(script.Folder, "evidence"),
        ];
    }

    /// <summary>The scripts of a request.</summary>
    public static SlurmScript Script(SlurmRequest request, IReadOnlyList<string> program)
    {
        var plan = request.Plan;
        string[] passed =
        [
            .. plan.Profile is { } profile ? ["--profile", profile] : (string[])[],
            .. plan.Experiments.Count > 0 ? ["--experiments", string.Join(',', plan.Experiments)] : (string[])[],
            .. plan.Cells.Count > 0 ? ["--cells", string.Join(',', plan.Cells)] : (string[])[],
            .. request.DataFolder is { } data ? ["--data", Path.GetFullPath(data)] : (string[])[],
        ];
        var limit = TimeSpan.FromSeconds(plan.DearestSeconds() * Reserve / request.Threads) + Least;
        return new SlurmScript(program, Path.GetFullPath(request.Folder), plan.Shards, request.AtOnce, request.Threads, TimeSpan.FromMinutes(Math.Ceiling(limit.TotalMinutes)), passed);
    }

    /// <summary>A line for each shard: recorded, at work, waiting, stopped or never started, with its runs.</summary>
    public IReadOnlyList<string> Status(string folder)
    {
        var plan = SlurmPlan.Read(folder);
        var queue = Queue(plan);
        var shards = Enumerable.Range(1, plan.Shards).Select(k => State(Path.Combine(folder, FormattableString.Invariant($"shard-{k}")), k, plan, queue)).ToArray();
        var merged = File.Exists(Path.Combine(folder, "evidence", EvidenceManifest.FileName));
        return
        [
            .. shards.Select(static s => s.Line),
            FormattableString.Invariant($"{shards.Count(static s => s.IsRecorded)} of {plan.Shards} shards are recorded; {(merged ? "they were merged" : "nothing is merged yet")}"),
        ];
    }

    private static (string Line, bool IsRecorded) State(string folder, int number, SlurmPlan plan, Dictionary<string, string> queue)
    {
        var runs = plan.Runs(number);
        var queued = queue.TryGetValue(FormattableString.Invariant($"{number}"), out var state) ? state.ToLowerInvariant() : null;
        if (File.Exists(Path.Combine(folder, EvidenceManifest.FileName)))
        {
            var known = EvidenceBook.Read(folder).Results.Results.Select(static r => r.Key).ToHashSet();
            if (runs.All(known.Contains))
            {
                return (FormattableString.Invariant($"shard {number}: recorded, {runs.Count} runs"), true);
            }
        }

        var results = Path.Combine(folder, "store", "results.jsonl");
        var finished = File.Exists(results) ? Math.Max(0, File.ReadLines(results).Count() - 1) : 0; // the first line says what it is
        return (FormattableString.Invariant($"shard {number}: {queued ?? (finished > 0 ? "stopped" : "not started")}, {finished} of {runs.Count} runs finished"), false);
    }

    // Of the array's tasks that are in the queue their states; none where there is no queue to ask.
    private Dictionary<string, string> Queue(SlurmPlan plan)
    {
        if (plan.Job is not { } job)
        {
            return [];
        }

        try
        {
            return run("squeue", ["--noheader", "--array", "--jobs", job, "--format", "%K %T"]).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                .Select(static line => line.Split(' ')).Where(static words => words.Length == 2).GroupBy(static words => words[0]).ToDictionary(static g => g.Key, static g => g.Last()[1]);
        }
        catch (InvalidOperationException)
        {
            return []; // an array that has ended is unknown to the queue after a while
        }
    }

    private static bool Equal(SlurmPlan one, SlurmPlan other) => one.Shards == other.Shards && one.Profile == other.Profile && one.Experiments.SequenceEqual(other.Experiments) && one.Cells.SequenceEqual(other.Cells);

    private static string Words(SlurmPlan plan) => plan.Experiments.Count + plan.Cells.Count == 0 && plan.Profile is null ? "of all runs" : $"of {string.Join(", ", [.. new[] { plan.Profile }.OfType<string>(), .. plan.Experiments, .. plan.Cells])}";
}
