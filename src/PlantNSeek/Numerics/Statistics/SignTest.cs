namespace PlantNSeek.Numerics.Statistics;

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

    /// <summary>The fewest wins whose p-value is at most a level; null where even all of them are not enough.</summary>
    public static int? WinsNeeded(int trials, double level)
    {
        Guard.AtLeast(trials, 0);
        var (needed, sum, logOfAll) = ((int?)null, 0.0, trials * DeterministicMath.Log(2));
        for (var wins = trials; wins >= 0; wins--) // the upper tail grows by one term at a time
        {
            sum += DeterministicMath.Exp(LogFactorial.Binomial(trials, wins) - logOfAll);
            if (Math.Min(sum, 1) > level)
            {
                return needed;
            }

            needed = wins;
        }

        return needed;
    }

    /// <summary>The probability of at least so many wins where each trial is won with a probability of its own: the power of the test.</summary>
    /// <param name="wins">Wins that are needed, 0 … trials.</param>
    /// <param name="trials">Trials.</param>
    /// <param name="probability">The probability of a win, in (0, 1).</param>
    public static double Power(int wins, int trials, double probability)
    {
        Guard.AtLeast(trials, 0);
        Guard.InRange(wins, 0, trials);
        Guard.InRange(probability, double.Epsilon, 1 - 1e-12);
        var (win, loss, sum) = (DeterministicMath.Log(probability), DeterministicMath.Log(1 - probability), 0.0);
        for (var k = trials; k >= wins; k--)
        {
            sum += DeterministicMath.Exp(LogFactorial.Binomial(trials, k) + (k * win) + ((trials - k) * loss));
        }

        return Math.Min(sum, 1);
    }
}
