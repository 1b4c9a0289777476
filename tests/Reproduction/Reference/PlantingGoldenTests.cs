using System.Text.Json;
using PlantNSeek.Networks;
using PlantNSeek.Networks.FullyConnected;
using PlantNSeek.Planting;
using PlantNSeek.TestSupport.Golden;

namespace PlantNSeek.Reproduction.Tests.Reference;

/// <summary>The published rule against the original program, every planting that the files hold.</summary>
public sealed class PlantingGoldenTests
{
    private const double Tolerance = 1e-12;

    private static IEnumerable<TestCaseData> Cases() => ReferenceFolder.Cases("golden/b_planting_*.json", "seed_");

    [TestCaseSource(nameof(Cases)), Spec("PLANT-010")]
    public void PublishedRule_ChoosesThePublishedUnits(string file, string key)
    {
        var (planted, golden) = Plant(file, key);
        var matches = planted.Receipt.Matches;
        for (var layer = 0; layer < matches.Length; layer++)
        {
            using (Assert.EnterMultipleScope())
            {
                Assert.That(matches[layer].Select(m => m.HostUnit), Is.EqualTo(golden.GetProperty("chosen_neuron_per_layer")[layer].Integers()), $"layer {layer}");
                Assert.That(matches[layer].Select(m => m.SearchedUnit), Is.EqualTo(golden.GetProperty("raw_match_index_per_layer")[layer].Integers()), $"layer {layer}");
            }
        }
    }

    [TestCaseSource(nameof(Cases)), Spec("PLANT-010")]
    public void PublishedRule_HasThePublishedScales(string file, string key)
    {
        var (planted, golden) = Plant(file, key);
        var matches = planted.Receipt.Matches;
        for (var layer = 0; layer < matches.Length; layer++)
        {
            AssertRelative([.. matches[layer].Select(m => m.Scale)], golden.GetProperty("scale_per_layer")[layer].Vector());
            AssertRelative([.. matches[layer].Select(m => m.SearchedScale)], golden.GetProperty("raw_match_scale_per_layer")[layer].Vector());
            AssertRelative([.. planted.Receipt.UnitScales[layer]], golden.GetProperty("scale_per_layer")[layer].Vector());
        }

        AssertRelative([.. planted.Receipt.OutputScales], golden.GetProperty("output_scale").Vector());
    }

    [TestCaseSource(nameof(Cases)), Spec("PLANT-010")]
    public void PublishedRule_GivesThePublishedHostTicketAndMask(string file, string key)
    {
        var (planted, golden) = Plant(file, key);
        var architecture = planted.Host.Architecture;
        var mother = GoldenJson.FlatParameters(architecture, golden.GetProperty("mother_weights"), golden.GetProperty("mother_biases"));
        var ticket = GoldenJson.FlatParameters(architecture, golden.GetProperty("gt_weights"), golden.GetProperty("gt_biases"));
        var bits = GoldenJson.FlatParameters(architecture, golden.GetProperty("gt_weight_mask"), golden.GetProperty("gt_bias_mask"));
        var mask = Mask.From(bits.Length, i => bits[i] != 0);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(planted.Receipt.Mask, Is.EqualTo(mask));
            Assert.That(GoldenJson.Deviation(planted.Host.Parameters, mother), Is.LessThanOrEqualTo(Tolerance));
            Assert.That(GoldenJson.Deviation(planted.Ticket().Parameters, ticket), Is.LessThanOrEqualTo(Tolerance));
        }

        var initial = Initial(golden);
        for (var i = 0; i < bits.Length; i++)
        {
            if (!mask[i] && mother[i] == initial.Parameters[i])
            {
                Assert.That(planted.Host.Parameters[i], Is.EqualTo(initial.Parameters[i]), $"{architecture.Layout.Describe(i)} is not to be touched");
            }
        }
    }

    [TestCaseSource(nameof(Cases)), Spec("PLANT-010")]
    public void PublishedRule_HasThePublishedOutputs(string file, string key)
    {
        var (planted, golden) = Plant(file, key);
        var ticket = planted.Ticket();
        var scales = planted.Receipt.OutputScales;
        var inputs = golden.GetProperty("inputs").Matrix();
        for (var i = 0; i < inputs.Length; i++)
        {
            double[] DividedByScale(double[] outputs) => [.. outputs.Select((y, o) => y / scales[o])];
            var (t, h) = (ticket.Evaluate(inputs[i]), planted.Host.Evaluate(inputs[i]));
            using (Assert.EnterMultipleScope())
            {
                AssertOutputs("ticket_outputs_raw", t);
                AssertOutputs("ticket_outputs_div_scale", DividedByScale(t));
                AssertOutputs("target_outputs", planted.Receipt.Target.Evaluate(inputs[i]));
                AssertOutputs("mother_outputs_raw", h);
                AssertOutputs("mother_outputs_div_scale", DividedByScale(h));
            }

            void AssertOutputs(string name, double[] actual)
            {
                // Sums of large terms: a file's own rounding shows relative to the largest value it holds.
                var all = golden.GetProperty(name).Matrix();
                var largest = Math.Max(1, all.Max(row => row.Max(Math.Abs)));
                Assert.That(actual, Is.EqualTo(all[i]).Within(Tolerance * largest), $"{name}, input {i}");
            }
        }
    }

    private static (PlantedNetwork Planted, JsonElement Golden) Plant(string file, string key)
    {
        var golden = ReferenceFolder.Read(file).GetProperty(key);
        var weights = golden.GetProperty("target_weights");
        var architecture = GoldenJson.ArchitectureOf(weights);
        var target = new DoubleNetwork(architecture, GoldenJson.FlatParameters(architecture, weights, golden.GetProperty("target_biases")));
        return (Planter.Plant(target, Initial(golden), PlantingOptions.Paper), golden);
    }

    private static DoubleNetwork Initial(JsonElement golden)
    {
        var architecture = new Architecture(golden.GetProperty("widths").Integers());
        return new DoubleNetwork(
            architecture, GoldenJson.FlatParameters(architecture, golden.GetProperty("init_weights"), golden.GetProperty("init_biases")));
    }

    private static void AssertRelative(double[] actual, double[] expected)
    {
        Assert.That(actual, Has.Length.EqualTo(expected.Length));
        for (var i = 0; i < actual.Length; i++)
        {
            Assert.That(actual[i], Is.EqualTo(expected[i]).Within(Tolerance * Math.Abs(expected[i])), $"unit {i}");
        }
    }
}
