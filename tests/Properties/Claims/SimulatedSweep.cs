using PlantNSeek.Claims.Estimates;
using PlantNSeek.Experiments.Scenarios;
using PlantNSeek.Numerics;
using PlantNSeek.Recovery;

namespace PlantNSeek.Properties.Claims;

/// <summary>Made-up sweeps whose true medians are known: each score is its median and noise whose median is 0.</summary>
/// <param name="noise">Draws the noise, in units of <paramref name="spread"/>.</param>
/// <param name="spread">Of accuracies; errors are spread by as many decades.</param>
/// <param name="ticket">How much the ticket's own score varies beside the others.</param>
internal sealed class SimulatedSweep(Func<RandomStream, double> noise, double spread, double ticket = 0.02)
{
    private const double Bound = 0.95;
    private const double ErrorTicket = 1e-4;

    /// <summary>Shapes of noise, each with the median 0.</summary>
    public static IReadOnlyDictionary<string, Func<RandomStream, double>> Shapes { get; } = new Dictionary<string, Func<RandomStream, double>>
    {
        ["normal"] = s => s.NextNormal(),
        ["skewed"] = s => Math.Exp(s.NextNormal()) - 1,
        ["skewed the other way"] = s => 1 - Math.Exp(s.NextNormal()),
        ["with far outliers"] = s => s.NextNormal() / s.NextNormal(),
        ["bimodal"] = s => (s.NextUniform(0, 1) < 0.5 ? -5 : 5) + s.NextNormal(), // such as a ticket that is found in half of the networks
        ["discrete"] = s => Math.Round(1.5 * (Math.Exp(s.NextNormal()) - 1)), // a third of all scores is the median itself
    };

    /// <summary>The noise that is none: a sweep of true medians.</summary>
    public static SimulatedSweep Truth { get; } = new(_ => 0, 0);

    /// <summary>One replicate with the runs asked for, each with the margin asked for.</summary>
    /// <param name="key">Its task says whether scores are accuracies.</param>
    /// <param name="runs">Pruner, density and true median margin of strong and weak score.</param>
    /// <param name="stream">Where noise comes from.</param>
    /// <param name="collapses">Says of each run or layer whether what is counted happens.</param>
    public ScenarioResult Scenario(ScenarioKey key, IEnumerable<(string Pruner, string Density, double Margin)> runs, RandomStream stream, Func<bool>? collapses = null)
    {
        var isAccuracy = Margins.IsAccuracy(key.Task);
        double Score(double margin) => isAccuracy ? Bound + margin + (spread * noise(stream)) : Margins.ErrorFactor * ErrorTicket * Math.Pow(10, (spread * noise(stream)) - margin);
        var ticketScore = isAccuracy ? Bound + Margins.AccuracyTolerance + (ticket * spread * noise(stream)) : ErrorTicket * Math.Pow(10, ticket * spread * noise(stream));
        return Nothing with
        {
            Key = key,
            HostWeights = [10_000, 10_000],
            TicketScore = ticketScore,
            TicketScoreUnscaled = ticketScore,
            MagnitudeAucP = [collapses?.Invoke() == true ? 0.001 : 0.5, collapses?.Invoke() == true ? 0.001 : 0.5],
            Controls = [MadeUpResults.Run(Score(0), 0, 1) with { Pruner = "Oracle", Density = "ticket" }],
            Runs = [.. runs.Select(r => Run(Score(r.Margin), Score(r.Margin), collapses?.Invoke() == true) with { Kept = 1000, EffectiveParameters = Living(stream), Sanity = Checked(Score, r.Margin), Pruner = r.Pruner, Density = r.Density })],
        };
    }

    /// <summary>A number with the median 1.</summary>
    public double Number(RandomStream stream) => 1 + (spread * noise(stream));

    /// <summary>Replicates of a setting in which each of the pruners has the same margin at each of the densities.</summary>
    public IEnumerable<ScenarioResult> Setting(ScenarioKey setting, int replicates, IReadOnlyList<string> pruners, IReadOnlyList<string> densities, double margin, RandomStream stream) =>
        Enumerable.Range(1, replicates).Select(r => Scenario(setting with { Replicate = r }, from p in pruners from d in densities select (p, d, margin), stream));

    private static readonly ScenarioResult Nothing = MadeUpResults.Scenario("circle", 5, 1, (_, _) => MadeUpResults.Run(0, 0, 1));

    private static RunResult Run(double strong, double weak, bool collapses) => MadeUpResults.Run(strong, weak, 1, collapses ? 0 : 1) with { Samples = 1000, OwnStart = new OwnStartScores(10, weak, weak) };

    private static CheckedScore[] Checked(Func<double, double> score, double margin) =>
        [new(SanityCheck.LayerwiseShuffle, score(margin)), new(SanityCheck.Reinitialisation, score(margin))];

    // Half of a thousand on a path, more or less.
    private int Living(RandomStream stream) => Math.Clamp((int)Math.Round(500 + (1000 * spread * noise(stream))), 0, 1000);
}
