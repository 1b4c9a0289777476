using PlantNSeek.Experiments.Scenarios;
using PlantNSeek.Pruning;
using PlantNSeek.Recovery;

namespace PlantNSeek.Experiments.Images;

/// <summary>Seekers in a network of convolutions with a planted ticket, whose target solves a task on made-up images.</summary>
/// <remarks>No engine that promises bits computes convolutions, so a run needs the engine <c>torch</c>, and its result says what that was.</remarks>
internal sealed class PlantedImageExperiment : IExperiment
{
    /// <summary>The name in keys.</summary>
    public const string ExperimentName = "images";

    private const string Oracle = "Oracle";

    /// <inheritdoc/>
    public string Name => ExperimentName;

    /// <inheritdoc/>
    public IReadOnlyList<string> Seekers => ImageSeekers.Names;

    /// <inheritdoc/>
    public long Cost(ScenarioKey key) => (key.Seeker.Length > 0 ? 1 : Seekers.Count) * key.Depth * key.Width * key.Width * 5000L;

    /// <inheritdoc/>
    public string? Lacks(ScenarioKey key) => ImageEngine.Lacks();

    /// <inheritdoc/>
    public ExperimentResult Run(ScenarioKey key, Protocol protocol, CancellationToken cancel)
    {
        var engine = ImageEngine.For(key);
        var scenario = new ImageScenario(key, protocol, engine);
        var runs = new List<RunResult>();
        foreach (var label in DensityPoint.Of(key).Where(static l => l != DensityPoint.Dense))
        {
            foreach (var seeker in Asked(scenario))
            {
                runs.Add(Judge(scenario, seeker, label, isPlanted: true, cancel));
            }

            if (key.Seeker is "" or ImageSeekers.Unplanted)
            {
                runs.Add(Judge(scenario, ImageSeekers.Global(ImageSeekers.Unplanted), label, isPlanted: false, cancel));
            }
        }

        return Describe(scenario, runs) with { Engine = engine.Facts };
    }

    private static IEnumerable<NamedSeeker> Asked(ImageScenario scenario) =>
        from named in ImageSeekers.Make(scenario.Graph)
        where scenario.Key.Seeker.Length == 0 || named.Name == scenario.Key.Seeker
        let decayed = DecayVariation.Of(scenario.Key) is { } decay ? decay.Of(named.Seeker) : named.Seeker
        where decayed is not null
        select named with { Seeker = decayed };

    private static RunResult Judge(ImageScenario scenario, NamedSeeker seeker, string label, bool isPlanted, CancellationToken cancel)
    {
        var found = seeker.Seeker.Seek(scenario.Seeking(label, isPlanted), null, cancel);
        return Trained(scenario.Judge(isPlanted), seeker.Name, label, found, cancel);
    }

    private static RunResult Trained(TicketJudge judge, string name, string label, FoundTicket found, CancellationToken cancel)
    {
        var weak = judge.Weak(found, cancel);
        return RunResults.Untrained(judge, name, label, found.Mask) with { Weak = weak[0], WeakUnscaled = weak[1], Samples = found.Samples };
    }

    private static ScenarioResult Describe(ImageScenario scenario, IReadOnlyList<RunResult> runs)
    {
        var (layout, receipt) = (scenario.Layout, scenario.Problem.Planted.Receipt);
        RunResult[] controls = [RunResults.Untrained(scenario.Judge(), Oracle, DensityPoint.Ticket, scenario.Truth)];
        return ScenarioDescription.Describe(scenario.Key, scenario.Size, scenario.Protocol, scenario.Problem.TicketScore, receipt.Deviation.Relative, runs, controls) with
        {
            MagnitudeAuc = [.. Enumerable.Range(0, layout.LayerCount).Select(l => receipt.Tensors.Single(t => t.Name == layout.Weight(l).Name).Detectability)],
        };
    }
}
