using PlantNSeek.DataSets;
using PlantNSeek.Engines;
using PlantNSeek.Experiments.Images;
using PlantNSeek.Experiments.Scenarios;
using PlantNSeek.Networks;
using PlantNSeek.Networks.Definitions;
using PlantNSeek.Pruning;
using PlantNSeek.Recovery;

namespace PlantNSeek.Experiments.Pictures;

/// <summary>What the experiments on real images have in common: tasks, an engine for convolutions, and images, which not every machine has.</summary>
/// <param name="name">The name in keys.</param>
/// <param name="tasks">The tasks that there are; those of the catalogue where null.</param>
/// <param name="folder">The folder of data sets; that of the environment where null.</param>
internal abstract class PictureExperiment(string name, IReadOnlyList<PictureTask>? tasks, string? folder) : IExperiment
{
    /// <inheritdoc/>
    public string Name => name;

    /// <inheritdoc/>
    public abstract IReadOnlyList<string> Seekers { get; }

    /// <inheritdoc/>
    public long Cost(ScenarioKey key)
    {
        var task = TaskOf(key);
        return RunCost.OfImages(Epochs(key, task) * task.Training, task.Definition(WidthOf(key)).Multiplications);
    }

    /// <inheritdoc/>
    public string? Lacks(ScenarioKey key) => ImageEngine.Lacks() ?? PictureData.Lacks(TaskOf(key), Folder);

    /// <inheritdoc/>
    public ExperimentResult Run(ScenarioKey key, Protocol protocol, CancellationToken cancel)
    {
        var (engine, task) = (ImageEngine.For(key), TaskOf(key));
        Require(key, task.Name, task.Depth);
        return Run(key, protocol, task, engine, cancel) with { Engine = engine.Facts };
    }

    /// <summary>Checks the numbers of a key of a task on real images.</summary>
    /// <exception cref="ArgumentException">The depth is another than that of the task's networks, the width is below 1, or there is noise.</exception>
    internal static void Require(ScenarioKey key, string task, int depth)
    {
        if (key.Depth != depth || key.Noise != 0 || key.Width < 1)
        {
            throw new ArgumentException($"{key} is no run of {task}; its networks have depth {depth}, a width of 1 or more, and its images no noise", nameof(key));
        }
    }

    /// <summary>Runs it on an engine.</summary>
    protected abstract ScenarioResult Run(ScenarioKey key, Protocol protocol, PictureTask task, IEngine engine, CancellationToken cancel);

    /// <summary>Epochs of training on all images that a run takes, roughly.</summary>
    protected abstract double Epochs(ScenarioKey key, PictureTask task);

    /// <summary>The part of the seekers that a key asks for.</summary>
    protected double Part(ScenarioKey key) => key.Seeker.Length > 0 ? 1.0 / Seekers.Count : 1;

    /// <summary>The width of the network that the work of a key is done in.</summary>
    protected virtual int WidthOf(ScenarioKey key) => key.Width;

    /// <summary>Whether a key asks for a seeker.</summary>
    protected static bool Asks(ScenarioKey key, string seeker) => key.Seeker.Length == 0 || key.Seeker == seeker;

    /// <summary>The densities that a key asks for where nothing is planted.</summary>
    /// <exception cref="ArgumentException">One of them is a multiple of a ticket's, or none that is known.</exception>
    protected static IReadOnlyList<string> Fractions(ScenarioKey key, IReadOnlyList<string> unnamed)
    {
        var labels = DensityPoint.Of(key, unnamed);
        return labels.FirstOrDefault(static l => DensityPoint.OfTicket(l) is not null) is { } ofTicket
            ? throw new ArgumentException($"density is {ofTicket}; nothing is planted in {key.Task}, so that a density is a fraction", nameof(key))
            : labels;
    }

    /// <summary>A random network.</summary>
    protected PictureNetwork Random(ScenarioKey key, PictureTask task, int width, InitialisationRule rule) => PictureNetwork.Of(task, Folder, width, rule, key.Replicate);

    /// <summary>A network without a ticket, with what was sought in it; the score to compare with takes the place of the ticket's.</summary>
    protected static ScenarioResult WithoutTicket(ScenarioKey key, Protocol protocol, ParameterLayout layout, double score, IReadOnlyList<RunResult> runs) => ScenarioDescription.Describe(
        key, new TicketSize(protocol.Budget, layout, Mask.None(layout.Count), 0), protocol, _ => score, 0, runs, []);

    private string? Folder => DataFolder.Named(folder);

    private PictureTask TaskOf(ScenarioKey key) => Catalogue.Find(tasks ?? PictureTasks.All, key.Task, static task => task.Name, $"task is {key.Task}; the known ones of {Name} are");
}
