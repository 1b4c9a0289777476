namespace PlantNSeek.Numerics.Statistics;

/// <summary>The area under the curve of precision over recall, by steps: the mean, over the members, of the precision of keeping all that is at least as large.</summary>
public static class AveragePrecision
{
    /// <summary>The average precision; equal values are kept together, so that their order decides nothing. By chance it is about the share of members. NaN where there are none.</summary>
    /// <param name="values">A number for each, larger for likelier members; none is NaN.</param>
    /// <param name="isMember">Who is one.</param>
    /// <exception cref="ArgumentException">The lengths differ, or a value is NaN.</exception>
    public static double Of(ReadOnlySpan<double> values, ReadOnlySpan<bool> isMember)
    {
        if (values.Length != isMember.Length)
        {
            throw new ArgumentException($"{values.Length} values are given, and of {isMember.Length} it is said whether they are members", nameof(isMember));
        }

        var (sorted, members) = (values.ToArray(), isMember.ToArray());
        if (sorted.Any(double.IsNaN))
        {
            throw new ArgumentException("a value is not a number", nameof(values));
        }

        Array.Sort(sorted, members); // the largest last
        var (kept, hits, sum) = (0, 0, 0.0);
        for (var end = sorted.Length; end > 0;)
        {
            var (first, found) = (end, 0);
            while (first > 0 && sorted[first - 1] == sorted[end - 1])
            {
                found += members[--first] ? 1 : 0;
            }

            (kept, hits) = (kept + (end - first), hits + found);
            sum += found * ((double)hits / kept);
            end = first;
        }

        return sum / hits; // NaN of none
    }
}
