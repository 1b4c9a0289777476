using PlantNSeek.Numerics;
using PlantNSeek.Numerics.Statistics;
using PlantNSeek.Pruning.Seekers.Rounds;

namespace PlantNSeek.Reporting.Composition.Decay;

/// <summary>A search with one way of ranking dead parameters.</summary>
/// <param name="Cell">Its runs.</param>
/// <param name="Search">The search, and the score that is judged.</param>
/// <param name="Dead">How dead parameters compete.</param>
internal sealed record Counterfactual(LeaderboardCell Cell, JudgedSearch Search, DeadParameters Dead)
{
    /// <summary>The score that is judged.</summary>
    public double Score => SampleStatistics.Median([.. Cell.Runs.Select(r => Search.IsTrained ? r.OwnStart!.TrainedOn : r.Weak!.Value)]);

    /// <summary>Whether its median counts as found.</summary>
    public bool IsFound => (Search.IsTrained ? Cell.TrainedMargin : Cell.WeakMargin) >= 0;

    /// <summary>Whether decay was in its rounds.</summary>
    public bool HasDecay => DecayTexts.Key(Cell).Decay is not null;

    /// <summary>What was done, as a table calls it.</summary>
    public string Label => Dead switch
    {
        DeadParameters.First => "dead first",
        DeadParameters.AsBefore => "dead as before",
        DeadParameters.Last => "dead last",
        _ => "plain",
    };

    /// <summary>What was done, in a sentence.</summary>
    public string Words => Dead switch
    {
        DeadParameters.First => "dropping the dead first",
        DeadParameters.AsBefore => "leaving the dead the value they had",
        DeadParameters.Last => "dropping the dead last",
        _ => "changing nothing",
    };

    /// <summary>
    /// How much of the gap from one score to another this one closes, for errors in orders of magnitude, by the medians over the networks that all three have; null where the second is
    /// not better, or there is no such network.
    /// </summary>
    public double? ShareOfGap(Counterfactual without, Counterfactual with)
    {
        int[] common = [.. Networks.Intersect(without.Networks).Intersect(with.Networks)];
        if (common.Length == 0)
        {
            return null;
        }

        var (low, level, high) = (without.On(common).Level, On(common).Level, with.On(common).Level);
        return double.IsFinite(low) && double.IsFinite(high) && high > low ? (level - low) / (high - low) : null;
    }

    private IEnumerable<int> Networks => Cell.Replicates.Select(static r => r.Key.Replicate);

    private Counterfactual On(int[] networks) => this with { Cell = new LeaderboardCell(Cell.Seeker, Cell.Task, Cell.Density, [.. Cell.Replicates.Where(r => networks.Contains(r.Key.Replicate))]) };

    private double Level => Cell.Task.IsClassification ? Score : -DeterministicMath.Log(Score) / DeterministicMath.Log(10);
}
