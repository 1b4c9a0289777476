using PlantNSeek.Numerics;

namespace PlantNSeek.Pruning.Seekers.LearnedMasks;

/// <summary>When Gem-Miner freezes scores, and how many stay.</summary>
/// <param name="settings">Epochs, period, whether to freeze at all.</param>
/// <param name="finalCounts">How many of each group stay in the end.</param>
/// <param name="total">Parameters of the network.</param>
internal sealed class FreezingSchedule(GemMinerSettings settings, int[] finalCounts, int total)
{
    private readonly int _freezings = settings.Freezes ? (settings.Epochs - 1) / settings.FreezingPeriod : 0;

    /// <summary>How many of each group stay in the end.</summary>
    public int[] FinalCounts => finalCounts;

    /// <summary>Whether scores are frozen after a zero-based epoch: every T epochs, but not after the first.</summary>
    public bool IsDueAfter(int epoch) => settings.Freezes && epoch > 0 && epoch % settings.FreezingPeriod == 0;

    /// <summary>How many of each group keep their flag after the freezing that is due after a zero-based epoch.</summary>
    /// <param name="epoch">An epoch in which freezing is due.</param>
    /// <param name="active">How many of each group have their flag.</param>
    public int[] CountsAfter(int epoch, int[] active)
    {
        if (epoch / settings.FreezingPeriod == _freezings)
        {
            return finalCounts;
        }

        var share = 1 - DeterministicMath.Pow((double)finalCounts.Sum() / total, 1.0 / _freezings);
        return [.. active.Select((count, g) => Math.Max(finalCounts[g], count - (int)Math.Ceiling(share * count)))];
    }
}
