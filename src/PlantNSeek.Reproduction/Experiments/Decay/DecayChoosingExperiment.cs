using PlantNSeek.Experiments.Scenarios;
using PlantNSeek.Networks;
using PlantNSeek.Pruning;
using PlantNSeek.Training;

namespace PlantNSeek.Experiments.Decay;

/// <summary>
/// One <see cref="DecaySetting"/>, which the key names in full, on planted networks that judge no search with weight decay; part of no profile. A search that diverges brings back nothing at all.
/// </summary>
internal sealed class DecayChoosingExperiment() : SeekingExperiment(ExperimentName, Epochs)
{
    public const string ExperimentName = "decay-choosing";

    private const int Epochs = 150; // those of the rounds that are still dense, mostly

    /// <inheritdoc/>
    protected override IReadOnlyList<NamedSeeker> Make(Protocol protocol) => [];

    /// <inheritdoc/>
    protected override IEnumerable<NamedSeeker> Asked(ScenarioKey key, Protocol protocol) => [new NamedSeeker(key.Seeker, DecaySetting.Parse(key.Seeker).Seeker)];

    /// <inheritdoc/>
    public override long Cost(ScenarioKey key) => RunCost.Of(key with { Seeker = "" }, Epochs, 5);

    /// <inheritdoc/>
    protected override FoundTicket Seek(ITicketSeeker seeker, SeekingProblem problem, IProgress<PruningProgress>? progress, CancellationToken cancel)
    {
        try
        {
            return base.Seek(seeker, problem, progress, cancel);
        }
        catch (NonFiniteException)
        {
            return new FoundTicket(Mask.None(problem.Layout.Count));
        }
    }
}
