using PlantNSeek.Experiments.Scenarios;
using PlantNSeek.Pruning.Seekers;
using PlantNSeek.Tasks;

namespace PlantNSeek.Baselines;

/// <summary>The planted networks that pruners are measured in for a baseline: those of the paper's three tasks at depth 5, under Fair.</summary>
/// <param name="Count">Networks of each task, <see cref="Fewest"/> to <see cref="Most"/>.</param>
public sealed record BaselineNetworks(int Count)
{
    /// <summary>The fewest networks of a task: with fewer not even a loss in each of them would show where twenty pruners all differ.</summary>
    public const int Fewest = 16;

    /// <summary>The most.</summary>
    public const int Most = 500;

    /// <summary>Networks of a task unless another number is asked for: with so many a loss of 2 % accuracy is told in nine of ten cases, of a seeker that draws random numbers (GATE-012).</summary>
    public const int Usual = 40;

    // At the smaller one the ticket is sought, and many pruners guess; at the larger one most have something to lose.
    private static readonly string[] Densities = ["0.01", "0.1"];

    /// <summary>What they are, as a baseline says it.</summary>
    public string Text => FormattableString.Invariant($"{Count} networks of each task at depth 5 and densities {string.Join(" and ", Densities)} under {Protocol.Fair.Name}");

    /// <summary>A run for each network.</summary>
    public IReadOnlyList<ScenarioKey> Keys =>
    [
        .. from task in LearningTasks.All
           from replicate in Enumerable.Range(1, Count)
           select ScenarioKey.Usual(BaselineExperiment.ExperimentName, Protocol.Fair.Name, task.Name) with { Densities = string.Join(',', Densities), Replicate = replicate },
    ];

    /// <summary>What the library's own random pruning gives in the first network of each task: its quantities, task by task.</summary>
    /// <param name="cancel">Stops between training steps.</param>
    public static IReadOnlyList<double> Ruler(CancellationToken cancel)
    {
        var ruler = new BaselineExperiment([new NamedSeeker("ruler", SeekerCatalog.ByName("Random smart ratio"))]);
        return
        [
            .. from key in new BaselineNetworks(1).Keys
               let result = (ScenarioResult)ruler.Run(key, Protocol.Of(key), cancel)
               from density in Densities
               from cell in BaselineQuantities.Of(LearningTasks.ByName(key.Task), density, [result])
               from value in cell.Values
               select value,
        ];
    }

    /// <summary>The cells of one pruner.</summary>
    /// <param name="results">Its result in each network of <see cref="Keys"/>, in that order.</param>
    public IReadOnlyList<BaselineCell> Cells(IReadOnlyList<ScenarioResult> results)
    {
        ArgumentNullException.ThrowIfNull(results);
        return
        [
            .. from task in LearningTasks.All.Index()
               from density in Densities
               from cell in BaselineQuantities.Of(task.Item, density, [.. results.Skip(task.Index * Count).Take(Count)])
               select cell,
        ];
    }
}
