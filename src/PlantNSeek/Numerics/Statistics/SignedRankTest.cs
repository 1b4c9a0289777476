namespace PlantNSeek.Numerics.Statistics;

/// <summary>
/// The signed-rank test of paired differences (Wilcoxon, Individual comparisons by ranking methods, 1945) with its exact distribution, ties included: where nothing changed, each difference
/// is as likely to have the other sign, whatever its size. Differences of 0 say nothing and are left out; equal sizes share their ranks. A few large differences decide no more than their ranks.
/// </summary>
public static class SignedRankTest
{
    /// <summary>The most pairs: the distribution takes time with their third power.</summary>
    public const int Most = 500;

    /// <summary>The smallest p-value that so many differences can give.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is negative.</exception>
    public static double Smallest(int differences)
    {
        Guard.AtLeast(differences, 0);
        return Math.ScaleB(1, -differences);
    }

    /// <summary>The probability, over random signs, of ranks of positive differences whose sum is as small as the observed one: the smaller, the less can chance explain that the differences are below 0.</summary>
    /// <param name="differences">A difference for each pair, at most <see cref="Most"/>; infinite ones rank last.</param>
    /// <exception cref="ArgumentException">There are too many, or one is not a number.</exception>
    public static double IsBelowZero(ReadOnlySpan<double> differences)
    {
        if (differences.Length > Most)
        {
            throw new ArgumentException($"there are {differences.Length} differences; at most {Most} can be tested", nameof(differences));
        }

        var sorted = new List<double>();
        for (var i = 0; i < differences.Length; i++)
        {
            if (double.IsNaN(differences[i]))
            {
                throw new ArgumentException($"difference {i} is not a number", nameof(differences));
            }

            if (differences[i] != 0)
            {
                sorted.Add(differences[i]);
            }
        }

        sorted.Sort(static (a, b) => Math.Abs(a).CompareTo(Math.Abs(b)));
        var ranks = DoubledRanks(sorted);
        var positive = 0;
        for (var i = 0; i < ranks.Length; i++)
        {
            positive += sorted[i] > 0 ? ranks[i] : 0;
        }

        return AtMost(ranks, positive);
    }

    // Twice the rank, which is a whole number where ranks are shared by two.
    private static int[] DoubledRanks(List<double> sorted)
    {
        var ranks = new int[sorted.Count];
        for (var first = 0; first < ranks.Length;)
        {
            var end = first + 1;
            while (end < ranks.Length && Math.Abs(sorted[end]) == Math.Abs(sorted[first]))
            {
                end++;
            }

            ranks.AsSpan(first, end - first).Fill(first + 1 + end); // twice the mean of first + 1 … end
            first = end;
        }

        return ranks;
    }

    // One rank after another joins the sum with a probability of a half.
    private static double AtMost(int[] ranks, int sum)
    {
        var probability = new double[sum + 1];
        probability[0] = 1;
        foreach (var rank in ranks)
        {
            for (var s = sum; s >= 0; s--)
            {
                probability[s] = 0.5 * (probability[s] + (s >= rank ? probability[s - rank] : 0));
            }
        }

        return Math.Min(probability.Sum(), 1);
    }
}
