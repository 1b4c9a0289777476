namespace PlantNSeek.Planting;

/// <summary><see cref="UnitMatching.Algorithm1"/>.</summary>
internal static class GreedyMatching
{
    public static UnitMatch[] Match(LayerProblem problem)
    {
        var matches = new UnitMatch[problem.Targets.Length];
        var used = new bool[problem.Hosts.Length];
        for (var i = 0; i < matches.Length; i++)
        {
            var unit = problem.IsOutput ? i : Choose(problem, i, used);
            used[unit] = true;
            matches[i] = problem.Match(i, unit);
        }

        return matches;
    }

    private static int Choose(LayerProblem problem, int target, bool[] used)
    {
        var (best, least) = (-1, double.PositiveInfinity);
        var (nearest, largestCosine) = (-1, double.NegativeInfinity);
        for (var j = 0; j < used.Length; j++)
        {
            if (used[j])
            {
                continue;
            }

            var (q, lambda, cosine) = problem.Compare(target, j);
            if (lambda > 0 && q < least)
            {
                (best, least) = (j, q);
            }

            if (cosine > largestCosine)
            {
                (nearest, largestCosine) = (j, cosine);
            }
        }

        return best >= 0 ? best : nearest;
    }
}
