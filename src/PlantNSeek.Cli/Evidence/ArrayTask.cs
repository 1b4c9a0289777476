using System.Globalization;

namespace PlantNSeek.Cli.Evidence;

/// <summary>Which task of an array this process is, as the schedulers of clusters say it, counted from 1.</summary>
internal static class ArrayTask
{
    /// <summary>The variables: Slurm, PBS Professional, Torque, LSF, Grid Engine.</summary>
    public static IReadOnlyList<string> Variables { get; } = ["SLURM_ARRAY_TASK_ID", "PBS_ARRAY_INDEX", "PBS_ARRAYID", "LSB_JOBINDEX", "SGE_TASK_ID"];

    /// <summary>The part that this task has of so many.</summary>
    /// <param name="count">Parts in all.</param>
    /// <param name="environment">The value of a variable; null where it is not set.</param>
    /// <exception cref="ArgumentException">No variable says it, or the number is none of them.</exception>
    public static (int Number, int Count) Shard(int count, Func<string, string?> environment)
    {
        // LSF has 0, and Grid Engine a word, where a job is no array.
        var said = Variables.Select(v => (Variable: v, Value: environment(v))).FirstOrDefault(static v => v.Value is { Length: > 0 } value && value is not ("0" or "undefined"));
        if (said.Value is null)
        {
            throw new ArgumentException($"--shards is {count}, and no variable says which of them this is: {string.Join(", ", Variables)}; --shard k/{count} says it too");
        }

        return int.TryParse(said.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= count
            ? (number, count)
            : throw new ArgumentException($"{said.Variable} is {said.Value}; the shards are 1 to {count}, so that an array is 1-{count}");
    }
}
