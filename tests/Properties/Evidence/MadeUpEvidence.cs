using PlantNSeek.Evidence;
using PlantNSeek.Experiments.Scenarios;
using PlantNSeek.Experiments.Theory;
using PlantNSeek.Numerics;
using PlantNSeek.Recovery;
using PlantNSeek.Store;

namespace PlantNSeek.Properties.Evidence;

/// <summary>Recorded runs made up from a few random numbers.</summary>
internal static class MadeUpEvidence
{
    public const string Sources = "0123";

    public static ScenarioKey Setting { get; } = ScenarioKey.Usual("multishot", "Fair", "circle");

    /// <summary>A result with two seekers at some densities.</summary>
    public static ScenarioResult Scenario(ScenarioKey key, RandomStream random, params string[] densities) => new()
    {
        Key = key,
        HostWeights = [200, 400],
        HostBiases = [100, 4],
        PlantedWeights = [4, 80],
        PlantedBiases = [0, 4],
        TicketDensity = random.NextDouble(),
        TicketScore = random.NextDouble(),
        TicketScoreUnscaled = random.NextDouble(),
        PlantingDeviation = -0.0,
        UnitNormAuc = [random.NextDouble(), double.NaN],
        Runs = [.. from seeker in (string[])["SNIP", "SynFlow"] from density in densities select Run(seeker, density, random)],
        Controls = [Run("Oracle", "ticket", random) with { Weak = null }],
    };

    public static RunResult Run(string seeker, string density, RandomStream random) => new()
    {
        Pruner = seeker,
        Density = density,
        Kept = 20,
        Strong = random.NextDouble(),
        Weak = random.NextDouble(),
        StrongUnscaled = double.PositiveInfinity,
        WeakUnscaled = random.NextDouble(),
        Sanity = density == "ticket" ? [new CheckedScore(SanityCheck.LayerwiseShuffle, random.NextDouble())] : null,
        KeptWeights = [1, 15],
        KeptBiases = [2, 2],
        WeightHits = [0, 3],
        BiasHits = [0, 1],
        EffectiveWeights = 12,
        EffectiveParameters = 14,
        FlowCollapse = random.NextDouble() < 0.5,
    };

    public static NumbersResult Numbers(ScenarioKey key, RandomStream random) =>
        new() { Key = key, Numbers = [new NamedNumber("first", random.NextDouble()), new NamedNumber("second", double.NegativeInfinity)] };

    /// <summary>A book of some replicates of three cells: two seekers at three densities, and numbers.</summary>
    public static EvidenceBook Book(int replicates = 4, double seconds = 0.5)
    {
        var random = new RandomStream(1, "made-up evidence");
        var results = from r in Enumerable.Range(1, replicates)
                      from result in (ExperimentResult[])[Scenario(Setting with { Replicate = r }, random, "ticket", "0.01", "0.1"), Numbers(ScenarioKey.Usual("theory", "Fair", "relu") with { Replicate = r }, random)]
                      select result;
        return Timed(new EvidenceBook(new SweepResults(results), [], Sources), seconds);
    }

    public static EvidenceBook Timed(EvidenceBook book, double seconds) =>
        new(book.Results, book.Cells.Values.Select(c => c with { Seconds = seconds }), Sources);
}
