using PlantNSeek.Networks;
using PlantNSeek.Networks.FullyConnected;
using PlantNSeek.Numerics;

namespace PlantNSeek.Pruning.Seekers.LocalSearch;

/// <summary>Annealed searches one after another, and a refinement of the best of what they found on more samples.</summary>
internal sealed class ChainSearch(
    SeekingProblem problem, LocalSearchSettings settings, int whole, int[] order, IProgress<PruningProgress>? progress, CancellationToken cancellationToken)
{
    private readonly int _budget = Math.Min(whole, settings.MostSearched);
    private readonly ulong _seed = problem.Random.NextUInt64();
    private Mask? _found;
    private int _round;

    /// <summary>Samples sent through the network so far.</summary>
    public long SamplesUsed { get; private set; }

    /// <summary>The best mask, filled up to the whole budget.</summary>
    /// <param name="start">What the chains start from; random masks where null.</param>
    public Mask Run(GivenStart? start)
    {
        var (few, judge) = (Samples(settings.ChainSamples), Network(Samples(settings.RefineSamples)));
        var (best, smallest) = (Array.Empty<int>(), double.PositiveInfinity);
        for (var chain = 0; chain < settings.Chains; chain++)
        {
            judge.Replace(RunChain(few, chain, start));
            if (judge.Current < smallest)
            {
                (best, smallest) = (judge.Graph.Kept.ToArray(), judge.Current);
                _found = Padding.Fill(judge.Graph, whole);
            }

            Report();
        }

        judge.Replace(best);
        Refine(judge);
        SamplesUsed += judge.SamplesUsed;
        return Padding.Fill(judge.Graph, whole);
    }

    private int[] RunChain(SearchSamples samples, int chain, GivenStart? start)
    {
        var (network, random) = (Network(samples), new RandomStream(_seed, "chain", (ulong)chain));
        network.Replace(start?.Draw(_budget, random) ?? RandomStart.Draw(network.Graph, _budget, random));
        var search = new Annealing(network, _budget, random) { RefitShare = settings.RefitPercent, Overdraft = (int)(_budget * settings.Overdraft) };
        search.Run(settings.ChainMoves, start is null ? settings.Hot : settings.StartedHot, settings.Cold, cancellationToken);
        search.PayBack();
        SamplesUsed += network.SamplesUsed;
        return network.Graph.Kept.ToArray();
    }

    // Heats up a little and cools again, never uphill in the last tenth of the moves; the next time from the best mask so far.
    private void Refine(SparseNetwork network)
    {
        var search = new Annealing(network, _budget, new RandomStream(_seed, "refine")) { RefitShare = settings.RefitPercent };
        var (best, smallest, downhill) = (network.Graph.Kept.ToArray(), network.Current, settings.RefineMoves / 10);
        for (var cycle = 0; cycle < settings.RefineCycles; cycle++)
        {
            search.Run(settings.RefineMoves - downhill, settings.Reheat, settings.RefinedCold, cancellationToken);
            search.Run(downhill, 0, 0, cancellationToken);
            network.Sharpen();
            if (network.Current <= smallest)
            {
                (best, smallest) = (network.Graph.Kept.ToArray(), network.Current);
            }

            network.Replace(best);
            _found = Padding.Fill(network.Graph, whole);
            Report();
        }
    }

    private SparseNetwork Network(SearchSamples samples) => new(problem.Graph.Chain("local search"), problem.Parameters.Span, samples);

    private SearchSamples Samples(int count) => new(problem.TrainingData.ToBatch(order.AsSpan(0, Math.Min(count, order.Length))));

    private void Report() => progress?.Report(new PruningProgress(++_round, settings.Rounds, _found!));
}
