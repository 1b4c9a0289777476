using PlantNSeek.Numerics;

namespace PlantNSeek.Pruning.Seekers.LocalSearch;

/// <summary>Several annealed searches of which the worse are given up along the way, and a refinement of the best on more samples.</summary>
internal sealed class ChainSearch(
    SeekingProblem problem, LocalSearchSettings settings, int budget, int[] order, IProgress<PruningProgress>? progress, CancellationToken cancellationToken)
{
    private readonly ulong _seed = problem.Random.NextUInt64();
    private readonly int _stages = Stages(settings.Chains);
    private int _stage;

    /// <summary>Samples sent through the network so far.</summary>
    public long SamplesUsed { get; private set; }

    /// <summary>What the best chain keeps.</summary>
    public int[] BestOfChains()
    {
        var samples = Samples(settings.ChainSamples);
        var chains = Enumerable.Range(0, settings.Chains).Select(chain => Start(samples, chain)).ToList();
        for (var stage = 0; stage < _stages; stage++)
        {
            var (from, to) = (HeatAt(stage), HeatAt(stage + 1));
            foreach (var chain in chains)
            {
                chain.Run(settings.ChainMoves / _stages, from, to, cancellationToken);
            }

            var left = stage == _stages - 1 ? 1 : (chains.Count + 1) / 2;
            var best = chains.OrderBy(chain => chain.Network.Current).Take(left).ToList();
            SamplesUsed += chains.Except(best).Sum(chain => chain.Network.SamplesUsed);
            chains = best;
            Report(chains[0]);
        }

        chains[0].PayBack();
        SamplesUsed += chains[0].Network.SamplesUsed;
        return chains[0].Network.Graph.Kept.ToArray();
    }

    /// <summary>
    /// Goes on from what is kept, on more samples: heats up a little and cools again, never uphill in the last tenth of the moves, and starts the
    /// next time from the best mask so far.
    /// </summary>
    public SparseNetwork Refine(int[] kept)
    {
        var network = new SparseNetwork(problem.Layout, problem.Parameters.Span, Samples(settings.RefineSamples));
        network.Load(kept);
        network.Sharpen();
        var (search, best, downhill) = (new Annealing(network, budget, new RandomStream(_seed, "refine")) { RefitShare = settings.RefitPercent }, network.Current, settings.RefineMoves / 10);
        for (var cycle = 0; cycle < settings.RefineCycles; cycle++)
        {
            search.Run(settings.RefineMoves - downhill, settings.Reheat, settings.RefinedCold, cancellationToken);
            search.Run(downhill, 0, 0, cancellationToken);
            network.Sharpen();
            if (network.Current <= best)
            {
                (kept, best) = (network.Graph.Kept.ToArray(), network.Current);
            }

            network.Replace(kept);
            Report(search);
        }

        SamplesUsed += network.SamplesUsed;
        return network;
    }

    private Annealing Start(SearchSamples samples, int chain)
    {
        var random = new RandomStream(_seed, "chain", (ulong)chain);
        var network = new SparseNetwork(problem.Layout, problem.Parameters.Span, samples);
        network.Load(RandomStart.Draw(network.Graph, budget, random));
        return new Annealing(network, budget, random) { RefitShare = settings.RefitPercent, Overdraft = (int)(budget * settings.Overdraft) };
    }

    private SearchSamples Samples(int count) => new(problem.TrainingData.Take(order.AsSpan(0, Math.Min(count, order.Length))));

    private double HeatAt(int stage) => settings.Hot > 0
        ? settings.Hot * DeterministicMath.Exp(DeterministicMath.Log(settings.Cold / settings.Hot) * stage / _stages)
        : 0;

    private void Report(Annealing best) => progress?.Report(new PruningProgress(++_stage, _stages + settings.RefineCycles, best.Network.Graph.Count));

    private static int Stages(int chains)
    {
        var stages = 1;
        for (var left = chains; left > 1; left = (left + 1) / 2)
        {
            stages++;
        }

        return stages;
    }
}
