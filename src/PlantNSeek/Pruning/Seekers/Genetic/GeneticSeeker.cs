using PlantNSeek.Networks;
using PlantNSeek.Networks.FullyConnected;

namespace PlantNSeek.Pruning.Seekers.Genetic;

/// <summary>
/// A genetic algorithm on the mask, without training and without a gradient (Altmann et al., Finding strong lottery ticket networks with genetic
/// algorithms, NCTA 2024): the best masks are recombined and mutated, random ones migrate in, and the fittest survive. The plan is the
/// source's; the operators' details, sizes and rates are ours. Inverted, the least fit survive.
/// </summary>
/// <remarks>
/// The source breaks ties in accuracy by sparsity. Here every mask keeps exactly the budget (recombination and mutation hold the number),
/// so ties are broken by the loss, and regressions, which the source leaves out, go by their error. Masks are evaluated edge by edge on
/// the network's fully connected architecture, not through its derivatives.
/// </remarks>
/// <param name="settings">Sizes and rates; the defaults where null.</param>
public sealed class GeneticSeeker(GeneticSettings? settings = null) : IInvertibleSeeker, IDemandingSeeker
{
    /// <summary>Sizes and rates.</summary>
    public GeneticSettings Settings { get; } = settings ?? new GeneticSettings();

    /// <inheritdoc/>
    public string Name => "Genetic";

    /// <inheritdoc/>
    public string? Lacks(NetworkGraph graph)
    {
        ArgumentNullException.ThrowIfNull(graph);
        return graph.WhyNoChain(Name);
    }

    /// <inheritdoc/>
    public FoundTicket Seek(SeekingProblem problem, IProgress<PruningProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(problem);
        Check();
        var (layout, random) = (problem.Layout, problem.Random);
        var size = problem.KeptCount;
        var data = problem.TrainingData;
        var batch = data.ToBatch(random.NextPermutation(data.Count).AsSpan(0, Math.Min(Settings.Samples, data.Count)));
        var evaluation = new SparseEvaluation(problem.Graph.Chain(Name), problem.Parameters.Span, batch);
        var samples = 0L;
        Individual[] population = [];
        for (var generation = 0; generation <= Settings.Generations; generation++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var children = new Individual[Settings.Population];
            for (var c = 0; c < children.Length; c++)
            {
                var kept = generation == 0 ? Subsets.Random(layout.Count, size, random) : Child(problem, population, size);
                evaluation.Run(kept);
                samples += batch.Count;
                children[c] = new Individual(kept, MaskFitness.Of(evaluation, batch));
            }

            // A stable order, elders first, so that equals do not depend on how sorting is done.
            var all = population.Concat(children);
            var best = problem.Inverted ? all.OrderBy(static individual => individual.Fitness) : all.OrderByDescending(static individual => individual.Fitness);
            population = [.. best.Take(Settings.Population)];
            progress?.Report(new PruningProgress(generation + 1, Settings.Generations + 1, Mask.FromIndices(layout.Count, population[0].Kept)));
        }

        return new FoundTicket(Mask.FromIndices(layout.Count, population[0].Kept)) { Samples = samples };
    }

    private int[] Child(SeekingProblem problem, Individual[] population, int size)
    {
        var (random, count) = (problem.Random, problem.Layout.Count);
        if (random.NextDouble() < Settings.Migration)
        {
            return Subsets.Random(count, size, random);
        }

        var parents = Math.Max(1, (int)(Settings.Parents * population.Length));
        var child = population[random.NextInt32(parents)].Kept;
        if (random.NextDouble() < Settings.Recombination)
        {
            child = Subsets.Recombine(child, population[random.NextInt32(parents)].Kept, random);
        }

        var swaps = 1 + random.NextInt32(Math.Max(1, (int)(Settings.Mutation * size)));
        return Subsets.Mutate(child, count, swaps, random);
    }

    private void Check()
    {
        Guard.AtLeast(Settings.Population, 1);
        Guard.AtLeast(Settings.Generations, 0);
        Guard.AtLeast(Settings.Samples, 1);
        Guard.InRange(Settings.Parents, 0, 1);
        Guard.InRange(Settings.Recombination, 0, 1);
        Guard.InRange(Settings.Mutation, 0, 1);
        Guard.InRange(Settings.Migration, 0, 1);
    }

    private readonly record struct Individual(int[] Kept, MaskFitness Fitness);
}
