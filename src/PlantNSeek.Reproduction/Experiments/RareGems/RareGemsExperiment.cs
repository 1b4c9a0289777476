using PlantNSeek.Engines;
using PlantNSeek.Experiments.Pictures;
using PlantNSeek.Experiments.Scenarios;
using PlantNSeek.Networks.Definitions;

namespace PlantNSeek.Experiments.RareGems;

/// <summary>Gem-Miner on real images, beside edge-popup, iterative magnitude pruning and what prunes at initialisation, with sanity checks (Sreenivasan et al., Rare Gems, NeurIPS 2022).</summary>
/// <param name="tasks">The tasks; those of the catalogue where null.</param>
/// <param name="folder">The folder of data sets; that of the environment where null.</param>
internal sealed class RareGemsExperiment(IReadOnlyList<GemTask>? tasks = null, string? folder = null)
    : PictureExperiment(ExperimentName, [.. (tasks ?? GemTasks.All).Select(static task => task.Pictures)], folder)
{
    /// <summary>The name in keys.</summary>
    public const string ExperimentName = "rare-gems";

    private const int Cached = 256; // all arms of a few networks under both protocols
    private static readonly string[] Labels = ["0.05", DensityPoint.Dense];
    private readonly IReadOnlyList<GemTask> _tasks = tasks ?? GemTasks.All;
    private readonly RecentlyUsed<(PictureNetwork Network, GemArm Arm, string Label), RunResult> _runs = new(Cached);

    /// <inheritdoc/>
    public override IReadOnlyList<string> Seekers => GemArms.Names;

    /// <inheritdoc/>
    protected override ScenarioResult Run(ScenarioKey key, Protocol protocol, PictureTask task, IEngine engine, CancellationToken cancel)
    {
        var labels = Fractions(key, Labels);
        var made = Random(key, task, key.Width, InitialisationRule.SignedConstant);
        var scenario = new GemScenario(Of(task), made, engine);
        RunResult Run(GemArm arm, string label) => _runs.Get((made, arm, label), () => scenario.Run(arm, label, cancel));
        var arms = GemArms.Make(Of(task).Settings, protocol);
        var runs = new List<RunResult>();
        foreach (var arm in arms.Where(a => Asks(key, a.Name)))
        {
            runs.AddRange(labels.Where(l => l == DensityPoint.Dense == (arm.Seeker is null)).Select(l => Run(arm, l)));
        }

        return WithoutTicket(key, protocol, scenario.Layout, Run(arms[0], DensityPoint.Dense).Weak!.Value, runs);
    }

    // Of one density, without the unpruned network where it is not asked for: it is trained in any case.
    /// <inheritdoc/>
    protected override double Epochs(ScenarioKey key, PictureTask task)
    {
        var arms = GemArms.Make(Of(task).Settings, Protocol.Of(key));
        return arms.Where(a => a == arms[0] || Asks(key, a.Name)).Sum(static a => a.AllEpochs);
    }

    private GemTask Of(PictureTask task) => _tasks.Single(t => t.Name == task.Name);
}
