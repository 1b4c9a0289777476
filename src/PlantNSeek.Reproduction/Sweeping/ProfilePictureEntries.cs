using PlantNSeek.Experiments.Pictures;
using PlantNSeek.Experiments.Scenarios;

namespace PlantNSeek.Sweeping;

/// <summary>What is run on real images: at sizes for a processor, which the claims are about, and at that of the paper.</summary>
internal static class ProfilePictureEntries
{
    /// <summary>The first replicate that judges; the settings were chosen on those before it.</summary>
    public const int First = 4;

    private const int Judged = ProfileEntries.Decisive;
    private const int OfThePaper = 3;
    private const int OfOneSeeker = 10; // the fewest that decide one of three parts about one pair of seeker and density each

    /// <summary>
    /// Each setting under both protocols, one after the other. What does not differ between them, all in <c>pictures-edge-popup</c> and all that is sought before planting, is
    /// computed once where one process runs both.
    /// </summary>
    public static IReadOnlyList<ProfileEntry> All { get; } =
    [
        .. from setting in (ScenarioKey[])
           [
               Setting(PicturePruningExperiment.ExperimentName, PictureTasks.Small, 8) with { Densities = "0.01,0.05" }, // where what is found differs most
               Setting(PictureEdgePopupExperiment.ExperimentName, PictureTasks.Deep, 8),
               Setting(PlantedPictureExperiment.ExperimentName, PictureTasks.Small, 8),
           ]
           from protocol in Protocol.All
           select new ProfileEntry(setting with { Protocol = protocol.Name }, setting.Experiment == PictureEdgePopupExperiment.ExperimentName ? OfOneSeeker : Judged, First),
    ];

    /// <summary>The same at the papers' sizes, three networks of each as published, with both networks of Rare Gems and both of ticket transfer; for a GPU.</summary>
    public static IReadOnlyList<ProfileEntry> Whole { get; } =
    [
        .. from experiment in (string[])[PicturePruningExperiment.ExperimentName, PictureEdgePopupExperiment.ExperimentName, PlantedPictureExperiment.ExperimentName]
           from protocol in Protocol.All
           select new ProfileEntry(Setting(experiment, PictureTasks.Whole, 64) with { Protocol = protocol.Name }, OfThePaper),
        .. ProfileGemEntries.Whole(OfThePaper),
        .. ProfileTransferEntries.Whole(OfThePaper),
    ];

    private static ScenarioKey Setting(string experiment, PictureTask task, int width) => new("", task.Name, task.Depth, width, 0, 0) { Experiment = experiment };
}
