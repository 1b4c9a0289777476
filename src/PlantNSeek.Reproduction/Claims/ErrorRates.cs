namespace PlantNSeek.Claims;

/// <summary>How often a verdict may be wrong; <c>spec/README.md</c> says what follows for all of them.</summary>
public static class ErrorRates
{
    /// <summary>The fewest replicates of a safe answer: with seven the interval of a median misses it in 1 case of 64.</summary>
    public const int FewestReplicates = 8;

    /// <summary>How often a verdict may be wrong, whatever the truth.</summary>
    public const double OfAVerdict = 0.01;

    /// <summary>
    /// How often either end of a part's interval may be on the wrong side of the truth. A wrong Reproduced needs the end at which the part
    /// would fail to be wrong for a part that does not hold, one part at least. Whatever number of looks it takes: see <see cref="Estimates.Looks"/>.
    /// </summary>
    public const double OfAnEnd = OfAVerdict / 2;

    /// <summary>The same of the end that shows that a part fails: any part of a claim can make it deviate, so they share what a verdict may err.</summary>
    /// <param name="parts">Parts of the claim.</param>
    public static double OfFailure(int parts) => Math.Min(OfAnEnd, OfAVerdict / parts);
}
