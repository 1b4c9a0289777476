using System.Globalization;
using PlantNSeek.Experiments.Scenarios;
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
    private const int FewestReplicates = 10;

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
        ("ticket_score_not_rescaled", (s, _) => s.Controls.Single(c => c.Pruner == "Oracle").StrongUnscaled),
    ];

    [TestCaseSource(nameof(Cases))]
    [Spec("RUN-005")]
    public void OursUnderPaper_CannotBeToldFromTheOriginals(string file, string setting)
    {
        var table = new SingleshotTable(file);
        var result = Compare(table, table.Settings.Single(s => s.ToString() == setting), "Paper", out var cells);
        TestContext.Out.WriteLine(FormattableString.Invariant($"p = {result.PValue:G3} over {cells.Count} cells; most different: {cells[result.MostDifferent]}, z = {result.Largest:F1}"));
        Assert.That(result.PValue, Is.GreaterThanOrEqualTo(Level / table.Settings.Count), $"most different: {cells[result.MostDifferent]}, z = {result.Largest:F1}");
    }

    [TestCaseSource(nameof(OwnCases))]
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
        var known = table.Cells(setting).Where(c => ours[0].Runs.Any(r => r.Pruner == c.Pruner && r.Density == c.Density)).ToArray();
        foreach (var (pruner, density) in table.Cells(setting).Except(known))
        {
            TestContext.Out.WriteLine($"skipped: {pruner} at density {density} is not part of the sweep");
        }

        var measures = Measures.Concat(Enumerable.Range(1, setting.Depth - 1).SelectMany(PerLayer)).ToArray();
        var cells = (from cell in known from measure in measures select (cell.Pruner, cell.Density, measure.Column, measure.Ours)).ToArray();
        var theirs = table.Replicates(setting)
            .Select(replicate => cells.Select(c => table.Value(setting, replicate, c.Pruner, c.Density, c.Column)).ToArray())
            .ToArray();
        var mine = ours.Select(s => cells.Select(c => AsWritten(c.Ours(s, s.Run(c.Pruner, c.Density)))).ToArray()).ToArray();
        names = [.. cells.Select(c => $"{c.Column} of {c.Pruner} at density {c.Density}")];
        return ReplicateLabelTest.Compare(theirs, mine, Permutations, new RandomStream(1, "replicate labels"));
    }

    private static (string Column, Func<ScenarioResult, RunResult, double> Ours)[] PerLayer(int layer) =>
    [
        ($"kept_weights_per_layer/{layer}", (_, r) => r.KeptWeights[layer - 1]),
        ($"kept_biases_per_layer/{layer}", (_, r) => r.KeptBiases[layer - 1]),
    ];

    // The table has nine significant digits; equal counts must stay equal fractions.
    private static double AsWritten(double value) => double.Parse(value.ToString("G9", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    private static IReadOnlyList<ScenarioResult> Scenarios(SingleshotTable.Setting setting, string protocol)
    {
        var recorded = SharedSweep.Reproduction.Results.Replicates(protocol, setting.Task, setting.Depth, setting.Width, setting.Noise);
        var shared = recorded.Where(s => s.Runs.Count == recorded[0].Runs.Count).ToArray(); // of some pairs there are more replicates
        if (shared.Length >= FewestReplicates)
        {
            return shared;
        }

        var keys = Enumerable.Range(1, FewestReplicates).Select(r => new ScenarioKey(protocol, setting.Task, setting.Depth, setting.Width, setting.Noise, r));
        return SharedSweep.Further([.. keys]).Scenarios;
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
            var table = new SingleshotTable(file);
            foreach (var setting in table.Settings.Where(s => s.Rounds == 1)) // more rounds: OutcomeRangeTests
            {
                var data = new TestCaseData(file, setting.ToString()).SetArgDisplayNames(Path.GetFileName(file), setting.ToString());
                var replicates = table.Replicates(setting).Count;
                yield return ReplicateLabelTest.SmallestPValue(replicates, FewestReplicates, Permutations) >= Level / table.Settings.Count
                    ? data.Ignore($"{setting}: {replicates} replicates are too few to decide at level {Level} in {table.Settings.Count} settings")
                    : data;
            }
        }
    }

    // That Fair differs is a fact about the values this repository holds; other values need not differ in every setting.
    private static IEnumerable<TestCaseData> OwnCases() => ReferenceFolder.IsOwn ? Cases() : [];
}
