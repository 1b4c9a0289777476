namespace PlantNSeek.Theory;

/// <summary>
/// How many units of a layer random edges reach: the exact distribution, layer by layer. Units of a layer are alike and their edges
/// independent, so the number reached in one layer is all that the next one depends on.
/// </summary>
internal static class UnitReach
{
    /// <summary>The distribution where <paramref name="count"/> of <paramref name="width"/> units are reached for certain.</summary>
    public static double[] Certain(int count, int width)
    {
        var distribution = new double[width + 1];
        distribution[count] = 1;
        return distribution;
    }

    /// <summary>The distribution in the next layer.</summary>
    /// <param name="reached">P(0), P(1), … units reached in this layer.</param>
    /// <param name="width">Units of the next layer.</param>
    /// <param name="edge">Probability of an edge.</param>
    /// <param name="unit">Probability that a unit of the next layer can be used, whatever its edges.</param>
    public static double[] Next(ReadOnlySpan<double> reached, int width, double edge, double unit = 1)
    {
        var next = new double[width + 1];
        var touched = 0.0; // probability that one of the first s units has an edge to a given one
        for (var s = 0; s < reached.Length; s++)
        {
            if (reached[s] > 0)
            {
                AddBinomial(next, reached[s], touched * unit);
            }

            touched += (1 - touched) * edge;
        }

        return next;
    }

    /// <summary>The probability that at least one unit is reached, exact also where it is tiny.</summary>
    public static double Any(ReadOnlySpan<double> reached)
    {
        var sum = 0.0;
        for (var s = reached.Length - 1; s > 0; s--)
        {
            sum += reached[s];
        }

        return Math.Min(sum, 1);
    }

    // Outward from the mode by the ratio of neighbours, then scaled to the given mass: no logarithm, nothing cancels.
    private static void AddBinomial(double[] sum, double mass, double probability)
    {
        var n = sum.Length - 1;
        if (probability is 0 or 1)
        {
            sum[probability is 0 ? 0 : n] += mass;
            return;
        }

        var terms = new double[n + 1];
        var mode = Math.Min((int)((n + 1) * probability), n);
        var odds = probability / (1 - probability);
        terms[mode] = 1;
        for (var k = mode; k > 0; k--)
        {
            terms[k - 1] = terms[k] * k / ((n - k + 1) * odds);
        }

        for (var k = mode; k < n; k++)
        {
            terms[k + 1] = terms[k] * (n - k) * odds / (k + 1);
        }

        var total = 0.0;
        foreach (var term in terms)
        {
            total += term;
        }

        for (var k = 0; k <= n; k++)
        {
            sum[k] += mass * terms[k] / total;
        }
    }
}
