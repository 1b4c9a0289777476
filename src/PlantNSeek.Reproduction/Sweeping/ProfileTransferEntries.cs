using PlantNSeek.Experiments.Images;
using PlantNSeek.Experiments.PictureTransfer;
using PlantNSeek.Experiments.Scenarios;
using PlantNSeek.Tasks.Images.Planted;

namespace PlantNSeek.Sweeping;

/// <summary>What is run of ticket transfer on images, at the sizes for a processor.</summary>
/// <remarks>
/// The small ResNet under both protocols, with all arms that claims compare as one run, since they share what is trained on the source and its rounds; the small VGG under both protocols and under
/// Paper without pruned scales, which may be why the published one fails.
/// </remarks>
internal static class ProfileTransferEntries
{
    /// <summary>The first replicate that judges; the settings were chosen on those before it.</summary>
    public const int First = ProfilePictureEntries.First;

    private const int Width = 8; // channels of the first convolution
    private const string LateReset = "Late reset (linear)";
    private static readonly string Densities = string.Join(',', [.. DensityPoint.OfRounds, DensityPoint.Dense]);

    /// <summary>The entries.</summary>
    public static IReadOnlyList<ProfileEntry> All { get; } =
    [
        Entry(Protocol.Fair, TransferTasks.Residual, ""),
        Entry(Protocol.Paper, TransferTasks.Residual, ""),
        Entry(Protocol.Fair, TransferTasks.Chain, LateReset),
        Entry(Protocol.Paper, TransferTasks.Chain, LateReset),
        Entry(Protocol.Paper, TransferTasks.Chain, LateReset, "pruned-scales"),
        new(
            new ScenarioKey(Protocol.Fair.Name, PlantedImageTasks.Distractors.Name, PlantedImageTask.FewestConvolutions, 16, PlantedImageTasks.Distractors.UsualNoise, 0)
            {
                Experiment = PlantedTransferExperiment.ExperimentName,
                Densities = "10x",
            },
            ProfileEntries.DecisiveOfOnePair,
            First),
    ];

    /// <summary>Both networks of the paper on both targets at its size, all arms as one run under each protocol; for a GPU.</summary>
    /// <param name="networks">Replicates of each.</param>
    public static IEnumerable<ProfileEntry> Whole(int networks) =>
        from task in TransferTasks.All
        where task != TransferTasks.Residual && task != TransferTasks.Chain && task.Side > 16
        from protocol in Protocol.All
        select Entry(protocol, task, "") with { Setting = Entry(protocol, task, "").Setting with { Width = task.PublishedWidth }, Replicates = networks, First = 1 };

    private static ProfileEntry Entry(Protocol protocol, TransferTask task, string arm, string turned = "") => new(
        new ScenarioKey(protocol.Name, task.Name, task.Depth, Width, 0, 0) { Experiment = PictureTransferExperiment.ExperimentName, Switch = turned, Seeker = arm, Densities = Densities },
        ProfileEntries.DecisiveOfOnePair,
        First);
}
