using PlantNSeek.Experiments;
using PlantNSeek.Experiments.Scenarios;
using PlantNSeek.Tasks;

namespace PlantNSeek.Sweeping;

/// <summary>
/// What the profiles run: the quick one as many replicates as minutes allow, the long one more replicates of the same settings and what
/// the quick one leaves out, so that nearly all of its runs are among those of the long one.
/// </summary>
/// <remarks>
/// In a single shot ReLU at depth 5 takes the most replicates, since SNIP finds its ticket at density 0.01 in most of them but not in all,
/// and Circle at depth 10, where many scores lie near the threshold. Where single outcomes of the published programs are compared with,
/// there are <see cref="Compared"/> replicates (on ReLU and Helix in the long profile, where multishot is concerned). Where a claim compares many
/// pruners and densities the long profile has <see cref="Decisive"/>, below which not even replicates that all agree would decide.
/// </remarks>
internal static class ProfileEntries
{
    /// <summary>The fewest replicates whose range a value of the published programs must lie in.</summary>
    public const int Compared = 19;

    /// <summary>Replicates where the networks differ so much that many values of one lie outside the range of few: those of a second look.</summary>
    public const int Varied = 50;

    /// <summary>The fewest replicates that can decide a claim about twenty pairs of pruner and density.</summary>
    public const int Decisive = 13;

    /// <summary>The fewest that can decide one of three parts about one pair.</summary>
    public const int DecisiveOfOnePair = 10;

    // The settings of IMP (decay) were chosen on the replicates before it.
    private const int Unchosen = ProfileDecayEntries.First;
    private const string Sparse = "ticket,0.01,0.1";
    private static readonly string[] Tasks = [.. LearningTasks.All.Select(t => t.Name)];
    private static readonly string[] TransferPairs = ["circle>circle-radii", "circle>rings", "circle>product", "rings>circle"];
    private static readonly string[] Strong = ["Local search", "Edge-popup (annealed)", "Gem-Miner"];
    private static readonly string[] Regressions = [.. LearningTasks.All.Where(t => !t.IsClassification).Select(t => t.Name)];
    private static readonly string[] WithoutSoftmax = ["edge-popup-softmax", "edge-popup-softmax+edge-popup-rescaling"];
    private static readonly double[] Noises = [0, 0.001, 0.01, 0.1];

    public static IReadOnlyList<ProfileEntry> Quick { get; } = Entries(static (quick, _) => quick);

    public static IReadOnlyList<ProfileEntry> Paper { get; } = Entries(static (_, paper) => paper);

    public static IReadOnlyList<ProfileEntry> Smoke { get; } =
    [
        .. from depth in new[] { 3, 5 } from task in Tasks from entry in Both("singleshot", task, depth, 1) select entry,
    ];

    // Of the replicates in the quick and in the long profile one is taken.
    private static IReadOnlyList<ProfileEntry> Entries(Func<int, int, int> of) =>
    [
        .. new[] { SingleShot(of), Multishot(of), EdgePopup(of), Variations(of), Artefacts(of), Beyond(of), ProfileDecayEntries.Of(of), ProfileImageEntries.Of(of) }.SelectMany(static e => e).Where(static e => e.Replicates > 0),
    ];

    private static IEnumerable<ProfileEntry> SingleShot(Func<int, int, int> of) =>
    [
        .. Each(task => Both("singleshot", task, 3, of(Decisive, 25))),
        .. Both("singleshot", "relu", 5, of(17, 25)), .. Both("singleshot", "circle", 5, of(Decisive, 25)), .. Both("singleshot", "helix", 5, of(Decisive, 25)),
        .. Both("singleshot", "relu", 10, of(3, 25)), .. Both("singleshot", "circle", 10, of(6, 25)), .. Both("singleshot", "helix", 10, of(3, 25)),
    ];

    private static IEnumerable<ProfileEntry> Multishot(Func<int, int, int> of) =>
    [
        .. Each(task => Only("Paper", "multishot", task, of(task == "circle" ? Compared : 6, task == "helix" ? Varied : Compared), densities: Sparse)),
        .. Each(task => Only("Paper", "multishot", task, of(3, Decisive), densities: "0.5")),
        .. Each(task => Only("Fair", "multishot", task, of(3, Decisive))),
        .. Only("Fair", "multishot", "circle", of(7, Compared - Decisive), seeker: "SynFlow", densities: "ticket").Select(e => e with { First = of(4, Decisive + 1) }), // on the threshold
        .. Both("multishot-local", "circle", 5, of(3, Decisive), k => k with { Seeker = "GraSP", Densities = Sparse }),
        .. Both("multishot-local", "circle", 5, of(0, 5), k => k with { Seeker = "SynFlow", Densities = Sparse }),
    ];

    private static IEnumerable<ProfileEntry> EdgePopup(Func<int, int, int> of) =>
    [
        .. Only("Paper", "edge-popup", "circle", Compared, densities: "ticket,0.1,0.5"),
        .. Only("Paper", "edge-popup", "circle", of(3, Decisive), densities: "0.01"),
        .. Only("Paper", "edge-popup", "relu", of(2, Decisive)), .. Only("Paper", "edge-popup", "helix", of(2, Decisive)),
        .. Each(task => Only("Fair", "edge-popup", task, of(3, Decisive))),
    ];

    // Rounds, noise and width (Fig. 9 to 11).
    private static IEnumerable<ProfileEntry> Variations(Func<int, int, int> of) =>
    [
        .. Each(task => Only("Paper", "singleshot-100-rounds", task, Compared, seeker: "SynFlow", densities: Sparse)),
        .. Both("singleshot-100-rounds", "circle", 6, of(5, Decisive), k => k with { Seeker = "SynFlow", Densities = "ticket,0.01,0.1,0.5" }),
        .. Both("singleshot", "circle", 6, of(3, Decisive), k => k with { Densities = "ticket,0.01,0.1,0.5" }),
        .. Noises.Where(n => n != 0.01).SelectMany(n => Both("singleshot", "circle", 6, of(3, Decisive), k => k with { Noise = n, Densities = "0.01,0.1" })),
        .. Noises.SelectMany(n => Both("multishot", "circle", 6, of(3, Decisive), k => k with { Noise = n, Densities = "0.01,0.1" })),
        .. Both("singleshot", "circle", 6, of(1, Decisive), k => k with { Width = 1000, Densities = Sparse }),
        .. Both("singleshot", "circle", 6, of(0, 1), k => k with { Width = 1000, Densities = "0.5,1" }),
    ];

    // One artefact of the published programs switched off alone, for the claims that hang on it.
    private static IEnumerable<ProfileEntry> Artefacts(Func<int, int, int> of) =>
    [
        .. Each(task => Only("Paper", "singleshot", task, of(5, Decisive), "matching", "Random", "ticket")),
        .. Only("Paper", "singleshot", "circle", of(3, Decisive), "output-scale"),
        .. Only("Paper", "singleshot", "circle", of(3, Decisive), "ticket-budget", densities: "ticket"),
        .. Only("Paper", "multishot", "circle", of(3, Decisive), "output-scale", densities: Sparse),
        .. Only("Paper", "multishot", "circle", Compared, "stale-gradient", "GraSP", Sparse),
        .. Only("Paper", "multishot", "circle", Compared, "stale-gradient+nesting", "GraSP", Sparse),
        .. Only("Paper", "multishot", "circle", of(3, Decisive), "ties", "GraSP", Sparse),
        .. Only("Paper", "multishot", "circle", of(3, Decisive), "stale-gradient+ties", "GraSP", Sparse),
        .. Only("Paper", "multishot-local", "circle", of(3, Decisive), "stale-gradient", "GraSP", Sparse),
        .. Only("Paper", "multishot-local", "circle", of(3, Decisive), "ties", "GraSP", Sparse),
        .. Only("Paper", "multishot", "circle", of(3, Decisive), "nesting", "Magnitude", Sparse),
        .. Only("Paper", "multishot", "circle", of(3, Decisive), "nesting", "SNIP", Sparse),
        .. Only("Paper", "edge-popup", "circle", Compared, "edge-popup-softmax+edge-popup-bias-scores", densities: "ticket,0.1,0.5"),
        .. Only("Paper", "edge-popup", "circle", of(3, Compared), "edge-popup-softmax", densities: "ticket,0.1,0.5"),
        .. Only("Paper", "edge-popup", "circle", of(3, Compared), "edge-popup-bias-scores", densities: "ticket,0.1,0.5"),
        .. from task in Regressions
           from turned in WithoutSoftmax
           from entry in Only("Paper", "edge-popup", task, of(3, Compared), turned, densities: "0.5")
           select entry,
    ];

    // What came after the paper. Gem-Miner's penalty was chosen on replicates 1 to 3 under Fair, so others judge it.
    private static IEnumerable<ProfileEntry> Beyond(Func<int, int, int> of) =>
    [
        .. Both("theory", "relu", 5, 10),
        .. Both("gem-miner", "circle", 5, of(0, Decisive), k => k with { Densities = "ticket" }).Select(e => e with { First = 4 }),
        .. Each(task => Only("Fair", "seekers", task, of(2, 5), densities: "0.01")).Select(e => e with { First = Unchosen }),
        .. Each(task => Only("Fair", "seekers", task, of(0, 5), densities: "0.1")).Select(e => e with { First = Unchosen }),
        .. Each(task => Only("Fair", "seekers", task, of(0, 5), densities: "ticket")).Select(e => e with { First = Unchosen }),
        .. Each(task => Strong.SelectMany(seeker => Only("Fair", "strong-tickets", task, of(1, DecisiveOfOnePair), seeker: seeker, densities: "2x"))).Select(Fresh),
        .. Each(task => Strong.SelectMany(seeker => Only("Paper", "strong-tickets", task, of(0, DecisiveOfOnePair), seeker: seeker, densities: "2x"))).Select(Fresh),
        .. Only("Fair", "strong-tickets", "helix", of(0, DecisiveOfOnePair), seeker: StrongTicketExperiment.StartedName, densities: "2x").Select(Fresh), // where random masks do not lead
        .. Each(task => Only("Fair", "strong-tickets", task, of(0, 2), seeker: "Local search", densities: "ticket,10x")).Select(Fresh),
        .. TransferPairs.SelectMany(pair => Only("Fair", "transfer", pair, of(2, 5), densities: "0.01")),
        .. TransferPairs.SelectMany(pair => Only("Fair", "transfer", pair, of(0, 5), densities: "ticket,0.1")),
        new(new ScenarioKey("Fair", "spiral", 5, 3, 0, 0) { Experiment = "spiral" }, 1),
    ];

    // The local search's settings were chosen on replicates 1 to 8, so others judge it.
    private static ProfileEntry Fresh(ProfileEntry entry) => entry with { First = 11 };

    private static IEnumerable<ProfileEntry> Each(Func<string, IEnumerable<ProfileEntry>> ofTask) => Tasks.SelectMany(ofTask);

    // A setting at width 100 with noise 0.01 under both protocols, and variations of it.
    private static IEnumerable<ProfileEntry> Both(string experiment, string task, int depth, int replicates, Func<ScenarioKey, ScenarioKey>? vary = null) =>
        from protocol in Protocol.All
        let setting = ScenarioKey.Usual(experiment, protocol.Name, task, depth)
        select new ProfileEntry(vary is null ? setting : vary(setting), replicates);

    // A setting at depth 5, width 100 and noise 0.01 under one protocol.
    private static IEnumerable<ProfileEntry> Only(
        string protocol, string experiment, string task, int replicates, string turned = "", string seeker = "", string densities = "") =>
    [
        new(ScenarioKey.Usual(experiment, protocol, task) with { Switch = turned, Seeker = seeker, Densities = densities }, replicates),
    ];
}
