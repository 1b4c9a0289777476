using PlantNSeek.Networks;
using PlantNSeek.Pruning;

namespace PlantNSeek.Contracts.Plain;

/// <summary>A correct seeker, magnitude pruning in one shot unless told otherwise, with a part for whatever can go wrong.</summary>
internal class PlainSeeker : ITicketSeeker
{
    public virtual string Name { get; init; } = "Plain";

    public WriteScores Score { get; init; } = Scored.Magnitude;

    public int Rounds { get; init; } = 1;

    /// <summary>How many of n parameters a budget keeps.</summary>
    public Func<PruningBudget, int, int> Count { get; init; } = static (budget, n) => budget.Count ?? budget.Densities[0].Budget(n);

    /// <summary>How many of n parameters are kept after a round when so many are to be kept at the end; null where each round drops as many.</summary>
    public Func<int, int, int, int>? CountAfter { get; init; }

    /// <summary>Which of those that are kept so far a round keeps.</summary>
    public Func<double[], Mask, int, Mask> Select { get; init; } = Largest;

    public Func<int, int, Mask, PruningProgress> Report { get; init; } = static (round, rounds, mask) => new PruningProgress(round, rounds, mask);

    public Func<SeekingProblem, FoundTicket, FoundTicket> Finish { get; init; } = static (_, found) => found;

    public bool Cancels { get; init; } = true;

    public static Mask Largest(double[] scores, Mask current, int count) =>
        Mask.FromIndices(scores.Length, current.KeptIndices().OrderByDescending(i => scores[i]).ThenBy(static i => i).Take(count));

    public virtual FoundTicket Seek(SeekingProblem problem, IProgress<PruningProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        var (n, network) = (problem.Layout.Count, new CountingNetwork(problem.Network));
        var (mask, count) = (Mask.All(n), Count(problem.Budget, n));
        for (var round = 1; round <= Rounds; round++)
        {
            if (Cancels)
            {
                cancellationToken.ThrowIfCancellationRequested();
            }

            var scores = new double[n];
            Score(PruningContext.Of(network, problem.Parameters, mask, problem.PruningBatch, problem.Loss, problem.Random), scores);
            mask = Select(scores, mask, CountAfter?.Invoke(round, count, n) ?? n - ((n - count) * round / Rounds));
            progress?.Report(Report(round, Rounds, mask));
        }

        return Finish(problem, new FoundTicket(mask) { Samples = network.Samples });
    }
}
