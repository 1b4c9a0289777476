using PlantNSeek.Experiments.Scenarios;
using PlantNSeek.Experiments.Transfer;

namespace PlantNSeek.Evidence;

/// <summary>The recorded runs of one seeker in one setting: what is checked by recomputing one of them.</summary>
/// <param name="Setting">Experiment, protocol with switches and decay, task, depth, width and noise.</param>
/// <param name="Seeker">The name that its runs carry; nothing where the experiment has no seekers.</param>
public readonly record struct EvidenceCell(ScenarioKey Setting, string Seeker)
{
    /// <summary>The name in manifests and messages, such as <c>multishot Fair circle depth 5 width 100 noise 0.01 SNIP</c>.</summary>
    public string Name => $"{Setting with { Seeker = Seeker }}"[..^" replicate 0".Length];

    /// <summary>The cells that a result belongs to, each with the density labels that it has there; none where the experiment has no densities.</summary>
    public static IEnumerable<(EvidenceCell Cell, IReadOnlyList<string> Densities)> Of(ExperimentResult result) => result switch
    {
        ScenarioResult scenario => Grouped(result, scenario.Runs.Select(r => (r.Pruner, r.Density))),
        TransferRecord transfer => Grouped(result, transfer.Transfers.Select(t => (t.Key.Seeker, t.Key.Density))),
        _ => [(new EvidenceCell(result.Key.Setting, ""), [])],
    };

    /// <summary>Such as <see cref="Name"/>.</summary>
    public override string ToString() => Name;

    private static IEnumerable<(EvidenceCell, IReadOnlyList<string>)> Grouped(ExperimentResult result, IEnumerable<(string Seeker, string Density)> runs) =>
        runs.GroupBy(r => r.Seeker, r => r.Density).Select(g => (new EvidenceCell(result.Key.Setting, g.Key), DensityPoint.Ordered(g)));
}
