namespace PlantNSeek.Numerics;

/// <summary>The exact sign test of paired replicates: how often a fair coin wins so many times.</summary>
public static class SignTest
{
    /// <summary>P(X &gt;= <paramref name="wins"/>) for the number X of heads in <paramref name="trials"/> throws of a fair coin.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A number is negative, or there are more wins than trials.</exception>
    public static double UpperTail(int wins, int trials)
    {
        Guard.AtLeast(trials, 0);
        Guard.InRange(wins, 0, trials);
        var (sum, logOfAll) = (0.0, trials * DeterministicMath.Log(2));
        for (var k = trials; k >= wins; k--) // the smallest terms first
        {
            sum += DeterministicMath.Exp(LogFactorial.Binomial(trials, k) - logOfAll);
        }

        return Math.Min(sum, 1);
    }
}
