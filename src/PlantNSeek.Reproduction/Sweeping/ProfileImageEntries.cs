using PlantNSeek.Experiments.Images;
using PlantNSeek.Experiments.Scenarios;
using PlantNSeek.Tasks.Images.Planted;

namespace PlantNSeek.Sweeping;

/// <summary>What the long profile runs of planted tickets in networks of convolutions: bars with three convolutions, width 16, and at the ticket's size some of the others.</summary>
internal static class ProfileImageEntries
{
    /// <summary>The first replicate that judges; those before it were looked at to choose the settings of edge-popup with one ranking, and what each run costs.</summary>
    public const int First = 4;

    /// <summary>Those that seek at the ticket's size and at ten times it.</summary>
    public static IReadOnlyList<string> Judged { get; } =
    [
        "Random uniform", "Random balanced", "Magnitude", "SNIP", "SynFlow", "SynFlow (multishot, 10 rounds)", "Magnitude (multishot, 10 rounds)", "Edge-popup (annealed)", ImageSeekers.GlobalEdgePopup,
    ];

    // A pruner and a search for strong tickets, which are cheap: in the other tasks, and in a deeper and wider host of the same.
    private static readonly string[] Elsewhere = ["SynFlow", ImageSeekers.GlobalEdgePopup];

    private const int Costly = 10; // replicates that decide a claim of two parts about one pair each
    private static readonly string[] Switches = ["signed-scales", "unequal-logits"];
    private static readonly string[] Rounds = [ImageSeekers.WithoutDecay, "IMP (decay)"];

    /// <summary>The entries, with replicates as <paramref name="of"/> takes them from those of the quick and the long profile.</summary>
    public static IEnumerable<ProfileEntry> Of(Func<int, int, int> of) =>
    [
        .. from protocol in Protocol.All
           from seeker in Judged
           select Entry(protocol, seeker, "ticket,10x", of(0, ProfileEntries.Decisive)),
        .. from protocol in Protocol.All select Entry(protocol, ImageSeekers.Unplanted, "10x", of(0, ProfileEntries.Decisive)),
        .. from seeker in (string[])[ImageSeekers.GlobalEdgePopup, ImageSeekers.Unplanted] select Entry(Protocol.Fair, seeker, "2x,5x", of(0, ProfileEntries.Decisive)),
        .. from protocol in Protocol.All
           from turned in Switches
           select Entry(protocol, "Random uniform", "ticket", of(0, ProfileEntries.Decisive), turned),
        Entry(Protocol.Paper, "Random uniform", "ticket", of(0, ProfileEntries.Decisive), "unequal-logits+channel-matching"), // what the two verdicts on signed scales depend on
        .. from setting in Others
           from seeker in Elsewhere
           select new ProfileEntry(setting with { Seeker = seeker, Densities = "ticket" }, of(0, ProfileEntries.Decisive), First),
        .. from seeker in Rounds select Entry(Protocol.Fair, seeker, "ticket", of(0, Costly)),
    ];

    /// <summary>The setting, without a seeker.</summary>
    public static ScenarioKey Bars(string protocol) =>
        new(protocol, PlantedImageTasks.Bars.Name, PlantedImageTask.FewestConvolutions, 16, PlantedImageTasks.Bars.UsualNoise, 0) { Experiment = PlantedImageExperiment.ExperimentName };

    private static IEnumerable<ScenarioKey> Others =>
    [
        .. from task in (PlantedImageTask[])[PlantedImageTasks.Distractors, PlantedImageTasks.Count, PlantedImageTasks.LongBar]
           select Bars(Protocol.Fair.Name) with { Task = task.Name, Noise = task.UsualNoise },
        Bars(Protocol.Fair.Name) with { Depth = 5, Width = 32 },
    ];

    private static ProfileEntry Entry(Protocol protocol, string seeker, string densities, int replicates, string turned = "") =>
        new(Bars(protocol.Name) with { Seeker = seeker, Densities = densities, Switch = turned }, replicates, First);
}
