using System.Globalization;
using PlantNSeek.Experiments.Scenarios;
using PlantNSeek.Numerics.Statistics;
using PlantNSeek.Reporting.Documents;
using PlantNSeek.Store;
using PlantNSeek.Sweeping;

namespace PlantNSeek.Reporting.Composition;

/// <summary>From edge-popup to Gem-Miner, one step at a time.</summary>
public static class GemMinerSection
{
    private const string Name = "gem-miner";

    /// <summary>The section, or null where the sweep holds none of it.</summary>
    /// <param name="results">The sweep.</param>
    public static ReportSection? Of(SweepResults results)
    {
        ArgumentNullException.ThrowIfNull(results);
        var rows = new List<TableCell[]>();
        var count = 0;
        foreach (var density in DensityPoint.All)
        {
            foreach (var step in ExperimentCatalog.ByName(Name).Seekers)
            {
                ScenarioResult[][] found = [.. Protocol.All.Select(p => Replicates(results, p).Where(r => r.Has(step, density)).ToArray())];
                if (found.Any(f => f.Length > 0))
                {
                    count = Math.Max(count, found.Max(f => f.Length));
                    rows.Add([step, density, .. found.SelectMany(f => new TableCell[] { Median(f, step, density, r => r.Strong), Median(f, step, density, r => r.Weak ?? double.NaN) }), Steps(found, step, density)]);
                }
            }
        }

        return rows.Count == 0 ? null : new ReportSection(
            "gem-miner",
            "Gem-Miner: which of its parts help",
            [
                new ParagraphBlock(
                    "Edge-popup becomes Gem-Miner in four steps (Table 3 of Sreenivasan et al., NeurIPS 2022): ranking over the whole network, a density that falls over the epochs, a penalty on the scores, and the freezing of what was removed. " +
                    "The source finds each step better than the one before; here they are tried on Circle at depth 5."),
                new TableBlock(new ReportTable(
                    string.Create(CultureInfo.InvariantCulture, $"From edge-popup to Gem-Miner on Circle: median accuracy over up to {count} replicates, of the mask on the initial weights (strong) and after training (weak); cost in training steps of 32 samples"),
                    [new("step"), new("density", true), .. Protocol.All.SelectMany(p => new TableColumn[] { new($"{p.Name}, strong", true), new($"{p.Name}, weak", true) }), new("steps", true)],
                    rows)),
            ]);
    }

    private static IReadOnlyList<ScenarioResult> Replicates(SweepResults results, Protocol protocol) =>
        results.Replicates(ScenarioKey.Usual(Name, protocol.Name, "circle"));

    private static TableCell Median(ScenarioResult[] replicates, string step, string density, Func<RunResult, double> score)
    {
        double[] values = [.. replicates.Select(r => score(r.Run(step, density))).Where(v => !double.IsNaN(v))];
        return values.Length == 0 ? "–" : ClaimTexts.Number(SampleStatistics.Median(values));
    }

    private static TableCell Steps(ScenarioResult[][] found, string step, string density) => LeaderboardTables.Steps(
        found.SelectMany(f => f).Select(r => r.Run(step, density).Samples is { } samples ? samples / 32.0 : double.NaN).Average());
}
