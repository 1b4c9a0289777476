using PlantNSeek.Networks;
using PlantNSeek.Numerics;

namespace PlantNSeek.Pruning.Seekers;

/// <summary>Keeps the parameters of largest score, again and again without allocating: <see cref="Selection"/> for a learned mask's every step.</summary>
internal sealed class ScoreRanking
{
    private readonly (int Start, int End)[] _groups;
    private readonly EqualScores _equalScores;

    public ScoreRanking(ParameterLayout layout, PruningScope scope, EqualScores equalScores = EqualScores.FirstKept)
    {
        _equalScores = equalScores;
        var slices = layout.Slices.ToArray();
        _groups = scope switch
        {
            PruningScope.Global => [(0, layout.Count)],
            PruningScope.PerLayer => [.. slices.GroupBy(static s => s.Layer).Select(static g => (g.First().Offset, g.Last().End))],
            PruningScope.PerTensor => [.. slices.Select(static s => (s.Offset, s.End))],
            _ => throw new ArgumentOutOfRangeException(nameof(scope), $"scope is {scope}; it is one of {string.Join(", ", Enum.GetNames<PruningScope>())}"),
        };
        Sizes = Array.ConvertAll(_groups, static group => group.End - group.Start);
    }

    /// <summary>How many parameters compete in each group.</summary>
    public int[] Sizes { get; }

    /// <summary>Which scores are kept.</summary>
    /// <param name="scores">One finite score a parameter; higher = keep.</param>
    /// <param name="counts">How many to keep of each group.</param>
    /// <param name="keep">Receives whether each parameter is kept.</param>
    public void Cut(ReadOnlySpan<double> scores, ReadOnlySpan<int> counts, Span<bool> keep)
    {
        for (var g = 0; g < _groups.Length; g++)
        {
            var (start, end) = _groups[g];
            Cut(scores[start..end], counts[g], keep[start..end]);
        }
    }

    private void Cut(ReadOnlySpan<double> scores, int count, Span<bool> keep)
    {
        if (count == 0 || count == scores.Length)
        {
            keep.Fill(count > 0);
            return;
        }

        var threshold = OrderStatistics.Smallest(scores, scores.Length - count + 1);
        var left = count;
        for (var i = 0; i < scores.Length; i++)
        {
            keep[i] = scores[i] > threshold;
            left -= keep[i] ? 1 : 0;
        }

        var (first, step) = _equalScores == EqualScores.FirstKept ? (0, 1) : (scores.Length - 1, -1);
        for (var i = first; left > 0; i += step)
        {
            if (scores[i] == threshold)
            {
                keep[i] = true;
                left--;
            }
        }
    }
}
