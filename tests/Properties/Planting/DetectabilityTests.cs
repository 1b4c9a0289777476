using PlantNSeek.Networks;
using PlantNSeek.Networks.FullyConnected;
using PlantNSeek.Numerics;
using PlantNSeek.Numerics.Statistics;
using PlantNSeek.Planting;
using PlantNSeek.Tasks;

namespace PlantNSeek.Properties.Planting;

public sealed class DetectabilityTests
{
    [PinnedProperty(MaxTest = 200), Spec("PLANT-020")]
    public void Area_IsTheShareOfPairsInOrder(FsCheck.NonEmptyArray<(sbyte Value, bool Member)> sample)
    {
        double[] values = [.. sample.Get.Select(s => (double)(s.Value % 7))];
        bool[] members = [.. sample.Get.Select(s => s.Member)];
        var area = RankStatistics.AreaUnderCurve(values, members);
        var pairs = (from i in Enumerable.Range(0, values.Length)
                     from j in Enumerable.Range(0, values.Length)
                     where members[i] && !members[j]
                     select values[i] > values[j] ? 1 : values[i] == values[j] ? 0.5 : 0).ToArray();
        Assert.That(area, pairs.Length == 0 ? Is.NaN : Is.EqualTo(pairs.DefaultIfEmpty().Average()).Within(1e-12));
        var opposite = RankStatistics.AreaUnderCurve(values, [.. members.Select(m => !m)]);
        Assert.That(opposite, pairs.Length == 0 ? Is.NaN : Is.EqualTo(1 - area).Within(1e-12));
    }

    [Test, Spec("PLANT-021")]
    public void PValue_IsUniformWhereNothingIsToBeSeen()
    {
        var stream = new RandomStream(1, "null");
        var pValues = new double[2000];
        for (var n = 0; n < pValues.Length; n++)
        {
            double[] values = [.. Enumerable.Range(0, 30).Select(_ => stream.NextNormal())];
            bool[] members = [.. Enumerable.Range(0, 30).Select(i => i < 8)];
            pValues[n] = RankStatistics.PermutationTest(values, members, 99, stream).PValue;
        }

        foreach (var level in new[] { 0.05, 0.2, 0.5, 0.8 })
        {
            var share = (double)pValues.Count(p => p <= level + 1e-9) / pValues.Length;
            Assert.That(share, Is.EqualTo(level).Within(0.01 + (5 * Math.Sqrt(level * (1 - level) / pValues.Length))), $"level {level}");
        }
    }

    // Of the 10 groups of two in five values, the two extreme ones are as far from 0.5 as the observed one.
    [Test, Spec("PLANT-021")]
    public void PValue_OfASmallSample_TendsToTheShareOfGroupsAsFar()
    {
        var (area, pValue) = RankStatistics.PermutationTest([1, 2, 3, 4, 5], [false, false, false, true, true], 20000, new RandomStream(1, "p"));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(area, Is.EqualTo(1));
            Assert.That(pValue, Is.EqualTo(0.2).Within(5 * Math.Sqrt(0.16 / 20000)));
            Assert.That(RankStatistics.PermutationTest([1, 2], [true, true], 9, new RandomStream(1, "p")).PValue, Is.NaN);
            Assert.That(() => RankStatistics.MidRanks([1, double.NaN]), Throws.ArgumentException.With.Message.Contains("value 1 of 2 is NaN"));
        }
    }

    [Test, Spec("PLANT-023")]
    public void LoudTicket_IsSeenInEveryLayer()
    {
        var host = HostInitialization.HeScaled(new Architecture(2, 30, 30, 2), new RandomStream(1, "host"));
        int[][] units = [[3, 20, 11], [29, 0, 15], [0, 1]];
        var parameters = host.Parameters.ToArray();
        var kept = new List<int>();
        for (var layer = 0; layer < 3; layer++)
        {
            foreach (var o in units[layer])
            {
                var input = layer == 0 ? 1 : units[layer - 1][0];
                kept.Add(host.Layout.WeightIndex(layer, o, input));
                parameters[kept[^1]] = 100;
            }
        }

        var planted = Planted(host, parameters, Mask.FromIndices(parameters.Length, kept), units);
        var layers = Detectability.Of(planted);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(layers, Has.Length.EqualTo(3));
            Assert.That(layers.Select(l => l.WeightMagnitude.Area), Is.All.EqualTo(1));
            Assert.That(layers.Select(l => l.WeightMagnitude.PValue), Is.All.LessThan(0.01));
            Assert.That(layers[..2].Select(l => l.UnitNorm.Area), Is.All.EqualTo(1));
            Assert.That(layers[..2].Select(l => l.UnitNorm.PValue), Is.All.LessThan(0.01));
            Assert.That(layers[2].UnitNorm.Area, Is.NaN, "every output is planted");
            Assert.That(layers[0].UnitIndex.Area, Is.EqualTo((3 + (11 - 1) + (20 - 2)) / 81.0).Within(1e-12));
            Assert.That(Detectability.Of(planted), Is.EqualTo(layers), "the same seed gives the same answer");
        }
    }

    [Test, Spec("PLANT-024")]
    public void PublishedPlanting_ShowsInTheIndexUntilItIsHidden()
    {
        var host = HostInitialization.HeScaled(Architecture.Uniform(1, 100, 3, 5), new RandomStream(1, "host"));
        var planted = Planter.Plant(LearningTasks.Helix.Target(5), host, PlantingOptions.Paper);
        var hidden = Hiding.Hide(planted, HidingOptions.Default, new RandomStream(1, "hide"));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Detectability.Of(planted)[1].UnitIndex.PValue, Is.EqualTo(0.001));
            Assert.That(Detectability.Of(hidden)[1].UnitIndex.PValue, Is.GreaterThan(0.01));
        }
    }

    private static PlantedNetwork Planted(DoubleNetwork host, double[] parameters, Mask mask, int[][] units)
    {
        var narrow = new Architecture([host.Architecture.InputWidth, .. units.Select(u => u.Length)]);
        var target = new double[narrow.Layout.Count];
        for (var layer = 0; layer < units.Length; layer++)
        {
            for (var o = 0; o < units[layer].Length; o++)
            {
                target[narrow.Layout.WeightIndex(layer, o, layer == 0 ? 1 : 0)] = 100;
            }
        }

        // A host that already holds the loud ticket: planting it there changes nothing, whichever units are found.
        var loud = new DoubleNetwork(host.Architecture, parameters);
        var planted = Planter.Plant(new DoubleNetwork(narrow, target), host, PlantingOptions.Paper);
        return new PlantedNetwork(loud, planted.Receipt with { Mask = mask, HostUnits = [.. units.Select(u => System.Collections.Immutable.ImmutableArray.Create(u))] });
    }
}
