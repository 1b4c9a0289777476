using PlantNSeek.Experiments.RareGems;
using PlantNSeek.Experiments.Scenarios;

namespace PlantNSeek.Sweeping;

/// <summary>What is run of Rare Gems: the small network, at one density.</summary>
internal static class ProfileGemEntries
{
    // Edge-popup's rows, one part more in each.
    private static readonly string[] Popups = ["Edge-popup", "Global edge-popup", "Global edge-popup, gradual", "Global edge-popup, gradual, penalty"];
    private static readonly string[] Magnitude = ["IMP (rewinding, short)", "IMP (rewinding)", "IMP (learning-rate rewinding)", "IMP (decay)"];

    /// <summary>All arms under Fair, each a run of its own, so that few of them are recomputed to look one up; under Paper those that claims compare, and with one of its choices turned those that claims compare where it is.</summary>
    public static IReadOnlyList<ProfileEntry> All { get; } =
    [
        .. from seeker in GemArms.Names where seeker != GemArms.Dense select Entry(Protocol.Fair, "", seeker),
        .. from seeker in (string[])[.. Popups, GemArms.GemMiner, .. Magnitude, "SNIP", "Random smart ratio"] select Entry(Protocol.Paper, "", seeker),
        .. from turned in (string[])["gem-search", "gem-finetuning"] from seeker in (string[])[.. Popups, GemArms.GemMiner] select Entry(Protocol.Paper, turned, seeker),
        .. from seeker in (string[])[GemArms.GemMiner, "SNIP"] select Entry(Protocol.Paper, "gem-weights", seeker),
    ];

    /// <summary>The networks of the paper at its size and at a density of it, all arms as one run under each protocol; for a GPU.</summary>
    /// <param name="networks">Replicates of each.</param>
    public static IEnumerable<ProfileEntry> Whole(int networks) =>
        from task in GemTasks.All
        where task != GemTasks.Small
        from protocol in Protocol.All
        select new ProfileEntry(Setting(task, protocol, task.Pictures.PublishedWidth) with { Densities = "0.01" }, networks);

    private static ProfileEntry Entry(Protocol protocol, string turned, string seeker) => new(
        Setting(GemTasks.Small, protocol, GemTasks.Small.Pictures.PublishedWidth / 2) with { Switch = turned, Seeker = seeker, Densities = "0.05" },
        ProfileEntries.DecisiveOfOnePair,
        ProfilePictureEntries.First);

    private static ScenarioKey Setting(GemTask task, Protocol protocol, int width) =>
        new(protocol.Name, task.Name, task.Pictures.Depth, width, 0, 0) { Experiment = RareGemsExperiment.ExperimentName };
}
