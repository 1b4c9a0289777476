using PlantNSeek.Experiments.Decay;
using PlantNSeek.Pruning.Seekers;
using PlantNSeek.Tasks;

namespace PlantNSeek.Experiments;

/// <summary>What the profiles run of searches with weight decay, and of what these are compared with: on the same planted networks, none of which was used for choosing.</summary>
internal static class ProfileDecayEntries
{
    /// <summary>The first replicate that judges; those before it served to choose the settings.</summary>
    public const int First = 7;

    // Where a claim decides, and where none does.
    private const int Judged = 20, Shown = 8;
    private const string Rewound = "IMP (rewinding)", Late = "IMP (late resetting)", Kept = "IMP (learning-rate rewinding)";
    private static readonly string Chosen = WeightDecayExperiment.Chosen.Name;
    private static readonly string?[] WithoutAndWith = [null, Chosen];

    private static readonly Cell[] Cells =
    [
        new("circle", Kept, "ticket") { Quick = 1, Replicates = Judged }, new("relu", Kept, "ticket") { Quick = 1, Replicates = Judged }, new("helix", Kept, "2x") { Quick = 1, Replicates = Judged },
        new("helix", Kept, "ticket") { Replicates = Judged }, new("circle", Kept, "0.5x") { Replicates = Judged },
        new("circle", Rewound, "ticket") { Quick = 1 }, new("relu", Rewound, "ticket"), new("helix", Rewound, "ticket"), new("circle", Rewound, "0.5x"), new("helix", Rewound, "2x"),
        new("circle", Late, "ticket"), new("relu", Late, "ticket"), new("helix", Late, "ticket"),
        new("circle", Kept, "ticket", 3), new("relu", Kept, "ticket", 3), new("helix", Kept, "2x", 3),
    ];

    private static readonly Cell[] Decaying =
    [
        new("circle", Kept, "ticket", 3) { First = First + Shown, Replicates = Judged - Shown }, new("relu", Kept, "ticket", 3) { First = First + Shown, Replicates = Judged - Shown },
        new("helix", Kept, "2x", 3) { First = First + Shown, Replicates = Judged - Shown },
        new("circle", Kept, "ticket", 10) { Replicates = Judged }, new("relu", Kept, "ticket", 10) { Replicates = Judged }, new("helix", Kept, "2x", 10) { Replicates = Judged },
    ];

    /// <summary>The entries, with replicates as <paramref name="of"/> takes them from those of the quick and the long profile.</summary>
    public static IEnumerable<ProfileEntry> Of(Func<int, int, int> of) =>
    [
        .. from decay in WithoutAndWith from cell in Cells select Entry(cell, decay, of),
        .. from cell in Decaying select Entry(cell, Chosen, of),
        .. from decay in WithoutAndWith select Entry(new Cell("circle", Kept, "ticket") { Width = 1000, Replicates = 1 }, decay, of),
        .. from cell in Counterfactuals(DeadParameters.First, Judged) select Entry(cell, null, of),
        .. from cell in Counterfactuals(DeadParameters.AsBefore, Judged).Concat(Counterfactuals(DeadParameters.Last, Shown)) select Entry(cell, Chosen, of),
        Decayed("multishot", "circle", of(0, Judged), "ticket,0.01,0.1,0.5"), Decayed("multishot", "helix", of(0, Judged), "ticket,0.1,0.5"), Decayed("multishot", "relu", of(0, Judged), "ticket"),
        .. from task in LearningTasks.All
           from seeker in (string[])["RigL", "Continuous sparsification", "SynFlow (multishot, 10 rounds)"]
           select Decayed("seekers", task.Name, of(0, 5), "ticket", seeker), // as many networks as the leaderboard has
    ];

    private static IEnumerable<Cell> Counterfactuals(DeadParameters dead, int judged) =>
    [
        new("circle", WeightDecayExperiment.Counterfactual(Rewinding.LearningRateOnly, dead), "ticket") { Replicates = judged },
        new("relu", WeightDecayExperiment.Counterfactual(Rewinding.LearningRateOnly, dead), "ticket") { Replicates = judged },
        new("helix", WeightDecayExperiment.Counterfactual(Rewinding.LearningRateOnly, dead), "2x"), new("circle", WeightDecayExperiment.Counterfactual(Rewinding.ToStart, dead), "ticket"),
    ];

    private static ProfileEntry Entry(Cell cell, string? decay, Func<int, int, int> of) => new(
        ScenarioKey.Usual(WeightDecayExperiment.ExperimentName, Protocol.Fair.Name, cell.Task, cell.Depth) with { Width = cell.Width, Decay = decay, Seeker = cell.Seeker, Densities = cell.Density },
        of(cell.Quick, cell.Replicates),
        cell.First);

    private static ProfileEntry Decayed(string experiment, string task, int replicates, string densities, string seeker = "") => new(
        ScenarioKey.Usual(experiment, Protocol.Fair.Name, task) with { Decay = Chosen, Seeker = seeker, Densities = densities }, replicates, First);

    private sealed record Cell(string Task, string Seeker, string Density, int Depth = 5)
    {
        public int Width { get; init; } = 100;

        public int First { get; init; } = ProfileDecayEntries.First;

        public int Quick { get; init; }

        public int Replicates { get; init; } = Shown;
    }
}
