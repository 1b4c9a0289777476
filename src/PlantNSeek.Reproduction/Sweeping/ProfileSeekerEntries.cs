using PlantNSeek.Experiments.Images;
using PlantNSeek.Experiments.Pictures;
using PlantNSeek.Experiments.Scenarios;

namespace PlantNSeek.Sweeping;

/// <summary>The leaderboard on real images: all seekers that run there, at one density, three networks each, and with decay those that train. No claim is judged on so few.</summary>
internal static class ProfileSeekerEntries
{
    private const int Networks = 3;
    private const string Density = "0.05";

    // That of IMP (decay), which was chosen on fully connected networks.
    private const string Decay = "L2 0.0003";

    private static readonly string[] Training = ["IMP (rewinding)", "IMP (late resetting)", "IMP (learning-rate rewinding)", "RigL", "Continuous sparsification", "Magnitude (multishot, 10 rounds)", "SynFlow (multishot, 10 rounds)"];

    /// <summary>A run for each seeker, so that few are computed to look one up.</summary>
    public static IReadOnlyList<ProfileEntry> All { get; } =
    [
        .. from seeker in ImageSeekers.Names
           where seeker != ImageSeekers.Unplanted
           select Entry(seeker, null),
        .. from seeker in Training select Entry(seeker, Decay),
    ];

    private static ProfileEntry Entry(string seeker, string? decay)
    {
        var task = PictureTasks.Small;
        var setting = new ScenarioKey(Protocol.Fair.Name, task.Name, task.Depth, task.PublishedWidth / 8, 0, 0)
        {
            Experiment = PictureSeekersExperiment.ExperimentName, Seeker = seeker, Decay = decay, Densities = Density,
        };
        return new ProfileEntry(setting, Networks, ProfilePictureEntries.First);
    }
}
