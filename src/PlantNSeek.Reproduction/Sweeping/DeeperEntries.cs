using PlantNSeek.Experiments.Decay;
using PlantNSeek.Experiments.Images;
using PlantNSeek.Experiments.Scenarios;
using PlantNSeek.Pruning.Seekers.Rounds;

namespace PlantNSeek.Sweeping;

/// <summary>
/// Samples to which replicates are added where a claim that rests on them is undecided on those of the long profile. Written down before any of their replicates was run; a claim that no sample
/// names stays as the long profile leaves it.
/// </summary>
public static class DeeperEntries
{
    private const int FirstOfGemMiner = 4;
    private const int FirstOfDecay = ProfileDecayEntries.First;

    /// <summary>All of them.</summary>
    public static IReadOnlyList<DeeperEntry> All { get; } = [.. SingleShot(), .. Noise(), .. Multishot(), .. LearnedMasks(), .. Decay(), .. Images()];

    private static IEnumerable<DeeperEntry> SingleShot() =>
    [
        new(["C8"], Of("Fair", "singleshot", "helix", "Random", "0.5")),
        .. Both(["C9", "C10"], "singleshot", "relu", "SNIP", "0.01"),
        .. Both(["C21"], "multishot", "circle", "Magnitude", "0.1"),
        .. Both(["C21"], "singleshot", "circle", "Magnitude", "0.1"),
        .. from depth in (int[])[5, 10]
           from seeker in (string[])["Magnitude", "GraSP", "SynFlow"]
           select new DeeperEntry(["C15"], Of("Paper", "singleshot", "circle", seeker, "0.5") with { Depth = depth }),
        .. from depth in (int[])[5, 10]
           from part in ((string Seeker, string Densities)[])[("Magnitude", "0.5"), ("SNIP", "0.1,0.5")]
           select new DeeperEntry(["C15"], Of("Fair", "singleshot", "circle", part.Seeker, part.Densities) with { Depth = depth }),
        .. from entry in Both(["C16"], "singleshot", "circle", "", "ticket,0.01,0.1")
           from width in (int[])[100, 1000]
           select entry with { Setting = entry.Setting with { Depth = 6, Width = width } },
    ];

    // Circle at depth 6 with and without noise.
    private static IEnumerable<DeeperEntry> Noise() =>
        from experiment in (string[])["singleshot", "multishot"]
        from part in ((string[] Claims, double Noise)[])[(["C18"], 0), (["C18", "C19"], 0.01), (["C19"], 0.1)]
        from entry in Both(part.Claims, experiment, "circle", "", "0.01,0.1")
        select entry with { Setting = entry.Setting with { Depth = 6, Noise = part.Noise } };

    private static IEnumerable<DeeperEntry> Multishot() =>
    [
        .. Both(["C22"], "multishot", "helix", "SNIP", "0.5"),
        new(["C22"], Of("Paper", "multishot", "helix", "Magnitude", "0.5")),
        .. Both(["C23"], "multishot", "circle", "SynFlow", "ticket"),
        .. Both(["C25", "C35"], "multishot", "relu", "SynFlow", "ticket"),
        new(["C25"], Of("Paper", "multishot", "relu", "SNIP", "ticket")),
        new(["C25"], Of("Paper", "multishot", "relu", "Magnitude", "0.01")),
    ];

    private static IEnumerable<DeeperEntry> LearnedMasks() =>
    [
        new(["C27"], Of("Fair", "edge-popup", "circle", "Edge-popup", "ticket")),
        new(["C28"], Of("Fair", "edge-popup", "circle", "Edge-popup (annealed)", "0.1")),
        .. Both(["G1"], "gem-miner", "circle", "", "ticket").Select(static e => e with { First = FirstOfGemMiner }),
    ];

    private static IEnumerable<DeeperEntry> Decay() =>
    [
        .. from entry in (DeeperEntry[])
           [
               new(["W1", "W6"], Of("Fair", WeightDecayExperiment.ExperimentName, "circle", Kept, "ticket")),
               new(["W3"], Of("Fair", WeightDecayExperiment.ExperimentName, "helix", Kept, "2x")),
               new(["W9"], Of("Fair", "multishot", "circle", "Magnitude", "0.01,0.1")),
               new(["W10"], Of("Fair", "multishot", "helix", "SNIP", "0.5")),
               new(["W11"], Of("Fair", "multishot", "circle", "SynFlow", "ticket")),
               new(["W12"], Of("Fair", "multishot", "relu", "SynFlow", "ticket")),
           ]
           select entry with { First = FirstOfDecay, Setting = entry.Setting with { Decay = WeightDecayExperiment.Chosen.Name } },
    ];

    private static IEnumerable<DeeperEntry> Images() =>
        from part in ((string Claim, string Seeker, string Density, string[] Protocols)[])
        [
            ("I2", ImageSeekers.GlobalEdgePopup, "10x", ["Paper", "Fair"]), ("I2", ImageSeekers.Unplanted, "10x", ["Paper", "Fair"]),
            ("I3", "Random balanced", "10x", ["Paper", "Fair"]), ("I4", "Magnitude (multishot, 10 rounds)", "10x", ["Paper", "Fair"]), ("I6", "IMP (decay)", "ticket", ["Fair"]),
        ]
        from protocol in part.Protocols
        select new DeeperEntry([part.Claim], ProfileImageEntries.Bars(protocol) with { Seeker = part.Seeker, Densities = part.Density }, ProfileImageEntries.First);

    private static string Kept => WeightDecayExperiment.Counterfactual(Rewinding.LearningRateOnly, DeadParameters.ByMagnitude);

    private static IEnumerable<DeeperEntry> Both(string[] claims, string experiment, string task, string seeker, string densities) =>
        from protocol in Protocol.All select new DeeperEntry(claims, Of(protocol.Name, experiment, task, seeker, densities));

    private static ScenarioKey Of(string protocol, string experiment, string task, string seeker, string densities) =>
        ScenarioKey.Usual(experiment, protocol, task) with { Seeker = seeker, Densities = densities };
}

/// <summary>One sample: a setting with the seekers and densities that a claim lacks replicates of.</summary>
/// <param name="Claims">The ids of the claims.</param>
/// <param name="Setting">The setting, and which part of its experiment.</param>
/// <param name="First">The first replicate; the others follow it.</param>
public sealed record DeeperEntry(IReadOnlyList<string> Claims, ScenarioKey Setting, int First = 1)
{
    /// <summary>The runs of a look at so many replicates.</summary>
    public IEnumerable<ScenarioKey> Scenarios(int replicates) => Enumerable.Range(First, replicates).Select(r => Setting with { Replicate = r });
}
