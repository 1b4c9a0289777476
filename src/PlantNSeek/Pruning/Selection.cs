using System.Buffers;
using PlantNSeek.Networks;
using PlantNSeek.Numerics.Statistics;

namespace PlantNSeek.Pruning;

/// <summary>Turns scores and a budget into a mask, in linear time.</summary>
public static partial class Selection
{
    /// <summary>The mask that keeps the parameters with the largest scores; what is not prunable stays as it is.</summary>
    /// <param name="scores">One finite score for each parameter, in layout order; higher = keep.</param>
    /// <param name="layout">The network's tensors.</param>
    /// <param name="current">What is kept so far. Nested selection keeps at most that, and fewer than the budget where it has fewer.</param>
    /// <param name="budget">How much to keep of the prunable parameters.</param>
    /// <param name="options">Scope, tie rule, biases, nesting; the defaults where null.</param>
    /// <exception cref="ArgumentException">Lengths differ, or the budget's densities do not fit the scope.</exception>
    /// <exception cref="ArgumentOutOfRangeException">More are to be kept than are prunable.</exception>
    /// <exception cref="NonFiniteScoreException">A score is NaN or infinite.</exception>
    public static Mask Select(ReadOnlySpan<double> scores, ParameterLayout layout, Mask current, PruningBudget budget, SelectionOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(layout);
        ArgumentNullException.ThrowIfNull(current);
        ArgumentNullException.ThrowIfNull(budget);
        options ??= new SelectionOptions();
        Guard.SameLength(scores.Length, "the score buffer", layout.Count, "the layout");
        Guard.SameLength(current.Length, "the current mask", layout.Count, "the layout");
        NonFiniteScoreException.ThrowIfAny("the score buffer", layout, scores);
        return SelectFinite(scores, layout, current, budget, options);
    }

    /// <summary>The same for scores of the right length that are known to be finite.</summary>
    internal static Mask SelectFinite(ReadOnlySpan<double> scores, ParameterLayout layout, Mask current, PruningBudget budget, SelectionOptions options)
    {
        var groups = Groups(layout, options);
        var sizes = Array.ConvertAll(groups, static group => group.Sum(static slice => slice.Length));
        var counts = budget.CountsFor(sizes);
        var words = current.Words.ToArray();
        var ranked = ArrayPool<double>.Shared.Rent(layout.Count);
        for (var g = 0; g < groups.Length; g++)
        {
            if (options.TieRule == TieRule.ExactCount || counts[g] < sizes[g])
            {
                Cut(groups[g], counts[g], scores, options, words, ranked);
            }
        }

        ArrayPool<double>.Shared.Return(ranked);
        return Mask.FromWords(layout.Count, words);
    }

    /// <summary>How many parameters can be pruned at all under these options.</summary>
    public static int PrunableCount(ParameterLayout layout, SelectionOptions options)
    {
        ArgumentNullException.ThrowIfNull(layout);
        ArgumentNullException.ThrowIfNull(options);
        return options.PruneBiases ? layout.PrunableCount : layout.WeightCount;
    }

    // The tensors that compete with each other, each group in buffer order.
    internal static ParameterSlice[][] Groups(ParameterLayout layout, SelectionOptions options)
    {
        var slices = layout.Slices.ToArray().Where(slice => slice.Length > 0 && slice.IsPrunable && (options.PruneBiases || slice.Kind == ParameterKind.Weight));
        var groups = options.Scope switch
        {
            PruningScope.Global => slices.GroupBy(static _ => 0),
            PruningScope.PerLayer => slices.GroupBy(static slice => slice.Layer),
            PruningScope.PerTensor => slices.GroupBy(static slice => slice.Offset),
            _ => throw new ArgumentOutOfRangeException(nameof(options), $"scope is {options.Scope}; it is one of {string.Join(", ", Enum.GetNames<PruningScope>())}"),
        };
        return [.. groups.Select(static group => group.ToArray())];
    }

    /// <summary>Of the candidates (ascending) the best are kept. Whoever is masked for good is no candidate: such were the first to go.</summary>
    internal static void Cut(int[] candidates, int count, ReadOnlySpan<double> scores, TieRule rule, bool[] keep)
    {
        var (ranked, removed) = (new double[candidates.Length], candidates.Length - count);
        for (var c = 0; c < ranked.Length; c++)
        {
            ranked[c] = scores[candidates[c]];
        }

        var threshold = removed < 1 ? double.NegativeInfinity : OrderStatistics.Smallest(ranked, removed);
        var keptTies = rule == TieRule.ExactCount ? count : 0;
        for (var c = 0; keptTies > 0 && c < ranked.Length; c++)
        {
            keptTies -= ranked[c] > threshold ? 1 : 0;
        }

        for (var c = 0; c < ranked.Length; c++)
        {
            keep[candidates[c]] = ranked[c] > threshold || (ranked[c] == threshold && keptTies-- > 0);
        }
    }
}
