using PlantNSeek.Experiments.Decay;
using PlantNSeek.Experiments.Scenarios;
using PlantNSeek.Pruning.Seekers.Rounds;
using PlantNSeek.Tasks;

namespace PlantNSeek.Sweeping;

/// <summary>What the profiles run of searches with weight decay, and of what these are compared with: on the same planted networks, none of which was used for choosing.</summary>
internal static class ProfileDecayEntries
{
    /// <summary>The first replicate that judges; those before it served to choose the settings.</summary>
    public const int First = 7;

    // Where a claim decides, and where none does.
    private const int Judged = 20, Shown = 8;
    private const string Rewound = "IMP (rewinding)", Late = "IMP (late resetting)", Kept = "IMP (learning-rate rewinding)";
    private static readonly string Chosen = WeightDecayExperiment.Chosen.Name;

    private static readonly Cell[] Cells =
    [
        new("circle", Kept, "ticket", Judged) { Quick = 1 }, new("relu", Kept, "ticket", Judged) { Quick = 1 }, new("helix", Kept, "2x", Judged) { Quick = 1 },
        new("helix", Kept, "ticket", Judged), new("circle", Kept, "0.5x", Judged),
        new("circle", Rewound, "ticket", Shown) { Quick = 1 }, new("relu", Rewound, "ticket", Shown), new("helix", Rewound, "ticket", Shown),
        new("circle", Rewound, "0.5x", Shown), new("helix", Rewound, "2x", Shown),
        new("circle", Late, "ticket", Shown), new("relu", Late, "ticket", Shown), new("helix", Late, "ticket", Shown),
        .. from other in (Cell[])[new("", Kept, "", Judged) { Depth = 3, Without = Shown }, new("", Kept, "", Judged) { Depth = 10, Without = 0 }]
           from cell in (Cell[])[other with { Task = "circle", Density = "ticket" }, other with { Task = "relu", Density = "ticket" }, other with { Task = "helix", Density = "2x" }]
           select cell,
        new("circle", Kept, "ticket", 1) { Width = 1000 },
    ];

    /// <summary>The entries, with replicates as <paramref name="of"/> takes them from those of the quick and the long profile.</summary>
    public static IEnumerable<ProfileEntry> Of(Func<int, int, int> of) =>
    [
        .. from cell in Cells select Entry(cell, null, of(cell.Quick, cell.Without)),
        .. from cell in Cells select Entry(cell, Chosen, of(cell.Quick, cell.Replicates)),
        .. from cell in Counterfactuals(DeadParameters.First, Judged) select Entry(cell, null, of(0, cell.Replicates)),
        .. from cell in Counterfactuals(DeadParameters.AsBefore, Judged).Concat(Counterfactuals(DeadParameters.Last, Shown)) select Entry(cell, Chosen, of(0, cell.Replicates)),
        Decayed("multishot", "circle", of(0, Judged), "ticket,0.01,0.1,0.5"), Decayed("multishot", "helix", of(0, Judged), "ticket,0.1,0.5"), Decayed("multishot", "relu", of(0, Judged), "ticket"),
        .. from task in LearningTasks.All
           from seeker in (string[])["RigL", "Continuous sparsification", "SynFlow (multishot, 10 rounds)"]
           select Decayed("seekers", task.Name, of(0, 5), "ticket", seeker), // as many networks as the leaderboard has
    ];

    private static IEnumerable<Cell> Counterfactuals(DeadParameters dead, int judged) =>
    [
        new("circle", WeightDecayExperiment.Counterfactual(Rewinding.LearningRateOnly, dead), "ticket", judged), new("relu", WeightDecayExperiment.Counterfactual(Rewinding.LearningRateOnly, dead), "ticket", judged),
        new("helix", WeightDecayExperiment.Counterfactual(Rewinding.LearningRateOnly, dead), "2x", Shown), new("circle", WeightDecayExperiment.Counterfactual(Rewinding.ToStart, dead), "ticket", Shown),
    ];

    private static ProfileEntry Entry(Cell cell, string? decay, int replicates) => new(
        ScenarioKey.Usual(WeightDecayExperiment.ExperimentName, Protocol.Fair.Name, cell.Task, cell.Depth) with { Width = cell.Width, Decay = decay, Seeker = cell.Seeker, Densities = cell.Density },
        replicates,
        First);

    private static ProfileEntry Decayed(string experiment, string task, int replicates, string densities, string seeker = "") => new(
        ScenarioKey.Usual(experiment, Protocol.Fair.Name, task) with { Decay = Chosen, Seeker = seeker, Densities = densities }, replicates, First);

    // With as many replicates of the long profile as given, without decay as many unless it says otherwise.
    private sealed record Cell(string Task, string Seeker, string Density, int Replicates)
    {
        public int Without { get; init; } = Replicates;

        public int Depth { get; init; } = 5;

        public int Width { get; init; } = 100;

        public int Quick { get; init; }
    }
}
