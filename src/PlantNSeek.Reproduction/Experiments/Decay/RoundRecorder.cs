using PlantNSeek.Experiments.Scenarios;
using PlantNSeek.Networks;
using PlantNSeek.Pruning;

namespace PlantNSeek.Experiments.Decay;

/// <summary>Listens to a search and remembers what each of its rounds left.</summary>
/// <param name="graph">What the parameters connect.</param>
/// <param name="largest">The tickets themselves are remembered from the first round on that keeps at most so many parameters.</param>
internal sealed class RoundRecorder(NetworkGraph graph, int largest) : IProgress<PruningProgress>
{
    private readonly List<(PruningRound Round, FoundTicket? Ticket)> _rounds = [];

    /// <summary>The rounds so far, with the ticket that the search would have brought back then where it is remembered.</summary>
    public IReadOnlyList<(PruningRound Round, FoundTicket? Ticket)> Rounds => _rounds;

    /// <inheritdoc/>
    public void Report(PruningProgress value)
    {
        var mask = value.Mask ?? throw new InvalidOperationException($"round {value.Round} of {value.Rounds} came without its mask");
        _rounds.Add((new PruningRound(value.Kept, Connectivity.Of(graph, mask).EffectiveMask.KeptCount), value.Kept <= largest ? value.Ticket : null));
    }
}
