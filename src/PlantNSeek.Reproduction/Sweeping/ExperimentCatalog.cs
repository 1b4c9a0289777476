using PlantNSeek.Experiments;
using PlantNSeek.Experiments.Decay;
using PlantNSeek.Experiments.Images;
using PlantNSeek.Experiments.Pictures;
using PlantNSeek.Experiments.PictureTransfer;
using PlantNSeek.Experiments.RareGems;
using PlantNSeek.Experiments.Scenarios;
using PlantNSeek.Experiments.Spiral;
using PlantNSeek.Experiments.Theory;
using PlantNSeek.Experiments.Transfer;
using PlantNSeek.Pruning;

namespace PlantNSeek.Sweeping;

/// <summary>All experiments.</summary>
public static class ExperimentCatalog
{
    /// <summary>All of them, as the paper orders them.</summary>
    public static IReadOnlyList<IExperiment> All { get; } =
    [
        new SingleShotExperiment("singleshot"),
        new SingleShotExperiment("singleshot-100-rounds", rounds: 100),
        new MultishotExperiment("multishot", PruningScope.Global),
        new MultishotExperiment("multishot-local", PruningScope.PerTensor),
        new EdgePopupExperiment(),
        new LeaderboardExperiment(),
        new WeightDecayExperiment(),
        new DecayChoosingExperiment(),
        new StrongTicketExperiment(),
        new GemMinerExperiment(),
        new TransferExperiment(),
        new SpiralExperiment(),
        new TheoryExperiment(),
        new PlantedImageExperiment(),
        new PicturePruningExperiment(),
        new PictureEdgePopupExperiment(),
        new PlantedPictureExperiment(),
        new PictureSeekersExperiment(),
        new RareGemsExperiment(),
        new PictureTransferExperiment(),
        new PlantedTransferExperiment(),
    ];

    /// <summary>The experiment of a name, in any letter case.</summary>
    /// <exception cref="ArgumentException">There is none; the message lists those there are.</exception>
    public static IExperiment ByName(string name) => Catalogue.Find(All, name, static experiment => experiment.Name, $"experiment is {name}; the known ones are");

    /// <summary>Roughly the work of a run, by its experiment; see <see cref="IExperiment.Cost"/>.</summary>
    public static long Cost(ScenarioKey key) => ByName(key.Experiment).Cost(key);

    /// <summary>What this machine lacks for a run, by its experiment; null where it can run it.</summary>
    public static string? Lacks(ScenarioKey key) => ByName(key.Experiment).Lacks(key);
}
