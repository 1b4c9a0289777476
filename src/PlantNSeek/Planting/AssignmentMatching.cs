using PlantNSeek.Numerics;

namespace PlantNSeek.Planting;

/// <summary><see cref="UnitMatching.BestAssignment"/>.</summary>
internal static class AssignmentMatching
{
    public static UnitMatch[] Match(LayerProblem problem)
    {
        var units = problem.IsOutput ? [.. Enumerable.Range(0, problem.Targets.Length)] : LinearAssignment.Solve(Costs(problem));
        return [.. units.Select((unit, i) => problem.Match(i, unit))];
    }

    // A pair with lambda <= 0 costs more than all q together can, so it is taken only where nothing else is left; among such
    // pairs the one nearest in direction is cheapest.
    private static double[,] Costs(LayerProblem problem)
    {
        var costs = new double[problem.Targets.Length, problem.Hosts.Length];
        var norms = new double[problem.Targets.Length];
        for (var i = 0; i < norms.Length; i++)
        {
            norms[i] = Math.Sqrt(problem.Targets[i].Sum(v => v * v));
        }

        var penalty = 1 + (4 * norms.Sum());
        for (var i = 0; i < norms.Length; i++)
        {
            for (var j = 0; j < problem.Hosts.Length; j++)
            {
                var (q, lambda, cosine) = problem.Compare(i, j);
                costs[i, j] = lambda > 0 ? q : penalty + (norms[i] * (1 - cosine));
            }
        }

        return AreFinite(costs) ? costs : throw problem.TooLarge();
    }

    private static bool AreFinite(double[,] costs)
    {
        foreach (var cost in costs)
        {
            if (!double.IsFinite(cost))
            {
                return false;
            }
        }

        return true;
    }
}
