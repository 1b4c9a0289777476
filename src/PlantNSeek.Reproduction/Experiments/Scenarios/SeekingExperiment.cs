using PlantNSeek.Networks;
using PlantNSeek.Pruning;

namespace PlantNSeek.Experiments.Scenarios;

/// <summary>A seeker under the name that its runs carry.</summary>
/// <param name="Name">The name in results.</param>
/// <param name="Seeker">What seeks.</param>
internal readonly record struct NamedSeeker(string Name, ITicketSeeker Seeker)
{
    /// <summary>Seekers under their own names.</summary>
    public static IReadOnlyList<NamedSeeker> Of(IEnumerable<ITicketSeeker> seekers) => [.. seekers.Select(static s => new NamedSeeker(s.Name, s))];
}

/// <summary>A ticket with where, by whom and at which density it was found.</summary>
internal sealed record Find(Scenario Scenario, Evaluation Evaluation, NamedSeeker Seeker, string Density, FoundTicket Ticket, CancellationToken Cancel)
{
    /// <summary>What listened to the search; null where nobody did.</summary>
    public IProgress<PruningProgress>? Progress { get; init; }
}

/// <summary>Lets seekers seek in one planted network, and judges what they find before and, where asked, after training.</summary>
/// <param name="name">The name in keys.</param>
/// <param name="epochs">Epochs of training that take as long as a search and what is done with its find, as measured; for the order of work.</param>
internal abstract class SeekingExperiment(string name, int epochs) : IExperiment
{
    private IReadOnlyList<string>? _seekers;

    /// <inheritdoc/>
    public string Name => name;

    /// <inheritdoc/>
    public IReadOnlyList<string> Seekers => _seekers ??= [.. Make(Protocol.Fair).Select(static s => s.Name)];

    /// <inheritdoc/>
    public virtual long Cost(ScenarioKey key) => RunCost.Of(key, epochs, Seekers.Count);

    /// <inheritdoc/>
    public ExperimentResult Run(ScenarioKey key, Protocol protocol, CancellationToken cancel)
    {
        var scenario = new Scenario(key, protocol);
        var evaluation = new Evaluation(scenario, cancel);
        var runs = new List<RunResult>();
        foreach (var seeker in Decayed(key, Asked(key, protocol)))
        {
            foreach (var label in DensityPoint.Of(key).Where(l => l != DensityPoint.Dense))
            {
                var problem = Problem(scenario, label);
                var progress = Progress(scenario, problem);
                var found = Seek(seeker.Seeker, problem, progress, cancel);
                runs.Add(Judge(new Find(scenario, evaluation, seeker, label, found, cancel) { Progress = progress }) with { Samples = found.Samples });
            }
        }

        return ScenarioDescription.Describe(scenario, runs, []);
    }

    /// <summary>The seekers under a protocol, made for each scenario; of the same names under each.</summary>
    protected abstract IReadOnlyList<NamedSeeker> Make(Protocol protocol);

    /// <summary>Listens to the rounds of a search; null where nobody does.</summary>
    protected virtual IProgress<PruningProgress>? Progress(Scenario scenario, SeekingProblem problem) => null;

    /// <summary>The seekers that a key asks for.</summary>
    protected virtual IEnumerable<NamedSeeker> Asked(ScenarioKey key, Protocol protocol) => Make(protocol).Where(s => key.Seeker.Length == 0 || s.Name == key.Seeker);

    /// <summary>The search itself.</summary>
    protected virtual FoundTicket Seek(ITicketSeeker seeker, SeekingProblem problem, IProgress<PruningProgress>? progress, CancellationToken cancel) => seeker.Seek(problem, progress, cancel);

    /// <summary>What a find is worth.</summary>
    protected virtual RunResult Judge(Find find) => find.Evaluation.Trained(find.Seeker.Name, find.Density, find.Ticket);

    // With the key's decay, where it has one; who trains nothing has no run with decay.
    private static IEnumerable<NamedSeeker> Decayed(ScenarioKey key, IEnumerable<NamedSeeker> seekers) => DecayVariation.Of(key) is not { } decay ? seekers
        : from named in seekers
          let decayed = decay.Of(named.Seeker)
          where decayed is not null
          select named with { Seeker = decayed };

    // One stream for all seekers and densities, so that they differ by what they do with it.
    /// <summary>What a seeker is given.</summary>
    protected SeekingProblem Problem(Scenario scenario, string label) => scenario.Problem(scenario.Budget(label), Name);
}
