namespace PlantNSeek.TestSupport.Golden;

/// <summary>The rule of the reference files for masks: an exact number of the largest scores, of equal ones those of lower index.</summary>
internal static class ExactSelection
{
    /// <summary>Kept of <paramref name="count"/> at a density: what is left when the rounded-down rest is taken out.</summary>
    public static int Kept(int count, double density) => count - (int)Math.Floor((1 - density) * count);

    /// <summary>Which scores are kept; those that are no longer alive rank below all others.</summary>
    public static bool[] Largest(double[] scores, bool[] alive, int kept)
    {
        var ranking = Enumerable.Range(0, scores.Length).OrderByDescending(i => alive[i] ? scores[i] : double.NegativeInfinity);
        var mask = new bool[scores.Length];
        foreach (var i in ranking.Take(kept))
        {
            mask[i] = true;
        }

        return mask;
    }

    /// <summary>The same of scores that are all alive.</summary>
    public static bool[] Largest(double[] scores, int kept) => Largest(scores, [.. scores.Select(_ => true)], kept);
}
