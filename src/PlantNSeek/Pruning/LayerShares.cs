namespace PlantNSeek.Pruning;

/// <summary>The real-valued shares behind <see cref="LayerDensities"/>, each at most its layer's size, and their rounding.</summary>
internal static class LayerShares
{
    /// <summary>Densities in proportion to the factors; a layer that would exceed its size is kept whole, and the rest shared among the others.</summary>
    public static double[] Scaled(int[] sizes, double[] factors, int keep)
    {
        var whole = new bool[sizes.Length];
        while (true)
        {
            var (left, weight, largest) = ((double)keep, 0.0, 0.0);
            for (var l = 0; l < sizes.Length; l++)
            {
                left -= whole[l] ? sizes[l] : 0;
                weight += whole[l] ? 0 : factors[l] * sizes[l];
                largest = whole[l] ? largest : Math.Max(largest, factors[l]);
            }

            var scale = weight > 0 ? left / weight : 0;
            if (scale * largest <= 1)
            {
                return [.. sizes.Select((size, l) => whole[l] ? size : Math.Min(size, scale * factors[l] * size))];
            }

            for (var l = 0; l < sizes.Length; l++)
            {
                whole[l] |= factors[l] == largest;
            }
        }
    }

    /// <summary>Density r, r², r³ … for the r in [0, 1] that adds up, by bisection to the last bit.</summary>
    public static double[] Powers(int[] sizes, int keep)
    {
        var (low, high) = (0.0, 1.0);
        for (var middle = 0.5; middle > low && middle < high; middle = (low + high) / 2)
        {
            (low, high) = Sum(middle) <= keep ? (middle, high) : (low, middle);
        }

        return Shares(Sum(high) <= keep ? high : low);

        double Sum(double r) => Shares(r).Sum();

        double[] Shares(double r)
        {
            var (shares, power) = (new double[sizes.Length], 1.0);
            for (var l = 0; l < shares.Length; l++)
            {
                power *= r;
                shares[l] = power * sizes[l];
            }

            return shares;
        }
    }

    /// <summary>Density ~ k² + k with k layers from here on, the last layer by itself; what is too much goes to the next layer.</summary>
    public static double[] Smart(int[] sizes, int keep, double lastDensity)
    {
        var last = sizes.Length - 1;
        var ofLast = last == 0 ? keep : Math.Min(lastDensity * sizes[last], (double)keep / sizes.Length);
        var factors = sizes.Select((_, l) => (double)(sizes.Length - l) * (sizes.Length - l + 1)).ToArray();
        var weight = 0.0;
        for (var l = 0; l < last; l++)
        {
            weight += factors[l] * sizes[l];
        }

        var (shares, carried) = (new double[sizes.Length], 0.0);
        for (var l = 0; l <= last; l++)
        {
            var wanted = carried + (l == last ? ofLast : (keep - ofLast) * factors[l] * sizes[l] / weight);
            shares[l] = Math.Min(wanted, sizes[l]);
            carried = wanted - shares[l];
        }

        return shares;
    }

    /// <summary>
    /// Whole numbers next to the shares that add up to their sum, itself rounded: largest remainders, then the lower layer. Of shares that
    /// add up to <paramref name="keep"/> but for rounding errors, exactly so many.
    /// </summary>
    public static int[] Rounded(double[] shares, int[] sizes, int keep)
    {
        const double roundingError = 1e-6; // far above that of a sum below 2^31, far below one parameter
        var sum = shares.Sum();
        var counts = Array.ConvertAll(shares, static share => (int)share);
        var left = (Math.Abs(sum - keep) < roundingError ? keep : (int)Math.Floor(sum + 0.5)) - counts.Sum();
        foreach (var l in Enumerable.Range(0, shares.Length).OrderByDescending(l => shares[l] - counts[l]).ThenBy(static l => l).Where(l => counts[l] < sizes[l]).Take(left))
        {
            counts[l]++;
        }

        return counts;
    }
}
