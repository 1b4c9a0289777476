using PlantNSeek.Experiments.Decay;
using PlantNSeek.Experiments.Scenarios;
using PlantNSeek.Pruning.Seekers.Rounds;
using PlantNSeek.Store;

namespace PlantNSeek.Reporting.Composition.Decay;

/// <summary>The plain searches without and with one decay, and the counterfactuals between them, all else equal.</summary>
/// <param name="Without">The plain search without decay.</param>
/// <param name="With">The plain search with it.</param>
/// <param name="Others">At least one: those without decay first, each in the order of <see cref="DeadParameters"/>.</param>
internal sealed record CounterfactualGroup(Counterfactual Without, Counterfactual With, IReadOnlyList<Counterfactual> Others)
{
    /// <summary>In the order of the table.</summary>
    public IEnumerable<Counterfactual> All => [Without, .. Others.Where(o => !o.HasDecay), With, .. Others.Where(o => o.HasDecay)];

    /// <summary>Whether decay turns the answer from not found to found.</summary>
    public bool HasGain => !Without.IsFound && With.IsFound;

    /// <summary>Those of a sweep, by setting, density, search with its score, and decay.</summary>
    public static IReadOnlyList<CounterfactualGroup> AllOf(SweepResults results) =>
    [
        .. from setting in DecayedSettings.Of(results, WeightDecayExperiment.ExperimentName)
           from density in DensityPoint.All
           from search in JudgedSearch.All
           let without = Of(results, setting, search, density).ToArray()
           from decayed in DecayedSettings.WithEachDecay(results, setting).Where(s => s.Decay is not null)
           let with = Of(results, decayed, search, density).ToArray()
           let others = without.Concat(with).Where(c => c.Dead != DeadParameters.ByMagnitude).ToArray()
           where others.Length > 0 && IsPlainFirst(without) && IsPlainFirst(with)
           select new CounterfactualGroup(without[0], with[0], others),
    ];

    private static bool IsPlainFirst(Counterfactual[] found) => found is [{ Dead: DeadParameters.ByMagnitude }, ..];

    private static IEnumerable<Counterfactual> Of(SweepResults results, ScenarioKey setting, JudgedSearch search, string density) =>
        from dead in Enum.GetValues<DeadParameters>()
        let cell = DecayedSettings.Cell(results, setting, WeightDecayExperiment.Counterfactual(search.Rewinding, dead), density)
        where cell is not null && (!search.IsTrained || cell.OwnStart is not null)
        select new Counterfactual(cell, search, dead);
}
