using System.Globalization;
using PlantNSeek.Experiments.Scenarios;
using PlantNSeek.Experiments.Spiral;
using PlantNSeek.Experiments.Theory;
using PlantNSeek.Experiments.Transfer;
using PlantNSeek.Recovery;
using PlantNSeek.Reporting.Tidy;
using PlantNSeek.Store;

namespace PlantNSeek.Snapshots.Tests.Reporting;

public class TidyFileTests
{
    // Numbers that a shorter form would lose, and a seeker whose name needs quotes.
    private static readonly SweepResults s_sweep = new(
    [
        .. MadeUpSweep.OfEverything(),
        MadeUpSweep.Scenario("seekers", "Fair", "helix", 2, MadeUpSweep.Run("a \"b\", c\nd", "0.1", 0.1 + 0.2, 1e-5 / 3) with
        {
            Sanity = MadeUpSweep.Checks(2e-300 / 3, hasInversion: false), OwnStart = new(12.5, double.NaN, double.PositiveInfinity), FlowCollapse = true,
        }) with { Key = ScenarioKey.Usual("seekers", "Fair", "helix") with { Replicate = 2, Decay = "L2 0.001", Switch = "ties" } },
    ]);

    [Test, Spec("REPORT-049")]
    public void Runs_ReadBackAsTheResults([Values("", "ar-SA", "de-CH")] string culture)
    {
        var lines = Read("runs.csv", culture);
        var masks = s_sweep.Results.OfType<ScenarioResult>().SelectMany(s => s.Runs.Select(r => (s, r, "find")).Concat(s.Controls.Select(r => (s, r, "control")))).ToArray();
        Assert.That(lines, Has.Count.EqualTo(masks.Length));
        foreach (var (line, (scenario, run, role)) in lines.Zip(masks))
        {
            Assert.That(Key(line), Is.EqualTo(scenario.Key.Scenario));
            Assert.That((line["role"], line["seeker"], line["density"], Number(line["kept"])), Is.EqualTo((role, run.Pruner, run.Density, (double?)run.Kept)));
            Assert.That(
                new[] { "strong", "weak", "strong_unscaled", "weak_unscaled", "own_epochs", "own_as_found", "own_trained_on", "ticket_score", "ticket_density", "planting_deviation" }.Select(c => Number(line[c])),
                Is.EqualTo(new[] { run.Strong, run.Weak, run.StrongUnscaled, run.WeakUnscaled, run.OwnStart?.Epochs, run.OwnStart?.AsFound, run.OwnStart?.TrainedOn, scenario.TicketScore, scenario.TicketDensity, scenario.PlantingDeviation }));
            Assert.That(
                new[] { "planted_weight_hits", "planted_bias_hits", "planted_weights", "kept_weights", "kept_biases", "effective_weights", "samples" }.Select(c => Number(line[c])),
                Is.EqualTo(new double?[] { run.WeightHits.Sum(), run.BiasHits.Sum(), scenario.PlantedWeights.Sum(), run.KeptWeights.Sum(), run.KeptBiases.Sum(), run.EffectiveWeights, run.Samples }));
            Assert.That((line["layer_collapse"], line["flow_collapse"], line["recomputed"]), Is.EqualTo((Truth(run.LayerCollapse), Truth(run.FlowCollapse), Truth(scenario.Key.Protocol == "Fair"))));
            Assert.That(Number(line["weak_random_mask"]), Is.EqualTo(run.Sanity?.Single(s => s.Check == SanityCheck.RandomMask).Weak));
            Assert.That(line["weak_score_inversion"], Is.Empty);
        }
    }

    [Test, Spec("REPORT-049")]
    public void OtherTables_ReadBackAsTheResults([Values("", "ar-SA")] string culture)
    {
        var numbers = s_sweep.Results.OfType<NumbersResult>().SelectMany(r => r.Numbers).ToArray();
        var transfers = s_sweep.Results.OfType<TransferRecord>().SelectMany(r => r.Transfers).SelectMany(t => t.Runs).ToArray();
        var spirals = s_sweep.Results.OfType<SpiralRecord>().SelectMany(r => r.Runs).ToArray();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Read("numbers.csv", culture).Select(l => new NamedNumber(l["name"], Number(l["value"])!.Value)), Is.EqualTo(numbers).And.Not.Empty);
            Assert.That(Read("transfer.csv", culture).Select(l => (l["mask"], l["start"], Number(l["after"]), l["source"], l["recomputed"])), Is.EqualTo(transfers.Select(t => ($"{t.Mask}", $"{t.Start}", (double?)t.After, "circle", "true"))).And.Not.Empty);
            Assert.That(Read("spiral.csv", culture).Select(l => (l["method"], Number(l["units"]), Number(l["accuracy"]))), Is.EqualTo(spirals.Select(s => (s.Method, (double?)s.Width, (double?)s.Accuracy))).And.Not.Empty);
        }
    }

    private static List<Dictionary<string, string>> Read(string name, string culture)
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
            var rows = Parse(new TidyFiles(s_sweep, (key, _, _) => key.Protocol == "Fair").Render(name));
            Assert.That(rows.Select(r => r.Count), Is.All.EqualTo(rows[0].Count));
            Assert.That(rows[0], Is.Unique);
            return [.. rows.Skip(1).Select(r => rows[0].Zip(r).ToDictionary(c => c.First, c => c.Second))];
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    // As RFC 4180 says, with LF as line end.
    private static List<List<string>> Parse(string csv)
    {
        List<List<string>> rows = [[]];
        for (var i = 0; i < csv.Length;)
        {
            var cell = new System.Text.StringBuilder();
            if (csv[i] == '"')
            {
                for (i++; csv[i] != '"' || csv[i + 1] == '"'; i++)
                {
                    i += csv[i] == '"' ? 1 : 0;
                    cell.Append(csv[i]);
                }

                i++;
            }
            else
            {
                for (; csv[i] is not (',' or '\n'); i++)
                {
                    cell.Append(csv[i]);
                }
            }

            rows[^1].Add(cell.ToString());
            if (csv[i++] == '\n' && i < csv.Length)
            {
                rows.Add([]);
            }
        }

        return rows;
    }

    private static ScenarioKey Key(Dictionary<string, string> line) =>
        new(line["protocol"], line["task"], int.Parse(line["depth"], CultureInfo.InvariantCulture), int.Parse(line["width"], CultureInfo.InvariantCulture), Number(line["noise"])!.Value, int.Parse(line["replicate"], CultureInfo.InvariantCulture))
        {
            Experiment = line["experiment"], Switch = line["switch"], Decay = line["decay"].Length == 0 ? null : line["decay"],
        };

    private static double? Number(string cell) => cell.Length == 0 ? null : double.Parse(cell, CultureInfo.InvariantCulture);

    private static string Truth(bool truth) => truth ? "true" : "false";
}
