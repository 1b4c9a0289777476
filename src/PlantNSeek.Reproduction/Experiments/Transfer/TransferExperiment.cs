using PlantNSeek.Experiments.Scenarios;
using PlantNSeek.Networks.FullyConnected;
using PlantNSeek.Tasks;

namespace PlantNSeek.Experiments.Transfer;

/// <summary>Tickets carried from one task to another, as runs of the sweep: the key's task is <c>source&gt;target</c>.</summary>
internal sealed class TransferExperiment : IExperiment
{
    /// <inheritdoc/>
    public string Name => "transfer";

    /// <inheritdoc/>
    public IReadOnlyList<string> Seekers { get; } = [.. TransferSeekers.All.Select(s => s.Name)];

    /// <inheritdoc/>
    public long Cost(ScenarioKey key)
    {
        var source = LearningTasks.ByName(key.Task.Split('>')[0]);
        return Architecture.Uniform(source.InputWidth, key.Width, source.OutputWidth, key.Depth).Layout.Count * 9L * 10 * 6;
    }

    /// <inheritdoc/>
    public ExperimentResult Run(ScenarioKey key, Protocol protocol, CancellationToken cancel)
    {
        var tasks = key.Task.Split('>');
        if (tasks.Length != 2)
        {
            throw new ArgumentException($"task is {key.Task}; a transfer's is source>target", nameof(key));
        }

        var trainings = new TransferTrainings();
        return new TransferRecord
        {
            Key = key,
            Transfers =
            [
                .. from seeker in Seekers
                   where key.Seeker.Length == 0 || seeker == key.Seeker
                   from density in DensityPoint.Of(key)
                   where density != DensityPoint.Dense
                   select TicketTransfer.Run(new TransferKey(tasks[0], tasks[1], key.Depth, key.Width, density, key.Replicate, seeker), TransferSeekers.ByName(seeker), trainings, cancel),
            ],
        };
    }
}
