using PlantNSeek.Experiments.Scenarios;
using PlantNSeek.Recovery;

namespace PlantNSeek.Reporting.Tidy;

/// <summary>A mask with the network that it was sought in: a line of <c>runs.csv</c>.</summary>
internal sealed record JudgedMask(ScenarioResult Scenario, RunResult Run, bool IsControl)
{
    public ScenarioKey Key => Scenario.Key;

    /// <summary>The weak score of a sanity check; null where it was not made.</summary>
    public double? Checked(SanityCheck check) => Run.Sanity?.Where(s => s.Check == check).Select(s => (double?)s.Weak).FirstOrDefault();
}
