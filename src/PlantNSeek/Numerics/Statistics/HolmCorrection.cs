namespace PlantNSeek.Numerics.Statistics;

/// <summary>Holm's step-down correction of several p-values (Holm, A simple sequentially rejective multiple test procedure, 1979).</summary>
public static class HolmCorrection
{
    /// <summary>
    /// The adjusted p-values, in the order given: comparing each with a level rejects a true hypothesis anywhere with at most that probability, however
    /// the tests depend on each other.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">A p-value is not in [0, 1].</exception>
    public static double[] Adjusted(ReadOnlySpan<double> pValues)
    {
        var order = new int[pValues.Length];
        for (var i = 0; i < order.Length; i++)
        {
            Guard.InRange(pValues[i], 0, 1, $"p-value {i}");
            order[i] = i;
        }

        var values = pValues.ToArray();
        Array.Sort(order, (a, b) => values[a] != values[b] ? values[a].CompareTo(values[b]) : a.CompareTo(b));
        var (adjusted, largest) = (new double[values.Length], 0.0);
        for (var rank = 0; rank < order.Length; rank++)
        {
            largest = Math.Max(largest, Math.Min(1, (order.Length - rank) * values[order[rank]]));
            adjusted[order[rank]] = largest;
        }

        return adjusted;
    }
}
