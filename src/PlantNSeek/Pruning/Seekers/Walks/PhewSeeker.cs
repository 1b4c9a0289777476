using PlantNSeek.Networks;

namespace PlantNSeek.Pruning.Seekers.Walks;

/// <summary>
/// PHEW, paths with higher edge weights (Patil and Dovrolis, ICML 2021): random walks between inputs and outputs, in turn forward and
/// backward, that follow large |w|; what they tread on is kept. Looks at no data. Every kept edge is effective, since walks are complete.
/// </summary>
/// <remarks>
/// A walk that needs more new edges than are left is not made. Once the patience is over, the largest edges between units that walks
/// visited fill the budget up, and these are effective too. Fewer than the budget are kept only where that does not suffice: it is less
/// than one path, or weights of 0 keep walks from further units.
/// </remarks>
/// <param name="settings">Biases and patience; the defaults where null.</param>
public sealed class PhewSeeker(PhewSettings? settings = null) : IDemandingSeeker
{
    /// <summary>Biases and patience.</summary>
    public PhewSettings Settings { get; } = settings ?? new PhewSettings();

    /// <inheritdoc/>
    public string Name => "PHEW";

    private string Walking => $"where {Name} can walk";

    /// <inheritdoc/>
    public string? Lacks(NetworkGraph graph)
    {
        ArgumentNullException.ThrowIfNull(graph);
        return graph.WhyUnknown(Walking);
    }

    /// <inheritdoc/>
    public FoundTicket Seek(SeekingProblem problem, IProgress<PruningProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(problem);
        Guard.AtLeast(Settings.Patience, 1);
        cancellationToken.ThrowIfCancellationRequested();
        problem.Graph.ThrowIfUnknown(Walking);
        var (graph, layout, budget) = (problem.Graph, problem.Layout, problem.KeptCount);
        var walks = new RandomWalks(graph, problem.Parameters.Span);
        var (keep, kept) = (new bool[layout.Count], 0);
        keep.AsSpan(layout.PrunableCount).Fill(true);
        var visited = Array.ConvertAll(graph.Widths.ToArray(), static width => new bool[width]);
        var steps = new List<WalkStep>();
        for (int walk = 0, inVain = 0; kept < budget && inVain < Settings.Patience; walk++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var wanted = walks.TryWalk(walk, problem.Random, steps) ? steps.Count(step => step.Parameter is { } weight && !keep[weight]) : 0;
            if (wanted == 0 || wanted > budget - kept)
            {
                inVain++;
                continue;
            }

            inVain = 0;
            Tread(steps, keep, visited);
            kept += wanted;
            kept += Settings.KeepsBiases ? AddBiases(layout, steps, keep, budget - kept) : 0;
        }

        var mask = Fill(problem, Mask.FromBits(keep), visited, budget - kept);
        progress?.Report(new PruningProgress(1, 1, mask));
        return new FoundTicket(mask);
    }

    private static void Tread(List<WalkStep> steps, bool[] keep, bool[][] visited)
    {
        foreach (var step in steps)
        {
            visited[step.Connection.From][step.Source] = visited[step.Connection.To][step.Unit] = true;
            if (step.Parameter is { } weight)
            {
                keep[weight] = true;
            }
        }
    }

    private static int AddBiases(ParameterLayout layout, List<WalkStep> steps, bool[] keep, int room)
    {
        var added = 0;
        foreach (var step in steps)
        {
            if (added < room && step.Connection.Layer is { } layer && layout.Bias(layer).Length > 0)
            {
                ref var bias = ref keep[layout.BiasIndex(layer, step.Unit)];
                added += bias ? 0 : 1;
                bias = true;
            }
        }

        return added;
    }

    private static Mask Fill(SeekingProblem problem, Mask trodden, bool[][] visited, int room)
    {
        if (room == 0)
        {
            return trodden;
        }

        var layout = problem.Layout;
        var (scores, between) = (new double[layout.Count], new bool[layout.Count]);
        for (var layer = 0; layer < layout.LayerCount; layer++)
        {
            var (weight, connection) = (layout.Weight(layer), problem.Graph.Of(layer));
            for (var i = weight.Offset; i < weight.End; i++)
            {
                var (unit, source) = ((i - weight.Offset) / weight.Columns, (i - weight.Offset) % weight.Columns);
                between[i] = !trodden[i] && visited[connection.To][unit] && visited[connection.From][source / connection.Taps];
                scores[i] = Math.Abs(problem.Parameters.Span[i]);
            }
        }

        return trodden.Or(Selection.Select(scores, layout, Mask.FromBits(between), PruningBudget.Keep(room)));
    }
}
