using PlantNSeek.Engines;
using PlantNSeek.Experiments.Pictures;
using PlantNSeek.Experiments.Scenarios;
using PlantNSeek.Networks;
using PlantNSeek.Networks.Definitions;
using PlantNSeek.Numerics;
using PlantNSeek.Recovery;
using PlantNSeek.Tasks.Images;
using PlantNSeek.Training;

namespace PlantNSeek.Experiments.PictureTransfer;

/// <summary>A random network, trained and pruned on the source: made once for all that is used of it on the target.</summary>
internal sealed class TransferSource
{
    private const int Cached = 6; // two networks for three replicates
    private static readonly RecentlyUsed<Origin, TransferSource> Recent = RecentlyUsed.Shared<Origin, TransferSource>(Cached);
    private readonly Origin _origin;
    private readonly ImageSet _images;
    private readonly Batch _test;
    private readonly FifthPruning _pruning;
    private readonly RecentlyUsed<int, TransferRound> _rounds = new(32);

    private TransferSource(Origin origin)
    {
        var task = (_origin = origin).Task;
        Network = task.OnSource(origin.Width);
        Initial = Draw("network");
        var images = task.Source.Read(origin.Folder, task.Side, task.Normalisation, isScrambled: false);
        _images = images.Views(task.Side, Stream("views"));
        _test = images.Test;
        _pruning = new FifthPruning(Network, origin.Artefacts.PrunesScales);
        Target = task.Target.Read(origin.Folder, task.Side, task.Normalisation, origin.Artefacts.ScramblesImages);
    }

    /// <summary>The network with the source's outputs.</summary>
    public NetworkDefinition Network { get; }

    /// <summary>The random parameters.</summary>
    public float[] Initial { get; }

    /// <summary>The images of the target.</summary>
    public PictureData Target { get; }

    /// <summary>What frozen bodies give for the images of the target.</summary>
    public RecentlyUsed<TransferBody, FrozenFeatures> Features { get; } = new(64);

    /// <summary>Draws a network, or takes what is cached.</summary>
    /// <param name="task">The network, and the images of source and target.</param>
    /// <param name="folder">The folder of data sets.</param>
    /// <param name="key">Which of the random ones, and how wide.</param>
    /// <param name="artefacts">What is done as the published program does it.</param>
    public static TransferSource Of(TransferTask task, string? folder, ScenarioKey key, TransferArtefacts artefacts)
    {
        var origin = new Origin(task, folder, key.Width, key.Replicate, artefacts);
        return Recent.Get(origin, () => new TransferSource(origin));
    }

    /// <summary>What so many rounds leave, each behind the one before it; the trained network where there are none.</summary>
    public TransferRound Round(int rounds, IEngine engine, CancellationToken cancel) => _rounds.Get(rounds, () => rounds == 0
        ? Trained(Initial, Mask.All(Initial.Length), _origin.Task.Settings.OnSource, "source", engine, cancel)
        : Next(Round(rounds - 1, engine, cancel), rounds, engine, cancel));

    /// <summary>What so many rounds' share leaves of the trained network in a single step.</summary>
    public Mask OneShot(int rounds, IEngine engine, CancellationToken cancel) =>
        _pruning.Mask(Round(0, engine, cancel).Parameters, Mask.All(Initial.Length), rounds);

    /// <summary>Parameters that are drawn like the first ones.</summary>
    public float[] Draw(string purpose) => Initialisation.Draw(Network, InitialisationRule.He, Stream(purpose));

    /// <summary>A random stream of this network, the same with and without artefacts.</summary>
    public RandomStream Stream(string purpose) => new(Scenario.Seed, $"picture transfer {_origin.Task.Name}/{_origin.Width}/{purpose}", (ulong)_origin.Replicate);

    /// <summary>A training on so many images, as this source has its own: with running statistics after the published share of an epoch, where that is taken (TA1).</summary>
    public TrainingSettings As(TrainingSettings settings, int images) => _origin.Artefacts.UsesRunningStatistics ? TransferSettings.Interrupted(settings, images) : settings;

    private TransferRound Next(TransferRound before, int rounds, IEngine engine, CancellationToken cancel) => Trained(
        before.Parameters, _pruning.Mask(before.Parameters, before.Mask, rounds), _origin.Task.Settings.OfRound(_images.Count), $"round {rounds}", engine, cancel);

    private TransferRound Trained(float[] start, Mask mask, TrainingSettings settings, string purpose, IEngine engine, CancellationToken cancel)
    {
        var trained = Trainer.Train(engine.Trainer(Network.Graph), start, mask, _images, LossFunction.For(_images), As(settings, _images.Count), Stream(purpose), null, default, cancel);
        var parameters = mask.Apply<float>(trained.Parameters);
        return new TransferRound(mask, parameters, Scoring.Accuracy(Scoring.Outputs(engine.Network(Network.Graph, ScoringMode.Fair), parameters, _test), _test));
    }

    // All that determines it, and nothing else.
    private sealed record Origin(TransferTask Task, string? Folder, int Width, int Replicate, TransferArtefacts Artefacts);
}
