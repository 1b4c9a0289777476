using System.Text;
using PlantNSeek.Claims;
using PlantNSeek.Experiments.Scenarios;
using PlantNSeek.Numerics.Statistics;
using PlantNSeek.Reporting;
using PlantNSeek.Sweeping;
using PlantNSeek.TestSupport.Snapshots;
using static System.FormattableString;

namespace PlantNSeek.Snapshots.Tests.Curves;

/// <summary>The paper's sparsity curves (Fig. 3, 6-8) as tables: bit-identical runs make them comparable digit by digit.</summary>
[Category("Sweep")]
public class SparsityCurveTests
{
    [Test]
    [Spec("RUN-010")]
    public Task Curves([Values("Paper", "Fair")] string protocol, [Values("relu", "circle", "helix")] string task, [Values(3, 5, 10)] int depth)
    {
        var replicates = SharedSweep.Reproduction.Results.Replicates(protocol, task, depth).Where(IsWhole).ToArray();
        var table = new StringBuilder();
        table.Append(Invariant($"{protocol}, {task}, depth {depth}, {replicates.Length} replicates: mean (minimum to maximum)\n"));
        table.Append(Invariant($"ticket: {Spread(replicates.Select(r => r.TicketScore))} at density {SampleStatistics.Mean([.. replicates.Select(r => r.TicketDensity)]):0.######}\n\n"));
        table.Append(Invariant($"{"pruner",-10} {"density",-8} {"kept",7} {"effective",9} {"hits",6}  {"strong",-32} weak\n"));
        foreach (var pruner in Measures.PrunerNames)
        {
            foreach (var density in DensityPoint.Labels)
            {
                var runs = replicates.Select(r => r.Run(pruner, density)).ToArray();
                table.Append(Invariant($"{pruner,-10} {density,-8} {Mean(runs, r => r.Kept),7} {Mean(runs, r => r.EffectiveWeights),9} {Mean(runs, r => r.WeightHits.Sum()),6}"));
                table.Append(Invariant($"  {Spread(runs.Select(r => r.Strong)),-32} {Spread(runs.Select(r => r.Weak!.Value))}\n"));
            }
        }

        return Verifier.Verify(table.ToString().TrimEnd('\n'));
    }

    // Where a claim lacked replicates of one pair there are more of that pair alone.
    private static bool IsWhole(ScenarioResult result) => Measures.PrunerNames.All(p => DensityPoint.Labels.All(d => result.Has(p, d)));

    private static string Mean(RunResult[] runs, Func<RunResult, double> value) => Invariant($"{runs.Average(value):0.#}");

    private static string Spread(IEnumerable<double> values)
    {
        double[] all = [.. values];
        return Invariant($"{SampleStatistics.Mean(all):G4} ({all.Min():G4} to {all.Max():G4})");
    }
}
