using System.Globalization;

namespace PlantNSeek.Cli.Cluster;

/// <summary>What is submitted: an array of shards, and the job behind it that merges them.</summary>
/// <param name="Program">The words that start this command.</param>
/// <param name="Folder">A folder that all nodes see, absolute; each shard has a folder and a store of its own in it.</param>
/// <param name="Shards">Parts, at least 1.</param>
/// <param name="AtOnce">Tasks at a time; null for as many as there are nodes for.</param>
/// <param name="Threads">Processors of a task.</param>
/// <param name="Limit">The time that a task may take before it is put in the queue again.</param>
/// <param name="Arguments">What is passed on to <c>evidence record</c>.</param>
internal sealed record SlurmScript(IReadOnlyList<string> Program, string Folder, int Shards, int? AtOnce, int Threads, TimeSpan Limit, IReadOnlyList<string> Arguments)
{
    /// <summary>Before a task's time is over it is told by a signal, this long before.</summary>
    public const int WarningSeconds = 120;

    private const int ToBeContinued = Terminal.ExitCode.ToBeContinued;

    /// <summary>The file that the array is submitted from.</summary>
    public string ArrayFile => Path.Combine(Folder, "array.sh");

    /// <summary>The file of the job that merges.</summary>
    public string MergeFile => Path.Combine(Folder, "merge.sh");

    /// <summary>The array: a task a shard. Its shell waits for the command and passes signals on; a task that is to be continued goes back into the queue, and its next start takes what its store has.</summary>
    public string Array() => string.Create(CultureInfo.InvariantCulture, $$"""
        #!/bin/bash
        #SBATCH --job-name=plantnseek
        #SBATCH --array=1-{{Shards}}{{(AtOnce is { } most ? $"%{most}" : "")}}
        #SBATCH --ntasks=1
        #SBATCH --cpus-per-task={{Threads}}
        #SBATCH --time={{Time}}
        #SBATCH --signal=B:USR1@{{WarningSeconds}}
        #SBATCH --requeue
        #SBATCH --open-mode=append
        #SBATCH --output={{Quoted(Path.Combine(Folder, "logs", "%A_%a.log"))}}
        shard={{Quoted(Path.Combine(Folder, "shard-"))}}$SLURM_ARRAY_TASK_ID
        {{Command}} evidence record --shards {{Shards}} --evidence "$shard" --store "$shard/store" --threads {{Threads}}{{string.Concat(Arguments.Select(static a => " " + Quoted(a)))}} &
        child=$!
        trap 'kill -USR1 $child' USR1
        trap 'ended=1; kill -TERM $child' TERM
        while true; do
          wait $child
          code=$?
          kill -0 $child 2>/dev/null || break
        done
        # Cancelled by a user or for another job it is not put back here: Slurm does that itself where it is meant.
        if [ $code -eq {{ToBeContinued}} ] && [ -z "${ended:-}" ]; then
          scontrol requeue "${SLURM_ARRAY_JOB_ID}_$SLURM_ARRAY_TASK_ID"
        fi
        exit $code

        """).ReplaceLineEndings("\n");

    /// <summary>The job that merges when all shards have ended well.</summary>
    public string Merge() => string.Create(CultureInfo.InvariantCulture, $$"""
        #!/bin/bash
        #SBATCH --job-name=plantnseek-merge
        #SBATCH --ntasks=1
        #SBATCH --time=00:30:00
        #SBATCH --output={{Quoted(Path.Combine(Folder, "logs", "merge_%j.log"))}}
        {{Command}} evidence merge {{string.Join(' ', Enumerable.Range(1, Shards).Select(k => Quoted(ShardFolder(k))))}} --into {{Quoted(Path.Combine(Folder, "evidence"))}}

        """).ReplaceLineEndings("\n");

    /// <summary>The folder of a shard.</summary>
    public string ShardFolder(int number) => Path.Combine(Folder, string.Create(CultureInfo.InvariantCulture, $"shard-{number}"));

    private string Time => string.Create(CultureInfo.InvariantCulture, $"{(int)Limit.TotalHours:00}:{Limit.Minutes:00}:00");

    private string Command => string.Join(' ', Program.Select(Quoted));

    // For the shell: between single quotes nothing has a meaning but the quote itself.
    private static string Quoted(string word) => word.All(static c => char.IsAsciiLetterOrDigit(c) || "/._-=%+,:".Contains(c, StringComparison.Ordinal)) ? word : $"'{word.Replace("'", "'\\''", StringComparison.Ordinal)}'";
}
