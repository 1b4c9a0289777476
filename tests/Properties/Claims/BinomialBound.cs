using PlantNSeek.Numerics.Statistics;

namespace PlantNSeek.Properties.Claims;

/// <summary>How often something of a given probability may happen in a simulation before its probability must be larger.</summary>
internal static class BinomialBound
{
    private const double Level = 0.001;

    /// <summary>The most that <paramref name="trials"/> trials exceed with probability at most 0.1 %.</summary>
    public static int Of(int trials, double probability)
    {
        var (sum, log, logOfNot) = (0.0, Math.Log(probability), Math.Log(1 - probability));
        for (var k = 0; k <= trials; k++)
        {
            sum += Math.Exp(LogFactorial.Binomial(trials, k) + (k * log) + ((trials - k) * logOfNot));
            if (sum >= 1 - Level)
            {
                return k;
            }
        }

        return trials;
    }
}
