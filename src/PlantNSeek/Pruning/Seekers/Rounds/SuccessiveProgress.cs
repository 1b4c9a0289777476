namespace PlantNSeek.Pruning.Seekers.Rounds;

/// <summary>The reports of two searches, one after the other, as those of one search with the rounds of both.</summary>
/// <param name="whole">Gets the reports of both; may be null.</param>
/// <param name="roundsOfSecond">Rounds of the second search.</param>
internal sealed class SuccessiveProgress(IProgress<PruningProgress>? whole, int roundsOfSecond)
{
    private PruningProgress _first;

    /// <summary>For the first search, which says itself how many rounds it has.</summary>
    public IProgress<PruningProgress> First => new Part(value =>
    {
        _first = value;
        whole?.Report(value with { Rounds = value.Rounds + roundsOfSecond, Ticket = null }); // it is not what both bring back
    });

    /// <summary>For the second search; its rounds follow the last that the first has reported, if any.</summary>
    public IProgress<PruningProgress> Second =>
        new Part(value => whole?.Report(value with { Round = value.Round + _first.Round, Rounds = value.Rounds + _first.Rounds }));

    private sealed class Part(Action<PruningProgress> report) : IProgress<PruningProgress>
    {
        public void Report(PruningProgress value) => report(value);
    }
}
