using PlantNSeek.Numerics;

namespace PlantNSeek.Pruning.Seekers.LocalSearch;

/// <summary>
/// Changes a mask move by move. A move is accepted where it makes the loss no more than a random share of it worse, a share that shrinks as the
/// search cools; at heat 0 the loss never grows. The mask never keeps more than the budget: what a move has too much it pays with the
/// cheapest. Only a search with an overdraft may keep more while it is hot, at a price for each parameter that follows how many there are.
/// </summary>
/// <param name="network">The network and its mask.</param>
/// <param name="budget">The most that is kept.</param>
/// <param name="random">Random numbers of this search alone.</param>
internal sealed class Annealing(SparseNetwork network, int budget, RandomStream random)
{
    private const int FewestMovesPerRound = 1000, MostVictims = 24;
    private const double PriceStep = 1.1, SmallestPrice = 0.01, LargestPrice = 3;
    private const double RefitNoise = 0.3;
    private readonly int _round = Math.Max(FewestMovesPerRound, 2 * budget);
    private readonly Proposals _proposals = new(network, random);
    private int _limit;
    private double _price = 0.001;

    /// <summary>Refits in a hundred moves.</summary>
    public int RefitShare
    {
        get => _proposals.RefitShare;
        init => _proposals.RefitShare = value;
    }

    /// <summary>What may be kept beyond the budget while the search is hot; not below 0.</summary>
    public int Overdraft { get; init; }

    /// <summary>Makes moves while the heat falls evenly in its logarithm.</summary>
    /// <param name="moves">Moves proposed.</param>
    /// <param name="hot">Mean share that the loss may grow by, at the start.</param>
    /// <param name="cold">The same at the end; 0 throughout if <paramref name="hot"/> is 0.</param>
    /// <param name="cancellationToken">Asked every few thousand moves.</param>
    public void Run(int moves, double hot, double cold, CancellationToken cancellationToken)
    {
        var cooling = hot > 0 ? DeterministicMath.Log(cold / hot) : 0;
        for (var start = 0; start < moves; start += _round)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var heat = hot * DeterministicMath.Exp(cooling * start / moves);
            _limit = heat > 0 ? budget + Overdraft : budget;
            _price = _limit == budget
                ? 0
                : Math.Clamp(network.Graph.Count > budget ? _price * PriceStep : _price / PriceStep, heat * SmallestPrice, heat * LargestPrice);
            network.Sharpen();
            _proposals.Forget();
            _proposals.MeasureCosts();
            _proposals.Noise = RefitNoise * heat * network.Current;
            for (var move = start; move < Math.Min(start + _round, moves); move++)
            {
                Move(heat);
            }
        }
    }

    /// <summary>Gives the cheapest parameters up, some at a time, until the budget is kept.</summary>
    public void PayBack()
    {
        while (network.Graph.Count > budget)
        {
            _proposals.MeasureCosts();
            for (var most = (network.Graph.Count - budget + 3) / 4; most > 0 && network.Graph.Count > budget; most--)
            {
                network.Graph.Toggle(_proposals.Cheapest());
                network.Graph.Tidy();
                network.Accept(network.Try());
            }
        }
    }

    private void Move(double heat)
    {
        var count = network.Graph.Count;
        var allowed = network.Current * (1 - (heat * DeterministicMath.Log(1 - random.NextDouble())));
        if (_proposals.Propose() && MakeRoom())
        {
            var loss = network.Try();
            if (loss * (1 + (_price * (network.Graph.Count - count))) <= allowed)
            {
                _proposals.Forget();
                network.Accept(loss);
                return;
            }
        }

        network.Revert();
    }

    private bool MakeRoom()
    {
        network.Graph.Tidy();
        for (var victims = 0; network.Graph.Count > _limit; victims++)
        {
            var victim = victims < MostVictims ? _proposals.Victim() : -1;
            if (victim < 0)
            {
                return false;
            }

            network.Graph.Toggle(victim);
            network.Graph.Tidy();
        }

        return true;
    }
}
