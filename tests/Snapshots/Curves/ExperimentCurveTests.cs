using System.Text;
using PlantNSeek.Experiments.Scenarios;
using PlantNSeek.Experiments.Spiral;
using PlantNSeek.Experiments.Theory;
using PlantNSeek.Experiments.Transfer;
using PlantNSeek.Numerics.Statistics;
using PlantNSeek.Sweeping;
using PlantNSeek.TestSupport.Snapshots;
using static System.FormattableString;

namespace PlantNSeek.Snapshots.Tests.Curves;

/// <summary>All recorded outcomes beyond the plain single shot, digit by digit: one file an experiment and protocol.</summary>
[Category("Sweep")]
public class ExperimentCurveTests
{
    [TestCaseSource(nameof(Cases))]
    [Spec("RUN-010")]
    public Task Outcomes(string experiment, string protocol)
    {
        var table = new StringBuilder();
        foreach (var setting in Settings().Where(s => s.Experiment == experiment && s.Protocol == protocol))
        {
            table.Append(Invariant($"{setting.Task}, depth {setting.Depth}, width {setting.Width}, noise {setting.Noise}{(setting.Switch.Length > 0 ? $", {setting.Switch}" : "")}{(setting.Decay is null ? "" : $", decay {setting.Decay}")}\n"));
            Scenarios(table, SharedSweep.Reproduction.Results.Replicates(setting));
            Others(table, SharedSweep.Reproduction.Results.Results.Where(r => r.Key.Setting == setting));
        }

        return Verifier.Verify(table.ToString().TrimEnd('\n'));
    }

    private static void Scenarios(StringBuilder table, IReadOnlyList<ScenarioResult> replicates)
    {
        var cells = replicates.SelectMany(r => r.Runs).Select(r => (r.Pruner, r.Density)).Distinct();
        foreach (var (seeker, density) in cells.OrderBy(c => c.Pruner, StringComparer.Ordinal).ThenBy(c => c.Density, StringComparer.Ordinal))
        {
            var runs = replicates.Where(r => r.Has(seeker, density)).Select(r => r.Run(seeker, density)).ToArray();
            var weak = runs.All(r => r.Weak is not null) ? Spread(runs.Select(r => r.Weak!.Value)) : "–";
            table.Append(Invariant($"  {seeker,-32} {density,-7} {runs.Length,2}  kept {runs.Average(r => r.Kept),8:0.#}  no path {runs.Count(r => r.FlowCollapse),2}  strong {Spread(runs.Select(r => r.Strong)),-34} weak {weak}\n"));
            foreach (var check in runs.SelectMany(r => r.Sanity ?? []).GroupBy(c => c.Check))
            {
                table.Append(Invariant($"      {check.Key,-20} {Spread(check.Select(c => c.Weak))}\n"));
            }
        }
    }

    private static void Others(StringBuilder table, IEnumerable<ExperimentResult> results)
    {
        foreach (var numbers in results.OfType<NumbersResult>().SelectMany(r => r.Numbers).GroupBy(n => n.Name))
        {
            table.Append(Invariant($"  {numbers.Key,-48} {Spread(numbers.Select(n => n.Value))}\n"));
        }

        foreach (var runs in results.OfType<TransferRecord>().SelectMany(r => r.Transfers).GroupBy(t => (t.Key.Seeker, t.Key.Density)))
        {
            table.Append(Invariant($"  {runs.Key.Seeker} at {runs.Key.Density}: shared found on source {Spread(runs.Select(t => (double)t.OnSource.Shared.Found))}, on target {Spread(runs.Select(t => (double)t.OnTarget.Shared.Found))}\n"));
            foreach (var run in runs.SelectMany(t => t.Runs).GroupBy(r => (r.Mask, r.Start)))
            {
                table.Append(Invariant($"      {run.Key.Mask,-16} {run.Key.Start,-14} {Spread(run.Select(r => r.After))}\n"));
            }
        }

        foreach (var run in results.OfType<SpiralRecord>().SelectMany(r => r.Runs).GroupBy(r => (r.Width, r.Method)))
        {
            table.Append(Invariant($"  width {run.Key.Width,-3} {run.Key.Method,-20} effective {run.Average(r => r.Effective),6:0.#}  {Spread(run.Select(r => r.Accuracy))}\n"));
        }
    }

    private static string Spread(IEnumerable<double> values)
    {
        double[] all = [.. values];
        return Invariant($"{SampleStatistics.Mean(all):G4} ({all.Min():G4} to {all.Max():G4})");
    }

    // The plain single shot at depth 3, 5 and 10 has tables of its own.
    private static IEnumerable<ScenarioKey> Settings() => SharedSweep.Book.Records.Keys.Select(c => c.Setting).Distinct()
        .Where(s => s is not { Experiment: "singleshot", Switch: "", Width: 100, Depth: 3 or 5 or 10 });

    private static IEnumerable<TestCaseData> Cases() =>
        Settings().Select(s => (s.Experiment, s.Protocol)).Distinct().Select(c => new TestCaseData(c.Experiment, c.Protocol).SetArgDisplayNames(c.Experiment, c.Protocol));
}
