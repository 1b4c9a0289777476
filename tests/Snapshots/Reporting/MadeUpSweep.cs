using PlantNSeek.Claims;
using PlantNSeek.Experiments.Scenarios;
using PlantNSeek.Experiments.Spiral;
using PlantNSeek.Experiments.Theory;
using PlantNSeek.Experiments.Transfer;
using PlantNSeek.Recovery;
using PlantNSeek.Sweeping;

namespace PlantNSeek.Snapshots.Tests.Reporting;

/// <summary>Results that nobody measured, as small as what is tested with them allows.</summary>
internal static class MadeUpSweep
{
    public const double CircleTicket = 0.98;
    public const double ReluTicket = 1e-4;

    /// <summary>A planted network with 16 planted weights among 800.</summary>
    public static ScenarioResult Scenario(string experiment, string protocol, string task, int replicate, params RunResult[] runs) => new()
    {
        Key = new ScenarioKey(protocol, task, 5, 100, 0.01, replicate) { Experiment = experiment },
        HostWeights = [200, 400, 200],
        HostBiases = [20, 20, 1],
        PlantedWeights = [2, 4, 10], // mostly in the last layer, as planted tickets have them
        PlantedBiases = [2, 2, 1],
        TicketDensity = 0.025,
        TicketScore = task == "circle" ? CircleTicket : ReluTicket,
        TicketScoreUnscaled = task == "circle" ? CircleTicket : ReluTicket,
        PlantingDeviation = 0,
        MagnitudeAuc = [0.5, 0.5, 0.5],
        MagnitudeAucP = [0.5, 0.5, 0.5],
        UnitNormAuc = [0.5, 0.5, double.NaN],
        UnitIndexAuc = [0.5, 0.5, double.NaN],
        Runs = runs,
        Controls = [Run("Oracle", "ticket", 0.9, 0.95)],
    };

    /// <summary>A find of 80 weights, 4 of them planted, 32 on a path.</summary>
    public static RunResult Run(string seeker, string density, double strong, double? weak, long? samples = 320) => new()
    {
        Pruner = seeker,
        Density = density,
        Kept = 90,
        Strong = strong,
        Weak = weak,
        StrongUnscaled = strong,
        WeakUnscaled = weak,
        Samples = samples,
        KeptWeights = [5, 15, 60],
        KeptBiases = [5, 5, 0],
        WeightHits = [1, 2, 1],
        BiasHits = [0, 1, 0],
        EffectiveWeights = 32,
        EffectiveParameters = 40,
        FlowCollapse = false,
    };

    /// <summary>Sanity checks of one score each.</summary>
    public static IReadOnlyList<CheckedScore> Checks(double score, bool hasInversion) =>
    [
        new(SanityCheck.LayerwiseShuffle, score), new(SanityCheck.Reinitialisation, score), new(SanityCheck.RandomMask, score),
        .. hasInversion ? new CheckedScore[] { new(SanityCheck.ScoreInversion, score) } : [],
    ];

    /// <summary>What the smoke profile runs.</summary>
    public static IEnumerable<ExperimentResult> SingleShot() =>
        Profile.Smoke.Scenarios().Select(SingleShot);

    /// <summary>Something of every experiment.</summary>
    public static IReadOnlyList<ExperimentResult> OfEverything() =>
    [
        .. SingleShot(),
        Scenario("seekers", "Fair", "circle", 1, Run("SNIP", "0.1", 0.4, 0.96)),
        .. DecaySweep.Setting("circle", DecaySweep.Decay, _ => [DecaySweep.Find(DecaySweep.Rewound, 0.9).Traced((200, 100, 0.9), (150, 75, 0.8))]),
        Scenario("strong-tickets", "Fair", "circle", 11, Run("Local search", "2x", 0.96, null)),
        Scenario("gem-miner", "Fair", "circle", 4, Run("Gem-Miner", "ticket", 0.4, 0.96)),
        new TransferRecord { Key = new ScenarioKey("Fair", "circle>rings", 5, 100, 0.01, 1) { Experiment = "transfer" }, Transfers = [Transfer("circle", "rings", 1, 4, 0.1)] },
        new SpiralRecord { Key = new ScenarioKey("Fair", "spiral", 5, 3, 0, 1) { Experiment = "spiral" }, Runs = [new(3, 5, "SNIP", 22, 14, 18, 10, 0.9)] },
        new NumbersResult { Key = new ScenarioKey("Fair", "relu", 5, 100, 0.01, 1) { Experiment = "theory" }, Numbers = [.. TheoryTrials.Run(1).Select(n => new NamedNumber(n.Key, n.Value))] },
    ];

    /// <summary>A replicate of Circle at depth 5, of which the smoke profile has one.</summary>
    public static ScenarioResult SingleShot(string protocol, int replicate) =>
        SingleShot(ScenarioKey.Usual("singleshot", protocol, "circle") with { Replicate = replicate });

    private static ScenarioResult SingleShot(ScenarioKey key)
    {
        var runs = from pruner in Measures.PrunerNames from density in DensityPoint.Labels select Run(pruner, density, 0.5, 0.6);
        return Scenario(key.Experiment, key.Protocol, key.Task, key.Replicate, [.. runs]) with { Key = key };
    }

    public static TransferResult Transfer(string source, string target, int replicate, int found, double after) => new()
    {
        Key = new TransferKey(source, target, 5, 100, "0.01", replicate, "SNIP"),
        HostParameters = 1000,
        SourceTicket = 50,
        TargetTicket = 50,
        TicketScore = target == "circle" ? CircleTicket : ReluTicket,
        SourceDenseScore = 0.9,
        SourceMaskScore = 0.8,
        OnSource = Finding(found),
        OnTarget = Finding(found + 4),
        Runs = [.. from mask in Enum.GetValues<TransferMask>() from start in Enum.GetValues<TransferStart>()
            select new TransferRun { Mask = mask, Start = start, Kept = 60, EffectiveWeights = 40, Before = 0.2, After = mask == TransferMask.Source && start == TransferStart.Random ? after : 0.25 }],
    };

    private static TransferFinding Finding(int found) => new()
    {
        Kept = 60, KeptHidden = 50, Samples = 320, Shared = new FeatureRecall(40, found, 5, 0.02, 2), SourceOnly = new FeatureRecall(0, 0, 0, 1, 0), TargetOnly = new FeatureRecall(0, 0, 0, 1, 0),
    };
}
