namespace PlantNSeek.Numerics.Statistics;

/// <summary>Summaries of a small sample, all with one fixed order of operations.</summary>
public static class SampleStatistics
{
    /// <summary>The arithmetic mean.</summary>
    /// <exception cref="ArgumentException">The sample is empty.</exception>
    public static double Mean(ReadOnlySpan<double> sample)
    {
        ThrowIfEmpty(sample);
        var sum = 0.0;
        foreach (var value in sample)
        {
            sum += value;
        }

        return sum / sample.Length;
    }

    /// <summary>The middle value, or the mean of the two middle ones.</summary>
    /// <exception cref="ArgumentException">The sample is empty.</exception>
    public static double Median(ReadOnlySpan<double> sample) => Quantile(sample, 0.5);

    /// <summary>
    /// The <paramref name="probability"/>-quantile, linearly interpolated between order statistics at (n - 1) p (Hyndman and
    /// Fan's type 7, the default of R and numpy). Beside an infinity it is that infinity; between the negative and the positive one it is the nearer, in the
    /// middle the negative. Never NaN, unless the sample has one.
    /// </summary>
    /// <exception cref="ArgumentException">The sample is empty.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The probability is outside [0, 1].</exception>
    public static double Quantile(ReadOnlySpan<double> sample, double probability)
    {
        ThrowIfEmpty(sample);
        Guard.InRange(probability, 0, 1);
        var sorted = sample.ToArray();
        Array.Sort(sorted);
        var position = (sorted.Length - 1) * probability;
        var below = (int)Math.Floor(position);
        var above = Math.Min(below + 1, sorted.Length - 1);
        var fraction = position - below;
        return fraction == 0 ? sorted[below] : Between(sorted[below], sorted[above], fraction);
    }

    private static double Between(double low, double high, double fraction) =>
        double.IsFinite(low) && double.IsFinite(high) ? low + (fraction * (high - low))
        : double.IsNegativeInfinity(low) && !(double.IsPositiveInfinity(high) && fraction > 0.5) ? low
        : double.IsNaN(low) ? low : high; // sorted: NaN comes first, and what is above +infinity is +infinity

    private static void ThrowIfEmpty(ReadOnlySpan<double> sample)
    {
        if (sample.IsEmpty)
        {
            throw new ArgumentException("the sample is empty; a summary needs at least one value", nameof(sample));
        }
    }
}
