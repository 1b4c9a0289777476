using PlantNSeek.Numerics;
using PlantNSeek.Pruning.Seekers;

namespace PlantNSeek.Reporting.Composition.Decay;

/// <summary>A search with one way of ranking dead parameters.</summary>
/// <param name="Cell">Its runs.</param>
/// <param name="Rewinding">Its rewinding, which says how it is judged.</param>
/// <param name="Dead">How dead parameters compete.</param>
internal sealed record Counterfactual(LeaderboardCell Cell, Rewinding Rewinding, DeadParameters Dead)
{
    /// <summary>The score that is judged.</summary>
    public double Score => SampleStatistics.Median([.. Cell.Runs.Select(r => IsTrained ? r.OwnStart!.TrainedOn : r.Weak!.Value)]);

    /// <summary>Whether its median counts as found.</summary>
    public bool IsFound => (IsTrained ? Cell.TrainedMargin : Cell.WeakMargin) >= 0;

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

    private bool IsTrained => Rewinding == Rewinding.LearningRateOnly;

    /// <summary>How much of the gap from one score to another this one closes, for errors in orders of magnitude; null where the second is not better.</summary>
    public double? ShareOfGap(Counterfactual without, Counterfactual with)
    {
        var (low, high) = (without.Level, with.Level);
        return double.IsFinite(low) && double.IsFinite(high) && high > low ? (Level - low) / (high - low) : null;
    }

    private double Level => Cell.Task.IsClassification ? Score : -DeterministicMath.Log(Score) / DeterministicMath.Log(10);
}
