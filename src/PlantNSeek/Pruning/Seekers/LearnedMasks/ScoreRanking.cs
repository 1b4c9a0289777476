using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using PlantNSeek.Networks;
using PlantNSeek.Numerics.Lanes;
using PlantNSeek.Numerics.Statistics;

namespace PlantNSeek.Pruning.Seekers.LearnedMasks;

/// <summary>
/// Keeps the parameters of largest score, as <see cref="Selection"/> does, but again and again while the scores change a little: each cut
/// first looks near the last threshold, and nothing is allocated. Results do not depend on earlier cuts.
/// </summary>
internal sealed class ScoreRanking
{
    private const double Near = 0.02; // a step moves a threshold far less; a threshold outside costs a full ranking
    private readonly (int Start, int End)[] _groups;
    private readonly double[] _thresholds, _candidates;
    private readonly long _kept, _flipped; // bits of a score

    public ScoreRanking(ParameterLayout layout, PruningScope scope, ScoreOrder order = ScoreOrder.Largest)
    {
        _kept = order == ScoreOrder.Largest ? -1 : long.MaxValue;
        _flipped = order == ScoreOrder.SmallestMagnitude ? long.MinValue : 0;
        var slices = layout.Slices.ToArray();
        _groups = scope switch
        {
            PruningScope.Global => [(0, layout.Count)],
            PruningScope.PerLayer => [.. slices.GroupBy(static s => s.Layer).Select(static g => (g.First().Offset, g.Last().End))],
            PruningScope.PerTensor => [.. slices.Where(static s => s.Length > 0).Select(static s => (s.Offset, s.End))],
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

    // What the scores are ranked by.
    private double Key(double score) => BitConverter.Int64BitsToDouble((BitConverter.DoubleToInt64Bits(score) & _kept) ^ _flipped);

    private static Vector256<double> Keys(Vector256<double> scores, Vector256<long> kept, Vector256<long> flipped) => ((scores.AsInt64() & kept) ^ flipped).AsDouble();

    // The key of the last one kept.
    private double Threshold(ReadOnlySpan<double> scores, int count, double last)
    {
        var (low, high) = (last - (Near * Math.Abs(last)), last + (Near * Math.Abs(last)));
        var (found, i) = (0, 0);
        var (lows, highs, higher) = (Vector256.Create(low), Vector256.Create(high), Vector256<long>.Zero);
        var (kept, flipped) = (Vector256.Create(_kept), Vector256.Create(_flipped));
        var candidates = _candidates;
        foreach (var vector in MemoryMarshal.Cast<double, Vector256<double>>(scores))
        {
            var keys = Keys(vector, kept, flipped);
            var above = Vector256.GreaterThan(keys, highs);
            higher -= above.AsInt64();
            for (var near = Vector256.AndNot(Vector256.GreaterThanOrEqual(keys, lows), above).ExtractMostSignificantBits(); near != 0; near &= near - 1)
            {
                candidates[found++] = Key(scores[i + BitOperations.TrailingZeroCount(near)]);
            }

            i += 4;
        }

        var sum = (int)LaneTotals.Of(higher);
        for (; i < scores.Length; i++)
        {
            var key = Key(scores[i]);
            sum += key > high ? 1 : 0;
            if (key >= low && key <= high)
            {
                candidates[found++] = key;
            }
        }

        return sum < count && count <= sum + found
            ? OrderStatistics.Smallest(candidates.AsSpan(0, found), sum + found - count + 1)
            : OrderStatistics.Smallest(AllKeys(scores), scores.Length - count + 1);
    }

    private ReadOnlySpan<double> AllKeys(ReadOnlySpan<double> scores)
    {
        for (var i = 0; i < scores.Length; i++)
        {
            _candidates[i] = Key(scores[i]);
        }

        return _candidates.AsSpan(0, scores.Length);
    }

    private void KeepAtLeast(double threshold, ReadOnlySpan<double> scores, int count, Span<long> keep)
    {
        var i = 0;
        var (least, sum) = (Vector256.Create(threshold), Vector256<long>.Zero);
        var (kept, flipped) = (Vector256.Create(_kept), Vector256.Create(_flipped));
        var flags = MemoryMarshal.Cast<long, Vector256<long>>(keep);
        foreach (var vector in MemoryMarshal.Cast<double, Vector256<double>>(scores))
        {
            var enough = Vector256.GreaterThanOrEqual(Keys(vector, kept, flipped), least).AsInt64();
            flags[i / 4] = enough;
            sum -= enough;
            i += 4;
        }

        var found = (int)LaneTotals.Of(sum);
        for (; i < scores.Length; i++)
        {
            keep[i] = Key(scores[i]) >= threshold ? -1 : 0;
            found -= (int)keep[i];
        }

        // Too many are equal: the last of them go.
        for (i = scores.Length - 1; found > count; i--)
        {
            if (Key(scores[i]) == threshold)
            {
                keep[i] = 0;
                found--;
            }
        }
    }
}
