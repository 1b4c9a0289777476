using PlantNSeek.Experiments.Pictures;
using PlantNSeek.Experiments.Scenarios;

namespace PlantNSeek.Sweeping;

/// <summary>How much of the paper is run.</summary>
/// <param name="Name">The name on the command line.</param>
/// <param name="Entries">The settings with their number of replicates.</param>
public sealed record Profile(string Name, IReadOnlyList<ProfileEntry> Entries)
{
    private const int Looked = 8; // networks of those settings on real images that were judged before their profile was raised

    /// <summary>Few replicates, which decide many claims but not all.</summary>
    public static Profile Quick { get; } = new("quick", ProfileEntries.Quick);

    /// <summary>The paper's numbers of replicates, as many as each claim needs, and what the quick profile leaves out; nearly all runs of that one are among its own.</summary>
    public static Profile Paper { get; } = new("paper", ProfileEntries.Paper);

    /// <summary>A few runs of seconds, to try the machinery; too few for verdicts that mean anything.</summary>
    public static Profile Smoke { get; } = new("smoke", ProfileEntries.Smoke);

    /// <summary>The runs on real images, which need a data set and an engine for convolutions.</summary>
    public static Profile Pictures { get; } = new("pictures", [.. ProfilePictureEntries.All, .. ProfileGemEntries.All, .. ProfileTransferEntries.All]);

    /// <summary>The leaderboard on real images; no claim is judged on it.</summary>
    public static Profile PictureSeekers { get; } = new("pictures-seekers", ProfileSeekerEntries.All);

    /// <summary>The runs on real images at the paper's size; no claim is judged on them.</summary>
    public static Profile WholePictures { get; } = new("pictures-whole", ProfilePictureEntries.Whole);

    /// <summary>What is recorded: the settings of the long profile, with more replicates of those that a claim lacked them of, and some on real images.</summary>
    public static Profile Recorded { get; } = new(
        "evidence",
        [.. Paper.Entries, .. ProfilePictureEntries.All.Select(static e => e.Setting.Experiment == PlantedPictureExperiment.ExperimentName ? e : e with { Replicates = Looked }), .. ProfileGemEntries.All, .. ProfileTransferEntries.All]);

    /// <summary>All profiles that can be run.</summary>
    public static IReadOnlyList<Profile> All { get; } = [Quick, Paper, Smoke, Pictures, WholePictures, PictureSeekers];

    /// <summary>The profile of a name, in any letter case.</summary>
    /// <exception cref="ArgumentException">There is none; the message lists those there are.</exception>
    public static Profile ByName(string name) => Catalogue.Find(All, name, static profile => profile.Name, $"profile is {name}; the known ones are");

    /// <summary>The depths at which the singleshot experiment is run at width 100, ascending.</summary>
    public IReadOnlyList<int> SingleShotDepths =>
        [.. Entries.Select(e => e.Setting).Where(s => s is { Experiment: "singleshot", Width: 100, Noise: 0.01, Switch: "", Densities: "" }).Select(s => s.Depth).Distinct().Order()];

    /// <summary>All runs of the profile.</summary>
    public IEnumerable<ScenarioKey> Scenarios() =>
        from entry in Entries
        from replicate in Enumerable.Range(entry.First, entry.Replicates)
        select entry.Setting with { Replicate = replicate };
}

/// <summary>How often a setting is repeated.</summary>
/// <param name="Setting">The setting, and which part of its experiment.</param>
/// <param name="Replicates">Planted networks.</param>
/// <param name="First">The first replicate; the others follow it.</param>
public readonly record struct ProfileEntry(ScenarioKey Setting, int Replicates, int First = 1);
