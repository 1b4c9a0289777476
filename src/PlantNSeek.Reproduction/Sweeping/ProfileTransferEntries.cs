using PlantNSeek.Experiments.Images;
using PlantNSeek.Experiments.PictureTransfer;
using PlantNSeek.Experiments.Scenarios;
using PlantNSeek.Tasks.Images.Planted;

namespace PlantNSeek.Sweeping;

/// <summary>What is run of ticket transfer on images, at the sizes for a processor.</summary>
/// <remarks>
/// The small ResNet under Fair alone, the small VGG under both protocols and under Paper without pruned scales, which may be why the published one fails. What is trained on the source, and its
/// rounds, are computed once for all arms where one process runs them.
/// </remarks>
internal static class ProfileTransferEntries
{
    /// <summary>The first replicate that judges; the settings were chosen on those before it.</summary>
    public const int First = ProfilePictureEntries.First;

    private const int Width = 8; // channels of the first convolution
    private static readonly string[] Fashion =
    [
        "Late reset (linear)", "Winning ticket (linear)", "Random (linear)", "Late reset, shuffled (linear)", "Winning ticket, shuffled (linear)", "Random, shuffled (linear)", "Late reset, one shot (linear)",
        "Pixels (linear)", "Late reset (two layers)", "Winning ticket (two layers)", "Random (two layers)", "Pixels (two layers)", "Late reset (fine-tuned)",
    ];

    private static readonly string Densities = string.Join(',', DensityPoint.OfRounds);

    /// <summary>The entries.</summary>
    public static IReadOnlyList<ProfileEntry> All { get; } =
    [
        .. from arm in Fashion select Entry(Protocol.Fair, TransferTasks.Residual, arm),
        Entry(Protocol.Paper, TransferTasks.Chain, Fashion[0]),
        Entry(Protocol.Paper, TransferTasks.Chain, Fashion[0], "pruned-scales"),
        Entry(Protocol.Fair, TransferTasks.Chain, Fashion[0]),
        new(
            new ScenarioKey(Protocol.Fair.Name, PlantedImageTasks.Distractors.Name, PlantedImageTask.FewestConvolutions, 16, PlantedImageTasks.Distractors.UsualNoise, 0)
            {
                Experiment = PlantedTransferExperiment.ExperimentName,
                Densities = "10x",
            },
            ProfileEntries.Decisive,
            First),
    ];

    private static ProfileEntry Entry(Protocol protocol, TransferTask task, string arm, string turned = "") => new(
        new ScenarioKey(protocol.Name, task.Name, task.Depth, Width, 0, 0) { Experiment = PictureTransferExperiment.ExperimentName, Switch = turned, Seeker = arm, Densities = Densities },
        ProfileEntries.Decisive,
        First);
}
