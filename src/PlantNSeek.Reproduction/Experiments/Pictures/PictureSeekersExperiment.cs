using PlantNSeek.Engines;
using PlantNSeek.Experiments.Images;
using PlantNSeek.Experiments.Scenarios;
using PlantNSeek.Networks;
using PlantNSeek.Networks.Definitions;
using PlantNSeek.Pruning;

namespace PlantNSeek.Experiments.Pictures;

/// <summary>The library's seekers on real images: in one random network, at one size, with the training, the checks and the costs that all are compared by.</summary>
/// <remarks>Each searches with its own settings, which were chosen on fully connected networks.</remarks>
/// <param name="tasks">The tasks; those of the catalogue where null.</param>
/// <param name="folder">The folder of data sets; that of the environment where null.</param>
internal sealed class PictureSeekersExperiment(IReadOnlyList<PictureTask>? tasks = null, string? folder = null) : PictureExperiment(ExperimentName, tasks, folder)
{
    /// <summary>The name in keys.</summary>
    public const string ExperimentName = "pictures-seekers";

    private const int SearchEpochs = 60; // of a search that trains in rounds; others take fewer

    /// <inheritdoc/>
    public override IReadOnlyList<string> Seekers { get; } = [.. ImageSeekers.Make(null).Select(static s => s.Name)];

    /// <inheritdoc/>
    protected override ScenarioResult Run(ScenarioKey key, Protocol protocol, PictureTask task, IEngine engine, CancellationToken cancel)
    {
        var scenario = new PictureScenario(task, Random(key, task, key.Width, InitialisationRule.He), engine);
        var able = ImageSeekers.Make(scenario.Network.Graph).Where(named => Seekers.Contains(named.Name)).ToArray();
        if (key.Seeker.Length > 0 && able.All(named => named.Name != key.Seeker))
        {
            throw new ArgumentException($"seeker is {key.Seeker}; those that seek in the network of {task.Name} are {string.Join(", ", able.Select(static named => named.Name))}", nameof(key));
        }

        var runs = new List<RunResult>();
        foreach (var label in Fractions(key, DensityPoint.OfPictures).Where(static l => l != DensityPoint.Dense))
        {
            foreach (var named in able.Where(named => Asks(key, named.Name)))
            {
                if (Decayed(key, named.Seeker) is { } seeker)
                {
                    var found = seeker.Seek(scenario.Seeking(PruningBudget.At(new Density(DensityPoint.Value(label))), augments: true), null, cancel);
                    runs.Add(Judged(scenario, named.Name, label, found, cancel));
                }
            }
        }

        return WithoutTicket(key, protocol, scenario.Layout, scenario.Trained(Mask.All(scenario.Layout.Count), cancel).Accuracy, runs);
    }

    /// <inheritdoc/>
    protected override double Epochs(ScenarioKey key, PictureTask task) => Part(key) * Seekers.Count * (SearchEpochs + (4 * task.Settings.Epochs));

    private static ITicketSeeker? Decayed(ScenarioKey key, ITicketSeeker seeker) => DecayVariation.Of(key) is { } decay ? decay.Of(seeker) : seeker;

    // From the initial parameters, or from the ticket's own start with what is left of the epochs; the checks as they are.
    private static RunResult Judged(PictureScenario scenario, string name, string label, FoundTicket found, CancellationToken cancel)
    {
        var judge = scenario.Judge();
        var weak = judge.Weak(found, cancel)[0];
        return RunResults.Untrained(judge, name, label, found.Mask) with
        {
            Weak = weak,
            WeakUnscaled = weak,
            Samples = found.Samples,
            OwnStart = judge.AsFound(found) is { } asFound ? new OwnStartScores(judge.EpochsOf(found), asFound[0], judge.TrainedOn(found, cancel)![0]) : null,
            Sanity = [.. judge.Checks(found).Select(variant => new CheckedScore(variant.Check, judge.Weak(variant.Ticket, cancel)[0]))],
        };
    }
}
