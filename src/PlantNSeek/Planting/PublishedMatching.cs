namespace PlantNSeek.Planting;

/// <summary><see cref="UnitMatching.Published"/>, the rule of the program that came with the paper, quirks included.</summary>
internal static class PublishedMatching
{
    public static UnitMatch[] Match(LayerProblem problem)
    {
        var matches = new UnitMatch[problem.Targets.Length];
        var current = problem.Hosts.Select(m => (double[])m.Clone()).ToArray(); // the search sees what was planted before
        var used = new bool[problem.Hosts.Length];
        used[0] = true; // its list of used units starts as zeros
        for (var i = 0; i < matches.Length; i++)
        {
            var (searched, searchedScale) = Search(problem, i, current);
            var unit = searched < 0 ? i : searched;
            var fallback = searched < 0 || used[unit];
            if (used[unit])
            {
                unit = Math.Max(Array.IndexOf(used, false), 0);
            }

            var scale = fallback ? FallbackScale(problem, i, unit) : searchedScale;
            matches[i] = new UnitMatch(unit, problem.Clamp(i, scale), fallback, searched, searchedScale);
            used[unit] = true;
            Overwrite(problem, i, current[unit], matches[i].Scale);
        }

        return matches;
    }

    private static (int Unit, double Scale) Search(LayerProblem problem, int target, double[][] hosts)
    {
        var theta = problem.Targets[target];
        var (best, bestScale, least) = (-1, 0.0, double.PositiveInfinity);
        for (var j = 0; j < hosts.Length; j++)
        {
            var scale = ScaleOf(problem, target, hosts[j]);
            if (!(scale > 0) || !double.IsFinite(scale) || !SignsAgree(problem, target, hosts[j]))
            {
                continue;
            }

            var distance = Math.Abs(hosts[j][0] - (scale * theta[0])); // the bias counts, also where it is 0
            foreach (var n in problem.Supports[target])
            {
                distance += n == 0 ? 0 : Math.Abs(hosts[j][n] - (scale * theta[n]));
            }

            if (distance < least)
            {
                (best, bestScale, least) = (j, scale, distance);
            }
        }

        return (best, bestScale);
    }

    // Least squares of the host unit on the target unit.
    private static double ScaleOf(LayerProblem problem, int target, double[] host)
    {
        var (product, square) = (0.0, 0.0);
        foreach (var n in problem.Supports[target])
        {
            product += host[n] * problem.Targets[target][n];
            square += problem.Targets[target][n] * problem.Targets[target][n];
        }

        return product / square;
    }

    private static bool SignsAgree(LayerProblem problem, int target, double[] host)
    {
        foreach (var n in problem.Supports[target])
        {
            if (Math.Sign(host[n]) != Math.Sign(problem.Targets[target][n]))
            {
                return false;
            }
        }

        return true;
    }

    // The program divides the host's weight from the first source, even where the target has no edge there, by the first
    // non-zero target weight. It crashes on a unit without incoming edges and stalls on a weight of 0; those get a plain rule.
    private static double FallbackScale(LayerProblem problem, int target, int host)
    {
        var first = Array.Find(problem.Supports[target], n => n > 0);
        var scale = Math.Abs(problem.Hosts[host][first > 0 ? 1 : 0]) / Math.Abs(problem.Targets[target][first]);
        return scale > 0 && double.IsFinite(scale) ? scale : problem.NormMatchingScale(target, host);
    }

    private static void Overwrite(LayerProblem problem, int target, double[] host, double scale)
    {
        host[0] = scale * problem.Targets[target][0];
        foreach (var n in problem.Supports[target])
        {
            host[n] = scale * problem.Targets[target][n];
        }
    }
}
