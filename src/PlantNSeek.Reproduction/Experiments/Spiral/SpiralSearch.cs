using PlantNSeek.Numerics;
using PlantNSeek.Tasks;

namespace PlantNSeek.Experiments.Spiral;

/// <summary>
/// The best mask of each size for networks 2-3-3-3-1 on the Cubist Spiral, by search over all canonical masks (Zhang and Papyan,
/// ICML 2024, section 4): successive halving over initial values, then polishing. The same settings give the same result on any number
/// of threads.
/// </summary>
public static class SpiralSearch
{
    /// <summary>Searches.</summary>
    /// <param name="settings">How.</param>
    /// <param name="threads">Threads at work, at least 1.</param>
    /// <param name="checkpoint">A file that keeps what is done, mask by mask; a search with the same settings goes on from it. None where null.</param>
    /// <param name="progress">Told as masks are done; from any thread, one at a time.</param>
    /// <param name="cancel">Stops between trainings.</param>
    /// <exception cref="InvalidDataException">The checkpoint belongs to other settings, or cannot be read.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static SpiralSearchResult Run(
        SpiralSearchSettings settings,
        int threads,
        string? checkpoint = null,
        IProgress<WorkProgress>? progress = null,
        CancellationToken cancel = default) =>
        Run(settings, Masks(settings), threads, checkpoint, progress, cancel);

    private static IReadOnlyList<SpiralMask> Masks(SpiralSearchSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        return settings.LargestSize is { } largest ? [.. SpiralMasks.All.Where(mask => mask.Parameters <= largest)] : SpiralMasks.All;
    }

    internal static SpiralSearchResult Run(
        SpiralSearchSettings settings,
        IReadOnlyList<SpiralMask> masks,
        int threads,
        string? checkpoint = null,
        IProgress<WorkProgress>? progress = null,
        CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(settings);
        Guard.AtLeast(threads, 1);
        using var file = checkpoint is null ? null : new SpiralCheckpoint(checkpoint, settings);
        var work = new SpiralSearchWork(settings, masks, threads, file, progress, cancel);
        for (var round = 0; round < settings.Rounds.Length; round++)
        {
            work.RunRound(round);
        }

        var best = work.Polish(work.LeadingPairs().Concat(work.StructuredPairs()));
        return new SpiralSearchResult
        {
            Settings = settings,
            Masks = masks.Count,
            Networks = work.Networks,
            Points = CubistSpiral.Data.Count,
            ScoredPoints = work.ScoredPoints,
            Sizes = work.Sizes,
            Best = [.. best.GroupBy(static found => found.Parameters).OrderBy(static size => size.Key).SelectMany(size => size.Take(settings.RecordedPerSize))],
            Structured = [.. SpiralSearchWork.Shapes.Where(masks.Contains).Select(shape => best.First(found => found.Mask == shape.ToString()))],
        };
    }

    /// <summary>The first round for the masks of one size alone, to be compared with <see cref="SpiralSearchResult.Sizes"/>.</summary>
    /// <param name="settings">How.</param>
    /// <param name="parameters">Weights and biases kept.</param>
    /// <exception cref="ArgumentException">No mask has that size.</exception>
    public static SpiralSize FirstRound(SpiralSearchSettings settings, int parameters)
    {
        ArgumentNullException.ThrowIfNull(settings);
        var masks = SpiralMasks.All.Where(mask => mask.Parameters == parameters).ToArray();
        if (masks.Length == 0)
        {
            throw new ArgumentException($"no mask keeps {parameters} parameters", nameof(parameters));
        }

        var work = new SpiralSearchWork(settings, masks, threads: 1, null, null, default);
        work.RunRound(0);
        return work.Sizes[0];
    }

    /// <summary>Screens and polishes masks as the search does, in the given order.</summary>
    /// <param name="recipe">How to train.</param>
    /// <param name="pairs">Masks, each with the number of the initial values to train it from.</param>
    public static IReadOnlyList<SpiralOptimum> Retrain(SpiralRecipe recipe, IReadOnlyList<(SpiralMask Mask, int Initialisation)> pairs)
    {
        ArgumentNullException.ThrowIfNull(pairs);
        var trainer = new SpiralTrainer(recipe);
        return [.. pairs.Chunk(SpiralTrainer.Capacity).SelectMany(chunk => SpiralSearchWork.Polish(trainer, chunk))];
    }
}
