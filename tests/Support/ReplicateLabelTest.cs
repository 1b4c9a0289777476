using PlantNSeek.Numerics;

namespace PlantNSeek.TestSupport;

/// <summary>
/// Do two sets of replicates come from the same experiment? Each replicate is a row of measured cells. In every cell the pooled
/// values are ranked and the first set's rank sum standardised (ties counted half, as Mann, Whitney and Wilcoxon do). Two numbers
/// sum that up: the sum of the squares over all cells, and the largest absolute value. Their p-values come from permuting the
/// labels of whole replicates, so cells that share a planted network or a data set may depend on each other as they like.
/// </summary>
public static class ReplicateLabelTest
{
    /// <param name="PValue">Twice the smaller of the two p-values, at most 1: the criterion rejects below its level.</param>
    /// <param name="MostDifferent">The cell with the largest standardised rank sum.</param>
    /// <param name="Largest">That rank sum; positive where the first set is larger.</param>
    public sealed record Result(double PValue, int MostDifferent, double Largest);

    /// <summary>The smallest p-value that samples of these sizes can give; a criterion below it could never reject.</summary>
    public static double SmallestPValue(int first, int second, int permutations)
    {
        var orders = 1.0;
        for (var i = 1; i <= first; i++)
        {
            orders *= (double)(second + i) / i;
        }

        return Math.Min(1, 2 * Math.Max(1 / orders, 1.0 / (permutations + 1)));
    }

    /// <summary>Compares two sets of replicates, rows of the same cells. NaN marks a cell that a replicate of the first set lacks.</summary>
    /// <exception cref="ArgumentException">A value of the second set is not finite: it is ours, and must be there.</exception>
    public static Result Compare(double[][] first, double[][] second, int permutations, RandomStream stream)
    {
        if (second.SelectMany(r => r).Any(v => !double.IsFinite(v)))
        {
            throw new ArgumentException("a value of the second set is not finite", nameof(second));
        }

        var rows = first.Length + second.Length;
        var cells = first[0].Length;
        var scores = new double[cells][];
        for (var c = 0; c < cells; c++)
        {
            scores[c] = StandardisedRanks([.. first.Select(r => r[c]), .. second.Select(r => r[c])], first.Length);
        }

        var labels = Enumerable.Range(0, rows).ToArray();
        var (sum, largest, where, signed) = Statistics(scores, labels, first.Length);
        int atLeastSum = 1, atLeastLargest = 1;
        for (var i = 0; i < permutations; i++)
        {
            var (otherSum, otherLargest, _, _) = Statistics(scores, stream.NextPermutation(rows), first.Length);
            atLeastSum += otherSum >= sum - 1e-9 ? 1 : 0;
            atLeastLargest += otherLargest >= largest - 1e-9 ? 1 : 0;
        }

        var p = Math.Min(1, 2.0 * Math.Min(atLeastSum, atLeastLargest) / (permutations + 1));
        return new Result(p, where, signed);
    }

    private static (double Sum, double Largest, int Where, double Signed) Statistics(double[][] scores, int[] order, int count)
    {
        double sum = 0, largest = -1, signed = 0;
        var where = 0;
        for (var c = 0; c < scores.Length; c++)
        {
            var z = 0.0;
            for (var i = 0; i < count; i++)
            {
                z += scores[c][order[i]];
            }

            sum += z * z;
            if (Math.Abs(z) > largest)
            {
                (largest, where, signed) = (Math.Abs(z), c, z);
            }
        }

        return (sum, largest, where, signed);
    }

    // Midranks, centred and scaled so that the sum over a random subset of the first set's size has mean 0 and variance 1.
    private static double[] StandardisedRanks(double[] values, int count)
    {
        var n = values.Length;
        if (values.Any(double.IsNaN))
        {
            return new double[n];
        }

        var ranks = values.Select(v => values.Count(o => o < v) + (0.5 * values.Count(o => o == v))).ToArray();
        var mean = ranks.Average();
        var variance = ranks.Sum(r => (r - mean) * (r - mean)) / (n - 1);
        var scale = Math.Sqrt(variance * count * (n - count) / n);
        return [.. ranks.Select(r => scale > 0 ? (r - mean) / scale : 0)];
    }
}
