using PlantNSeek.Experiments.Scenarios;
using PlantNSeek.Experiments.Spiral;
using PlantNSeek.Experiments.Theory;
using PlantNSeek.Experiments.Transfer;
using PlantNSeek.Recovery;
using PlantNSeek.Store;

namespace PlantNSeek.Reporting.Tidy;

/// <summary>All that was measured as tables, a line an observation; <c>docs/results.md</c> has their columns.</summary>
/// <param name="results">What was measured.</param>
/// <param name="isRecomputed">Whether of a run, by its key, what a seeker found at a density was computed now; with no names for what every part of the run computes.</param>
internal sealed class TidyFiles(SweepResults results, Func<ScenarioKey, string, string, bool> isRecomputed)
{
    /// <summary>The names of the files.</summary>
    public static IReadOnlyList<string> Names { get; } = ["runs.csv", "numbers.csv", "transfer.csv", "spiral.csv"];

    /// <summary>The text of a file.</summary>
    public string Render(string name) => name switch
    {
        "runs.csv" => new CsvTable<JudgedMask>([.. CsvTable<JudgedMask>.Key(m => m.Key), .. Masks(), .. Origin<JudgedMask>(m => m.IsControl ? (m.Key, "", "") : (m.Key, m.Run.Pruner, m.Run.Density))]).Render(
            results.Results.OfType<ScenarioResult>().SelectMany(s => s.Runs.Select(r => new JudgedMask(s, r, false)).Concat(s.Controls.Select(r => new JudgedMask(s, r, true))))),
        "numbers.csv" => new CsvTable<(ScenarioKey Key, NamedNumber Number)>(
            [.. CsvTable<(ScenarioKey Key, NamedNumber Number)>.Key(n => n.Key), ("name", n => n.Number.Name), ("value", n => n.Number.Value), .. Origin<(ScenarioKey Key, NamedNumber Number)>(n => (n.Key, "", ""))]).Render(
            results.Results.OfType<NumbersResult>().SelectMany(r => r.Numbers, (r, n) => (r.Key, n))),
        "transfer.csv" => new CsvTable<(ScenarioKey Key, TransferResult Transfer, TransferRun Run)>(Transfers).Render(
            from record in results.Results.OfType<TransferRecord>() from transfer in record.Transfers from run in transfer.Runs select (record.Key, transfer, run)),
        "spiral.csv" => new CsvTable<(ScenarioKey Key, SpiralRun Run)>(Spirals).Render(
            results.Results.OfType<SpiralRecord>().SelectMany(r => r.Runs, (r, run) => (r.Key, run))),
        _ => throw new ArgumentException($"no file is named {name}; the known ones are {string.Join(", ", Names)}", nameof(name)),
    };

    private static (string, Func<JudgedMask, object?>)[] Masks() =>
    [
        ("role", m => m.IsControl ? "control" : "find"), ("seeker", m => m.Run.Pruner), ("density", m => m.Run.Density), ("kept", m => m.Run.Kept),
        ("kept_weights", m => m.Run.KeptWeights.Sum()), ("kept_biases", m => m.Run.KeptBiases.Sum()),
        ("effective_weights", m => m.Run.EffectiveWeights), ("effective_parameters", m => m.Run.EffectiveParameters),
        ("layer_collapse", m => m.Run.LayerCollapse), ("flow_collapse", m => m.Run.FlowCollapse),
        ("strong", m => m.Run.Strong), ("weak", m => m.Run.Weak), ("strong_unscaled", m => m.Run.StrongUnscaled), ("weak_unscaled", m => m.Run.WeakUnscaled), ("weak_after_twenty", m => m.Run.WeakAfterTwenty),
        ("own_epochs", m => m.Run.OwnStart?.Epochs), ("own_as_found", m => m.Run.OwnStart?.AsFound), ("own_trained_on", m => m.Run.OwnStart?.TrainedOn), ("own_after_twenty", m => m.Run.OwnStart?.AfterTwenty),
        ("samples", m => m.Run.Samples), ("rounds", m => m.Run.Rounds?.Count),
        .. Enum.GetValues<SanityCheck>().Select(check => ($"weak_{Snake(check.ToString())}", (Func<JudgedMask, object?>)(m => m.Checked(check)))),
        ("planted_weight_hits", m => m.Run.WeightHits.Sum()), ("planted_bias_hits", m => m.Run.BiasHits.Sum()),
        ("planted_weights", m => m.Scenario.PlantedWeights.Sum()), ("planted_biases", m => m.Scenario.PlantedBiases.Sum()),
        ("host_weights", m => m.Scenario.HostWeights.Sum()), ("host_biases", m => m.Scenario.HostBiases.Sum()),
        ("ticket_density", m => m.Scenario.TicketDensity), ("ticket_score", m => m.Scenario.TicketScore), ("ticket_score_unscaled", m => m.Scenario.TicketScoreUnscaled),
        ("planting_deviation", m => m.Scenario.PlantingDeviation),
    ];

    private IReadOnlyList<(string, Func<(ScenarioKey Key, TransferResult Transfer, TransferRun Run), object?>)> Transfers =>
    [
        .. CsvTable<(ScenarioKey Key, TransferResult Transfer, TransferRun Run)>.Key(t => t.Key),
        ("source", t => t.Transfer.Key.Source), ("target", t => t.Transfer.Key.Target), ("seeker", t => t.Transfer.Key.Seeker), ("density", t => t.Transfer.Key.Density),
        ("mask", t => t.Run.Mask), ("start", t => t.Run.Start), ("kept", t => t.Run.Kept), ("effective_weights", t => t.Run.EffectiveWeights), ("before", t => t.Run.Before), ("after", t => t.Run.After),
        ("ticket_score", t => t.Transfer.TicketScore), ("source_dense_score", t => t.Transfer.SourceDenseScore), ("source_mask_score", t => t.Transfer.SourceMaskScore),
        .. Origin<(ScenarioKey Key, TransferResult Transfer, TransferRun Run)>(t => (t.Key, t.Transfer.Key.Seeker, t.Transfer.Key.Density)),
    ];

    private IReadOnlyList<(string, Func<(ScenarioKey Key, SpiralRun Run), object?>)> Spirals =>
    [
        .. CsvTable<(ScenarioKey Key, SpiralRun Run)>.Key(s => s.Key),
        ("units", s => s.Run.Width), ("initialisation", s => s.Run.Initialisation), ("method", s => s.Run.Method), ("kept", s => s.Run.Kept), ("kept_weights", s => s.Run.KeptWeights),
        ("effective_parameters", s => s.Run.Effective), ("effective_weights", s => s.Run.EffectiveWeights), ("accuracy", s => s.Run.Accuracy),
        .. Origin<(ScenarioKey Key, SpiralRun Run)>(s => (s.Key, "", "")),
    ];

    private (string, Func<T, object?>)[] Origin<T>(Func<T, (ScenarioKey Run, string Seeker, string Density)> of) => [("recomputed", row => of(row) is var (run, seeker, density) && isRecomputed(run, seeker, density))];

    // LayerwiseShuffle becomes layerwise_shuffle.
    private static string Snake(string name) =>
        string.Concat(name.Select((c, i) => (i > 0 && char.IsAsciiLetterUpper(c) ? "_" : "") + char.ToLowerInvariant(c)));
}
