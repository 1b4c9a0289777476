using PlantNSeek.Experiments.Scenarios;
using PlantNSeek.Networks.FullyConnected;
using PlantNSeek.Numerics.Statistics;
using PlantNSeek.Sweeping;

namespace PlantNSeek.Reproduction.Tests.Reference;

/// <summary>
/// Outcomes of the original programs of which there are too few replicates for a test of their distribution. A value of the same distribution falls outside the range of n of ours twice in n + 1 times.
/// Criterion: of all values of a setting no more lie outside the range of our recorded replicates under the same protocol and switches, at least 19 of them and give or take what one
/// measurement is uncertain by, than that chance explains at level 0.01.
/// </summary>
[Category("Sweep")]
public class OutcomeRangeTests
{
    private const int Fewest = 19;
    private const double Rounding = 1e-8; // nine digits in the table
    private const int TestSamples = 1000;
    private const double Level = 0.01;

    private static readonly string[] Patterns = ["multishot*.csv", "singleshot_synflow_100_rounds*.csv", "edge_popup*.csv"];

    [TestCaseSource(nameof(Cases))]
    [Spec("RUN-013")]
    public void TheirValues_LieWithinTheRangeOfOurs(string file, string experiment, string task, string turned)
    {
        var cells = new OutcomeTable(file).Cells.Where(c => (c.Setting.Experiment, c.Setting.Task, c.Setting.Switch) == (experiment, task, turned)).ToArray();
        var (values, outside) = (new HashSet<double>(), new Dictionary<double, string>()); // networks without a path have one value whatever pruned them
        var chance = 0.0;
        foreach (var cell in cells)
        {
            var ours = Ours(cell, Fewest);
            values.UnionWith(cell.Theirs);
            chance = Math.Max(chance, 2.0 / (ours.Length + 1));
            foreach (var value in cell.Theirs.Where(v => !Contains(ours, cell, v)))
            {
                outside[value] = $"{cell}: theirs {value}, {ours.Length} of ours from {ours.Min()} to {ours.Max()}";
            }
        }

        var pValue = values.Count == 0 ? 0 : SignTest.Power(outside.Count, values.Count, chance);
        TestContext.Out.WriteLine(FormattableString.Invariant($"{outside.Count} of {values.Count} values outside, p = {pValue:G3}\n{string.Join('\n', outside.Values)}"));
        Assert.That(pValue, Is.GreaterThanOrEqualTo(Level), string.Join('\n', outside.Values));
    }

    [TestCase("edge_popup.csv", "", "edge-popup-softmax+edge-popup-bias-scores", "Edge-popup (annealed)", "0.5")]
    [TestCase("edge_popup.csv", "edge-popup-softmax+edge-popup-bias-scores", "", "Edge-popup", "0.5")]
    [TestCase("multishot.csv", "", "stale-gradient", "GraSP", "ticket")]
    [TestCase("multishot_grasp_clean_gradients.csv", "stale-gradient", "", "GraSP", "0.1")]
    [Spec("RUN-024")]
    public void AnotherSwitch_IsToldApart_SoTheCriterionCanFail(string file, string theirs, string ours, string seeker, string density)
    {
        Assume.That(ReferenceFolder.IsOwn);
        var cells = ReferenceFolder.Files(file).SelectMany(f => new OutcomeTable(f).Cells)
            .Where(c => c.Setting.Task == "circle" && (c.Setting.Switch, c.Seeker, c.Density) == (theirs, seeker, density))
            .Select(c => c with { Setting = c.Setting with { Switch = ours } })
            .ToArray();
        Assert.That(cells.Where(c => c.Theirs.Any(v => !Contains(Ours(c, Fewest), c, v))), Is.Not.Empty);
    }

    private static bool Contains(double[] ours, OutcomeTable.Cell cell, double value) =>
        value >= ours.Min() - Slack(cell, ours.Min()) && value <= ours.Max() + Slack(cell, ours.Max());

    // An accuracy is that of a test set of its own: two standard errors of such a measurement. A kept fraction may differ by one
    // parameter, since their scores are floats, in which a tie at the threshold is likelier. An error has the table's digits.
    private static double Slack(OutcomeTable.Cell cell, double bound) => cell.Column == "kept_fraction"
        ? 1.01 / Parameters(cell.Setting)
        : Tasks.LearningTasks.ByName(cell.Setting.Task).IsClassification
            ? 2 * Math.Sqrt(bound * (1 - bound) / TestSamples)
            : Rounding * Math.Abs(bound);

    private static int Parameters(ScenarioKey key)
    {
        var task = Tasks.LearningTasks.ByName(key.Task);
        return Architecture.Uniform(task.InputWidth, key.Width, task.OutputWidth, key.Depth).Layout.Count;
    }

    // The recorded replicates, and further ones of this run alone where there are fewer than asked for.
    private static double[] Ours(OutcomeTable.Cell cell, int replicates)
    {
        var at = SharedSweep.Reproduction.Results.Replicates(cell.Setting).Where(s => s.Has(cell.Seeker, cell.Density)).ToList();
        var missing = Enumerable.Range(1, replicates).Except(at.Select(s => s.Key.Replicate))
            .Select(r => cell.Setting with { Replicate = r, Seeker = cell.Seeker, Densities = cell.Density })
            .Take(Math.Max(0, replicates - at.Count))
            .ToArray();
        if (missing.Length > 0)
        {
            at.AddRange(SharedSweep.Further(missing).Scenarios);
        }

        return [.. at.Select(s => cell.Ours(s, s.Run(cell.Seeker, cell.Density)))];
    }

    // Of our own tables, those settings of which enough replicates are recorded; of others all.
    private static IEnumerable<(string Experiment, string Task, string Switch)> Settings(string file) => new OutcomeTable(file).Cells
        .Where(c => !ReferenceFolder.IsOwn || SharedSweep.Book.Records.TryGetValue(new(c.Setting, c.Seeker), out var records) && records.Count(r => r.Densities.Contains(c.Density)) >= Fewest)
        .Select(c => (c.Setting.Experiment, c.Setting.Task, c.Setting.Switch))
        .Distinct();

    private static IEnumerable<TestCaseData> Cases()
    {
        foreach (var pattern in Patterns)
        {
            var files = ReferenceFolder.Files(pattern);
            if (files.Count == 0)
            {
                yield return new TestCaseData("", "", "", "").SetArgDisplayNames(pattern).Ignore($"{pattern} is absent from the reference folder");
            }

            foreach (var file in files)
            {
                foreach (var (experiment, task, turned) in Settings(file))
                {
                    yield return new TestCaseData(file, experiment, task, turned).SetArgDisplayNames(Path.GetFileName(file), task, turned);
                }
            }
        }
    }
}
