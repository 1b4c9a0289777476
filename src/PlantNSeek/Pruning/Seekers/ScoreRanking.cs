using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using PlantNSeek.Networks;
using PlantNSeek.Numerics;

namespace PlantNSeek.Pruning.Seekers;

/// <summary>
/// Keeps the parameters of largest score, as <see cref="Selection"/> does, but again and again while the scores change a little: each cut
/// first looks near the last threshold, and nothing is allocated. Results do not depend on earlier cuts.
/// </summary>
internal sealed class ScoreRanking
{
    private const double Near = 0.02; // a step moves a threshold far less; a threshold outside costs a full ranking
    private readonly (int Start, int End)[] _groups;
    private readonly double[] _thresholds, _candidates;
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
        _thresholds = new double[_groups.Length];
        _candidates = new double[layout.Count];
    }

    /// <summary>How many parameters compete in each group.</summary>
    public int[] Sizes { get; }

    /// <summary>Which scores are kept.</summary>
    /// <param name="scores">One finite score a parameter; higher = keep.</param>
    /// <param name="counts">How many to keep of each group.</param>
    /// <param name="keep">Receives all bits set where a parameter is kept, else none.</param>
    public void Cut(ReadOnlySpan<double> scores, ReadOnlySpan<int> counts, Span<long> keep)
    {
        for (var g = 0; g < _groups.Length; g++)
        {
            var (start, end) = _groups[g];
            if (counts[g] == 0 || counts[g] == end - start)
            {
                keep[start..end].Fill(counts[g] > 0 ? -1 : 0);
                continue;
            }

            _thresholds[g] = Threshold(scores[start..end], counts[g], _thresholds[g]);
            KeepAtLeast(_thresholds[g], scores[start..end], counts[g], keep[start..end]);
        }
    }

    // The score of the last one kept.
    private double Threshold(ReadOnlySpan<double> scores, int count, double last)
    {
        var (low, high) = (last - (Near * Math.Abs(last)), last + (Near * Math.Abs(last)));
        var (above, found, i) = (0, 0, 0);
        var (lows, highs) = (Vector256.Create(low), Vector256.Create(high));
        foreach (var vector in MemoryMarshal.Cast<double, Vector256<double>>(scores))
        {
            var higher = Vector256.GreaterThan(vector, highs).ExtractMostSignificantBits();
            above += BitOperations.PopCount(higher);
            for (var near = Vector256.GreaterThanOrEqual(vector, lows).ExtractMostSignificantBits() ^ higher; near != 0; near &= near - 1)
            {
                _candidates[found++] = scores[i + BitOperations.TrailingZeroCount(near)];
            }

            i += 4;
        }

        for (; i < scores.Length; i++)
        {
            above += scores[i] > high ? 1 : 0;
            if (scores[i] >= low && scores[i] <= high)
            {
                _candidates[found++] = scores[i];
            }
        }

        return above < count && count <= above + found
            ? OrderStatistics.Smallest(_candidates.AsSpan(0, found), above + found - count + 1)
            : OrderStatistics.Smallest(scores, scores.Length - count + 1);
    }

    private void KeepAtLeast(double threshold, ReadOnlySpan<double> scores, int count, Span<long> keep)
    {
        var (kept, i) = (0, 0);
        var least = Vector256.Create(threshold);
        var flags = MemoryMarshal.Cast<long, Vector256<long>>(keep);
        foreach (var vector in MemoryMarshal.Cast<double, Vector256<double>>(scores))
        {
            var enough = Vector256.GreaterThanOrEqual(vector, least).AsInt64();
            flags[i / 4] = enough;
            kept += BitOperations.PopCount(enough.ExtractMostSignificantBits());
            i += 4;
        }

        for (; i < scores.Length; i++)
        {
            keep[i] = scores[i] >= threshold ? -1 : 0;
            kept -= (int)keep[i];
        }

        // Too many are equal: some go, from the end that is not to be kept.
        var (last, step) = _equalScores == EqualScores.FirstKept ? (scores.Length - 1, -1) : (0, 1);
        for (i = last; kept > count; i += step)
        {
            if (scores[i] == threshold)
            {
                keep[i] = 0;
                kept--;
            }
        }
    }
}
