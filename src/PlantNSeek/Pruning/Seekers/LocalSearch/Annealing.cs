using PlantNSeek.Numerics;

namespace PlantNSeek.Pruning.Seekers.LocalSearch;

/// <summary>
/// Changes a mask move by move. A move is accepted where it makes the loss no more than a random share of it worse, a share that shrinks as the
/// search cools; at heat 0 the loss never grows. The mask never keeps more than the budget: what a move has too much it pays with the cheapest.
/// </summary>
/// <param name="network">The network and its mask.</param>
/// <param name="budget">The most that is kept.</param>
/// <param name="random">Random numbers of this search alone.</param>
internal sealed class Annealing(SparseNetwork network, int budget, RandomStream random)
{
    private const int FewestMovesPerRound = 1000, MostVictims = 24;
    private readonly int _round = Math.Max(FewestMovesPerRound, 2 * budget);
    private const double RefitNoise = 0.3;
    private readonly Proposals _proposals = new(network, random);

    /// <summary>Refits in a hundred moves.</summary>
    public int RefitShare
    {
        get => _proposals.RefitShare;
        init => _proposals.RefitShare = value;
    }

    /// <summary>The network and its mask.</summary>
    public SparseNetwork Network => network;

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

    private void Move(double heat)
    {
        var allowed = network.Current * (1 - (heat * DeterministicMath.Log(1 - random.NextDouble())));
        if (_proposals.Propose() && MakeRoom())
        {
            var loss = network.Try();
            if (loss <= allowed)
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
        for (var victims = 0; network.Graph.Count > budget; victims++)
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
