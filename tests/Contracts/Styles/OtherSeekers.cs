using PlantNSeek.Contracts.Plain;
using PlantNSeek.Networks;
using PlantNSeek.Numerics;
using PlantNSeek.Pruning;

namespace PlantNSeek.Contracts.Styles;

/// <summary>Magnitude pruning by pairs of place and value, sorted from the smallest, as a user of LINQ would write it.</summary>
internal sealed class SortedPairs : ITicketSeeker
{
    public string Name => "Magnitude of sorted pairs";

    public FoundTicket Seek(SeekingProblem problem, IProgress<PruningProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var pairs = problem.Parameters.ToArray().Select(static (value, index) => (Index: index, Size: Math.Abs(value))).OrderBy(static pair => pair.Size).ToList();
        var removed = pairs.Count - (problem.Budget.Count ?? (int)Math.Ceiling((problem.Budget.Densities[0].Value - Math.ScaleB(1, -52)) * pairs.Count));
        return new FoundTicket(Mask.FromIndices(pairs.Count, pairs.Skip(removed).Select(static pair => pair.Index)));
    }
}

/// <summary>
/// Drops a fifth of what is left, by gradients on what is left, until the budget is reached: a loop of its own, told of after each round, that knows
/// only when it will have ended at the latest.
/// </summary>
internal sealed class WhileTooMany : ITicketSeeker
{
    public string Name => "SNIP while there is too much";

    public FoundTicket Seek(SeekingProblem problem, IProgress<PruningProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        var kept = Enumerable.Range(0, problem.Layout.Count).ToHashSet();
        var goal = problem.Budget.Count ?? problem.Budget.Densities[0].Budget(kept.Count);
        var (samples, gradient) = (0L, new double[kept.Count]);
        for (var round = 1; round == 1 || kept.Count > goal; round++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var parameters = problem.Parameters.ToArray().Select((p, i) => kept.Contains(i) ? p : 0).ToArray();
            problem.Network.LossAndGradient(parameters, problem.PruningBatch, problem.Loss, gradient);
            samples += problem.PruningBatch.Count;
            var next = Math.Max(goal, kept.Count * 4 / 5);
            kept.ExceptWith(kept.OrderBy(i => Math.Abs(gradient[i] * parameters[i])).ThenByDescending(static i => i).Take(kept.Count - next).ToArray());
            progress?.Report(new PruningProgress(round, gradient.Length, Mask.FromIndices(gradient.Length, kept)));
        }

        return new FoundTicket(Mask.FromIndices(gradient.Length, kept)) { Samples = samples };
    }
}

/// <summary>A random mask by reservoir sampling: each parameter replaces a chosen one with the right probability, in one pass.</summary>
internal sealed class Reservoir : ITicketSeeker
{
    public string Name => "Random by reservoir";

    public FoundTicket Seek(SeekingProblem problem, IProgress<PruningProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var n = problem.Layout.Count;
        var chosen = Enumerable.Range(0, problem.Budget.Count ?? problem.Budget.Densities[0].Budget(n)).ToArray();
        for (var i = chosen.Length; i < n; i++)
        {
            var place = problem.Random.NextInt32(i + 1);
            if (place < chosen.Length)
            {
                chosen[place] = i;
            }
        }

        progress?.Report(new PruningProgress(1, 1, chosen.Length));
        return new FoundTicket(Mask.FromIndices(n, chosen));
    }
}

/// <summary>Trains, prunes by size and rewinds by saying so.</summary>
internal sealed class TrainThenPrune : ITicketSeeker
{
    public string Name => "Magnitude after training";

    public FoundTicket Seek(SeekingProblem problem, IProgress<PruningProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var n = problem.Layout.Count;
        var trained = new PlainTrainer().Train(problem.Graph, problem.Parameters, Mask.All(n), problem.TrainingData.ToBatch(), problem.Loss, new RandomStream(problem.Random.NextUInt64(), "order"));
        var sizes = Array.ConvertAll(trained, static p => (double)Math.Abs(p));
        var mask = PlainSeeker.Largest(sizes, Mask.All(n), problem.Budget.Count ?? problem.Budget.Densities[0].Budget(n));
        progress?.Report(new PruningProgress(1, 1, mask));
        return new FoundTicket(mask) { StartParameters = problem.Parameters.ToArray(), Samples = 2L * problem.TrainingData.Count };
    }
}
