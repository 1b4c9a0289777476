namespace PlantNSeek.Numerics.Statistics;

/// <summary>Statistics of ranks: how well a number tells two groups apart.</summary>
public static class RankStatistics
{
    /// <summary>Ranks from 1, ties sharing the mean of theirs.</summary>
    /// <exception cref="ArgumentException">A value is NaN.</exception>
    public static double[] MidRanks(ReadOnlySpan<double> values)
    {
        var order = new int[values.Length];
        for (var i = 0; i < order.Length; i++)
        {
            order[i] = i;
            if (double.IsNaN(values[i]))
            {
                throw new ArgumentException($"value {i} of {values.Length} is NaN; it has no rank", nameof(values));
            }
        }

        var keys = values.ToArray();
        Array.Sort(keys, order);
        var ranks = new double[keys.Length];
        for (var start = 0; start < keys.Length;)
        {
            var end = start + 1;
            while (end < keys.Length && keys[end] == keys[start])
            {
                end++;
            }

            for (var i = start; i < end; i++)
            {
                ranks[order[i]] = (start + 1 + end) / 2.0;
            }

            start = end;
        }

        return ranks;
    }

    /// <summary>
    /// Area under the ROC curve: the probability that a random member of the first group has a larger value than a random other,
    /// ties counted half; 0.5 says nothing, above it members are larger. NaN where one of the groups is empty.
    /// </summary>
    /// <exception cref="ArgumentException">The lengths differ, or a value is NaN.</exception>
    public static double AreaUnderCurve(ReadOnlySpan<double> values, ReadOnlySpan<bool> isMember)
    {
        Guard.SameLength(isMember.Length, "the memberships", values.Length, "the values");
        return AreaOf(MidRanks(values), isMember);
    }

    /// <summary>
    /// Area under the curve with a two-sided permutation p-value: the share, the observed one included, of random groups of the same
    /// size whose area is at least as far from 0.5. NaN for both where one of the groups is empty.
    /// </summary>
    /// <param name="values">One value each.</param>
    /// <param name="isMember">Who belongs to the first group.</param>
    /// <param name="permutations">Number of random groups, at least 1.</param>
    /// <param name="stream">Where the randomness comes from.</param>
    /// <exception cref="ArgumentException">The lengths differ, or a value is NaN.</exception>
    public static (double Area, double PValue) PermutationTest(
        ReadOnlySpan<double> values, ReadOnlySpan<bool> isMember, int permutations, RandomStream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        Guard.AtLeast(permutations, 1);
        Guard.SameLength(isMember.Length, "the memberships", values.Length, "the values");
        var ranks = MidRanks(values);
        var observed = AreaOf(ranks, isMember);
        if (double.IsNaN(observed))
        {
            return (observed, double.NaN);
        }

        var members = isMember.Count(true);
        var atLeastAsFar = 1;
        for (var p = 0; p < permutations; p++)
        {
            var sum = 0.0;
            for (var i = 0; i < members; i++)
            {
                var j = i + stream.NextInt32(ranks.Length - i); // the first entries become a random group
                (ranks[i], ranks[j]) = (ranks[j], ranks[i]);
                sum += ranks[i];
            }

            // The sums are exact, so only the division can make equally far groups differ, in the last bit.
            atLeastAsFar += Math.Abs(AreaOf(sum, members, ranks.Length) - 0.5) >= Math.Abs(observed - 0.5) - 1e-12 ? 1 : 0;
        }

        return (observed, (double)atLeastAsFar / (permutations + 1));
    }

    private static double AreaOf(double[] ranks, ReadOnlySpan<bool> isMember)
    {
        var (sum, members) = (0.0, 0);
        for (var i = 0; i < ranks.Length; i++)
        {
            if (isMember[i])
            {
                sum += ranks[i];
                members++;
            }
        }

        return AreaOf(sum, members, ranks.Length);
    }

    private static double AreaOf(double rankSum, int members, int count) =>
        (rankSum - (members * (members + 1.0) / 2)) / ((double)members * (count - members));
}
