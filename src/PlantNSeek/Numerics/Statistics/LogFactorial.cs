namespace PlantNSeek.Numerics.Statistics;

/// <summary>Natural logarithms of factorials and binomial coefficients, from basic arithmetic.</summary>
public static class LogFactorial
{
    private const double HalfLogTwoPi = 0.91893853320467274178;
    private static readonly double[] Table = MakeTable();

    /// <summary>log(n!), to about one unit in the last place of the result.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="n"/> is negative.</exception>
    public static double Of(int n)
    {
        Guard.AtLeast(n, 0);
        if (n < Table.Length)
        {
            return Table[n];
        }

        // Stirling's series; at n = 128 the first term left out is below 1e-20.
        double x = n;
        var z = 1 / (x * x);
        var series = (1.0 / 12 - (z * (1.0 / 360 - (z * (1.0 / 1260 - (z / 1680)))))) / x;
        return ((x + 0.5) * DeterministicMath.Log(x)) - x + HalfLogTwoPi + series;
    }

    /// <summary>log of the number of ways to choose <paramref name="k"/> of <paramref name="n"/>; negative infinity where there is none.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="n"/> is negative.</exception>
    public static double Binomial(int n, int k) => k < 0 || k > n ? double.NegativeInfinity : Of(n) - Of(k) - Of(n - k);

    private static double[] MakeTable()
    {
        var table = new double[128];
        var product = 1.0; // exact up to 22!; beyond, the logarithms are added
        for (var n = 2; n < table.Length; n++)
        {
            product *= n;
            table[n] = n <= 22 ? DeterministicMath.Log(product) : table[n - 1] + DeterministicMath.Log(n);
        }

        return table;
    }
}
