using System.Globalization;
using PlantNSeek.Experiments;
using PlantNSeek.Numerics;

namespace PlantNSeek.Reproduction.Tests.Reference;

/// <summary>
/// The singleshot outcomes of the original programs against ours under the Paper protocol. Criterion: the replicate-label
/// permutation test (<see cref="ReplicateLabelTest"/>) over every pruner, density and measure must not tell them apart at level
/// 0.01, divided by the number of settings in the file.
/// </summary>
[Category("Sweep")]
public class SingleshotDistributionTests
{
    private const int Permutations = 9999;
    private const double Level = 0.01;

    private static readonly (string Column, Func<ScenarioResult, RunResult, double> Ours)[] Measures =
    [
        ("strong_score", (_, r) => r.Strong),
        ("weak_score", (_, r) => r.Weak!.Value),
        ("strong_mse_unscaled", (_, r) => r.StrongUnscaled),
        ("weak_mse_unscaled", (_, r) => r.WeakUnscaled!.Value),
        ("ticket_score", (s, _) => s.TicketScore),
        ("kept_fraction", (s, r) => (double)r.Kept / (s.HostWeights.Sum() + s.HostBiases.Sum())),
        ("kept_fraction_weights", (s, r) => (double)r.KeptWeights.Sum() / s.HostWeights.Sum()),
        ("kept_fraction_biases", (s, r) => (double)r.KeptBiases.Sum() / s.HostBiases.Sum()),
        ("a_layer_lost_all_weights", (_, r) => r.LayerCollapse ? 1 : 0),
        ("no_input_output_path", (_, r) => r.FlowCollapse ? 1 : 0),
        ("recall_of_planted_weights", (s, r) => (double)r.WeightHits.Sum() / s.PlantedWeights.Sum()),
    ];

    [TestCaseSource(nameof(Cases))]
    [Spec("RUN-005")]
    public void OursUnderPaper_CannotBeToldFromTheOriginals(string file, string setting)
    {
        var table = new SingleshotTable(file);
        var result = Compare(table, table.Settings.Single(s => s.ToString() == setting), "Paper", out var cells);
        Assert.That(result.PValue, Is.GreaterThanOrEqualTo(Level / table.Settings.Count), $"most different: {cells[result.MostDifferent]}, z = {result.Largest:F1}");
    }

    [TestCaseSource(nameof(Cases))]
    [Spec("RUN-005")]
    public void OursUnderFair_IsToldFromTheOriginals_SoTheCriterionCanFail(string file, string setting)
    {
        var table = new SingleshotTable(file);
        var result = Compare(table, table.Settings.Single(s => s.ToString() == setting), "Fair", out _);
        Assert.That(result.PValue, Is.LessThan(Level / table.Settings.Count));
    }

    private static ReplicateLabelTest.Result Compare(SingleshotTable table, SingleshotTable.Setting setting, string protocol, out IReadOnlyList<string> names)
    {
        var ours = Scenarios(setting, protocol);
        var cells = (from cell in table.Cells(setting) from measure in Measures select (cell.Pruner, cell.Density, measure.Column, measure.Ours)).ToArray();
        var theirs = table.Replicates(setting)
            .Select(replicate => cells.Select(c => table.Value(setting, replicate, c.Pruner, c.Density, c.Column)).ToArray())
            .ToArray();
        var mine = ours.Select(s => cells.Select(c => AsWritten(c.Ours(s, s.Run(c.Pruner, c.Density)))).ToArray()).ToArray();
        names = [.. cells.Select(c => $"{c.Column} of {c.Pruner} at density {c.Density}")];
        return ReplicateLabelTest.Compare(theirs, mine, Permutations, new RandomStream(1, "replicate labels"));
    }

    // The table has nine significant digits; equal counts must stay equal fractions.
    private static double AsWritten(double value) => double.Parse(value.ToString("G9", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    private static IReadOnlyList<ScenarioResult> Scenarios(SingleshotTable.Setting setting, string protocol)
    {
        var shared = SharedSweep.Reproduction.Results.Replicates(protocol, setting.Task, setting.Depth, setting.Width);
        if (shared.Count >= 10 && shared[0].Key.Noise == setting.Noise)
        {
            return shared;
        }

        var keys = Enumerable.Range(1, 10).Select(r => new ScenarioKey(protocol, setting.Task, setting.Depth, setting.Width, setting.Noise, r));
        return Sweep.Run(keys, Environment.ProcessorCount).Scenarios;
    }

    private static IEnumerable<TestCaseData> Cases()
    {
        var files = ReferenceFolder.Files("singleshot*.csv");
        if (files.Count == 0)
        {
            yield return new TestCaseData("", "").SetArgDisplayNames("singleshot*.csv").Ignore("singleshot*.csv is absent from the reference folder");
        }

        foreach (var file in files)
        {
            foreach (var setting in new SingleshotTable(file).Settings)
            {
                var data = new TestCaseData(file, setting.ToString()).SetArgDisplayNames(Path.GetFileName(file), setting.ToString());
                yield return setting.Rounds == 1 ? data : data.Ignore($"{setting}: singleshot with more than one round of pruning is not part of the sweep");
            }
        }
    }
}
