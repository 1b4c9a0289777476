using PlantNSeek.DataSets;
using PlantNSeek.Experiments.Images;
using PlantNSeek.Experiments.Pictures;
using PlantNSeek.Experiments.Scenarios;
using PlantNSeek.Experiments.Transfer;
using PlantNSeek.Networks;
using PlantNSeek.Recovery;

namespace PlantNSeek.Experiments.PictureTransfer;

/// <summary>
/// Winning tickets that are found on one set of images and used on another (Mehta, Sparse Transfer Learning via Winning Lottery Tickets, 2019): masks are found on the source alone, and the score of
/// a run is the accuracy on the target. The unpruned network from late reset with a linear head takes the place of a ticket.
/// </summary>
/// <param name="tasks">The tasks; those of the catalogue where null.</param>
/// <param name="folder">The folder of data sets; that of the environment where null.</param>
internal sealed class PictureTransferExperiment(IReadOnlyList<TransferTask>? tasks = null, string? folder = null) : IExperiment
{
    /// <summary>The name in keys.</summary>
    public const string ExperimentName = "pictures-transfer";

    /// <summary>The control at each density: the network on the source, with its accuracy there.</summary>
    public const string OnSource = "Source";

    private static readonly string[] Labels = [.. DensityPoint.OfRounds, DensityPoint.Dense];
    private static readonly TransferArm Unpruned = TransferArm.All.Single(static a => a is { Start: TransferStart.LateReset, Mask: BodyMask.Found, Setting: TransferSetting.Linear });

    /// <inheritdoc/>
    public string Name => ExperimentName;

    /// <inheritdoc/>
    public IReadOnlyList<string> Seekers { get; } = [.. TransferArm.All.Select(static a => a.Name)];

    /// <inheritdoc/>
    public long Cost(ScenarioKey key)
    {
        var (task, settings) = (TaskOf(key), TaskOf(key).Settings);
        var labels = LabelsOf(key);
        var onSource = (settings.SourceEpochs + (labels.Max(Rounds) * settings.RoundEpochs)) * task.Source.Training;
        // A frozen body sends the images through twice, without a step back; what is frozen and has two heads is computed once.
        double OnTarget(TransferArm arm) => arm.Setting == TransferSetting.FineTuned ? settings.TargetEpochs : arm.Setting == TransferSetting.Linear ? 2 : 0;
        var onTarget = Asked(key).Sum(a => OnTarget(a) * LabelsOf(key, a).Count()) * task.Target.Training;
        return RunCost.OfImages(onSource + onTarget, task.OnSource(key.Width).Multiplications);
    }

    /// <inheritdoc/>
    public string? Lacks(ScenarioKey key) => ImageEngine.Lacks() ?? TaskOf(key).Source.Lacks(Folder) ?? TaskOf(key).Target.Lacks(Folder);

    /// <inheritdoc/>
    public ExperimentResult Run(ScenarioKey key, Protocol protocol, CancellationToken cancel)
    {
        var (engine, task) = (ImageEngine.For(key), TaskOf(key));
        PictureExperiment.Require(key, task.Name, task.Depth);
        var source = TransferSource.Of(task, Folder, key, protocol.Transfer);
        var target = new TransferOnTarget(task, key.Width, source, engine, cancel);
        var labels = LabelsOf(key);
        RunResult[] runs = [.. from arm in Asked(key) from label in LabelsOf(key, arm) select target.Run(arm, label, Rounds(label))];
        RunResult[] onSource =
        [
            .. from label in labels.Append(DensityPoint.Dense).Distinct()
               let round = source.Round(Rounds(label), engine, cancel)
               select RunResults.Of(OnSource, label, MaskSummary.Of(source.Network.Graph, round.Mask), round.Accuracy),
        ];
        var dense = runs.FirstOrDefault(static r => r.Pruner == Unpruned.Name && r.Density == DensityPoint.Dense) ?? target.Run(Unpruned, DensityPoint.Dense, 0);
        return ScenarioDescription.Describe(
            key, new TicketSize(protocol.Budget, target.Layout, Mask.None(target.Layout.Count), 0), protocol, _ => dense.Weak!.Value, 0, runs, onSource) with { Engine = engine.Facts };
    }

    private static int Rounds(string label) => label == DensityPoint.Dense ? 0 : FifthPruning.RoundsTo(DensityPoint.Value(label));

    private static IEnumerable<TransferArm> Asked(ScenarioKey key) => key.Seeker.Length == 0 ? TransferArm.Compared : TransferArm.All.Where(a => a.Name == key.Seeker);

    // Beside others a body is trained at the smallest density alone: once costs as much as a third of all that is done on the source.
    private static IEnumerable<string> LabelsOf(ScenarioKey key, TransferArm arm) => LabelsOf(key).Take(key.Seeker.Length == 0 && arm.Setting == TransferSetting.FineTuned ? 1 : int.MaxValue);

    private static IReadOnlyList<string> LabelsOf(ScenarioKey key)
    {
        var labels = DensityPoint.Of(key, Labels);
        return labels.FirstOrDefault(static l => !Labels.Contains(l)) is { } other
            ? throw new ArgumentException($"density is {other}; rounds that each prune a fifth are looked at where they leave {string.Join(", ", Labels)}", nameof(key))
            : labels;
    }

    private string? Folder => DataFolder.Named(folder);

    private TransferTask TaskOf(ScenarioKey key) => Catalogue.Find(tasks ?? TransferTasks.All, key.Task, static task => task.Name, $"task is {key.Task}; the known ones of {Name} are");
}
