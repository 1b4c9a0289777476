using System.Text.Json;
using PlantNSeek.Evidence.Recording;
using PlantNSeek.Experiments.Scenarios;
using PlantNSeek.Files;
using PlantNSeek.Sweeping;

namespace PlantNSeek.Cli.Cluster;

/// <summary>What was cut into shards, kept beside them as <c>plan.json</c>, so that it can be said later what is missing.</summary>
/// <param name="Shards">Parts.</param>
/// <param name="Experiments">Only these experiments; all where empty.</param>
/// <param name="Cells">Only settings whose names begin so; all where empty.</param>
/// <param name="Job">The array's number in the queue; null before it was submitted.</param>
internal sealed record SlurmPlan(int Shards, IReadOnlyList<string> Experiments, IReadOnlyList<string> Cells, string? Job = null)
{
    /// <summary>The profile whose runs these are; null for those behind the report.</summary>
    public string? Profile { get; init; }

    private const string FileName = "plan.json";

    /// <summary>The runs of a shard.</summary>
    public IReadOnlyList<ScenarioKey> Runs(int number)
    {
        var settings = new RecordingSettings { Profile = Profile, Experiments = Experiments, Cells = Cells };
        return [.. Sweeping.Shards.Of(settings.Runs, number, Shards).Where(settings.Selects)];
    }

    /// <summary>Core-seconds that the dearest shard takes, roughly.</summary>
    public double DearestSeconds() => Enumerable.Range(1, Shards).Max(k => Runs(k).Sum(static r => ExperimentCatalog.Cost(r) * RunCost.SecondsPerUnit));

    /// <summary>Writes it, whole or not at all.</summary>
    public void Write(string folder) => WholeFile.Write(Path.Combine(folder, FileName), stream => stream.Write(JsonSerializer.SerializeToUtf8Bytes(this, JsonFormat.Indented)));

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <exception cref="FileNotFoundException">There is none.</exception>
    /// <exception cref="InvalidDataException">It is damaged.</exception>
    public static SlurmPlan Read(string folder)
    {
        var file = Path.Combine(Path.GetFullPath(folder), FileName);
        if (!File.Exists(file))
        {
            throw new FileNotFoundException($"'{folder}' is no folder of shards: there is no {FileName} in it, which plantnseek slurm submit writes", file);
        }

        try
        {
            return JsonSerializer.Deserialize<SlurmPlan>(File.ReadAllBytes(file), JsonFormat.Options) is { Shards: >= 1, Experiments: not null, Cells: not null } plan
                ? plan
                : throw new InvalidDataException($"{file} does not say how many shards there are");
        }
        catch (JsonException e)
        {
            throw new InvalidDataException($"{file} is damaged at line {e.LineNumber + 1}", e);
        }
    }
}
