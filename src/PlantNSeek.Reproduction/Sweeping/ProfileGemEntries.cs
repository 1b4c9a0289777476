using PlantNSeek.Experiments.RareGems;
using PlantNSeek.Experiments.Scenarios;

namespace PlantNSeek.Sweeping;

/// <summary>What is run of Rare Gems: the small network, at one density.</summary>
internal static class ProfileGemEntries
{
    // Edge-popup's rows, one part more in each, and Gem-Miner.
    private static readonly string[] Steps = ["Edge-popup", "Global edge-popup", "Global edge-popup, gradual", GemArms.GemMiner];

    /// <summary>All arms under Fair; under Paper those that claims compare, and with one of its choices turned those that it changes.</summary>
    public static IReadOnlyList<ProfileEntry> All { get; } =
    [
        Entry(Protocol.Fair, "", ""),
        .. Steps.Append("SNIP").Select(static seeker => Entry(Protocol.Paper, "", seeker)),
        .. from turned in (string[])["gem-search", "gem-finetuning"] from seeker in Steps select Entry(Protocol.Paper, turned, seeker),
        .. new[] { GemArms.GemMiner, "SNIP" }.Select(static seeker => Entry(Protocol.Paper, "gem-weights", seeker)),
    ];

    private static ProfileEntry Entry(Protocol protocol, string turned, string seeker)
    {
        var task = GemTasks.Small.Pictures;
        var setting = new ScenarioKey(protocol.Name, task.Name, task.Depth, task.PublishedWidth / 2, 0, 0)
        {
            Experiment = RareGemsExperiment.ExperimentName, Switch = turned, Seeker = seeker, Densities = "0.05",
        };
        return new ProfileEntry(setting, ProfileEntries.Decisive, ProfilePictureEntries.First);
    }
}
