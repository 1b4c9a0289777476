using PlantNSeek.Claims;
using PlantNSeek.Experiments.Scenarios;
using PlantNSeek.Experiments.Theory;
using PlantNSeek.Numerics;
using PlantNSeek.Store;
using PlantNSeek.Sweeping;

namespace PlantNSeek.Properties.Claims;

/// <summary>All claims of <c>spec/claims.yaml</c> on made-up results of as many replicates as a profile has.</summary>
internal static class BookSimulation
{
    private const double JustFound = 1e-9;

    /// <summary>The long profile with the runs on real images: all that claims are judged on.</summary>
    public static Profile Long { get; } = new("long", [.. Profile.Paper.Entries, .. Profile.Pictures.Entries]);

    /// <summary>A sweep in which every margin has the true median 0 and what is counted happens as drawn.</summary>
    public static SweepResults Sweep(Profile profile, SimulatedSweep sweep, RandomStream stream, Func<bool> happens) => new(
        from key in profile.Scenarios()
        where key.Experiment is not ("transfer" or "spiral" or "seekers")
        select key.Experiment == "theory" ? Numbers(key, sweep, stream) : (ExperimentResult)WithSource(sweep.Scenario(key, Runs(key), stream, happens) with { Key = key }));

    /// <summary>A claim whose thresholds are the true values: those without noise, and for shares the probability of what is counted.</summary>
    public static Claim OnTheThreshold(Claim claim, SweepResults truth, string protocol, double share)
    {
        double Threshold(ClaimPart part) => part.Measure.Contains("share", StringComparison.Ordinal) ? share : Measures.Statistic(new ReplicateSample(truth, protocol), part);
        return claim with
        {
            Parts = [.. claim.Parts.Where(p => p.IsUnder(protocol)).Select(p => p.Below is null ? p with { AtLeast = Threshold(p) } : p with { Below = Threshold(p) })],
            Artefacts = [],
        };
    }

    private static IEnumerable<(string Pruner, string Density, double Margin)> Runs(ScenarioKey key) =>
        from seeker in key.Seeker.Length > 0 ? [key.Seeker] : ExperimentCatalog.ByName(key.Experiment).Seekers
        from density in DensityPoint.Of(key)
        where density != DensityPoint.Dense || key.Experiment == "pictures-transfer"
        select (seeker, density, JustFound);

    // Transfer between images says what the masks are worth where they were found.
    private static ScenarioResult WithSource(ScenarioResult scenario) => scenario with
    {
        Controls = [.. scenario.Controls, .. from density in scenario.Runs.Select(static r => r.Density).Distinct() select MadeUpResults.Run(0.5, 0, 1) with { Pruner = "Source", Density = density }],
    };

    private static NumbersResult Numbers(ScenarioKey key, SimulatedSweep sweep, RandomStream stream) => new()
    {
        Key = key,
        Numbers = [.. ClaimBook.Embedded.SelectMany(c => c.Parts).Select(p => p.Number).OfType<string>().Distinct().Select(n => new NamedNumber(n, sweep.Number(stream)))],
    };
}
