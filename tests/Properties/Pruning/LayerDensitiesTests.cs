using PlantNSeek.Networks;
using PlantNSeek.Networks.FullyConnected;
using PlantNSeek.Numerics;
using PlantNSeek.Numerics.Statistics;
using PlantNSeek.Pruning;

namespace PlantNSeek.Properties.Pruning;

/// <summary>Budgets divided among layers, against factors found in another way.</summary>
[TestFixture]
public class LayerDensitiesTests
{
    private static readonly LayerDensityRule[] Rules = Enum.GetValues<LayerDensityRule>();
    private static readonly LayerDensityRule[] ScaledRules = [LayerDensityRule.Uniform, LayerDensityRule.ErdosRenyi, LayerDensityRule.Balanced];

    private static int[] Sizes(ParameterLayout layout) =>
        [.. Enumerable.Range(0, layout.LayerCount).Select(l => layout.Weight(l).Length + layout.Bias(l).Length)];

    private static (ParameterLayout Layout, int[] Sizes, int Keep) Drawn(Architecture architecture, Seed seed) =>
        (architecture.Layout, Sizes(architecture.Layout), seed.Stream("keep").NextInt32(architecture.Layout.Count + 1));

    private static double Factor(ParameterLayout layout, int layer, LayerDensityRule rule)
    {
        var (inputs, outputs) = (layout.Architecture.Widths[layer], layout.Architecture.Widths[layer + 1]);
        return rule switch
        {
            LayerDensityRule.Uniform => 1,
            LayerDensityRule.Balanced => 1.0 / ((inputs + 1) * outputs),
            _ => (double)(inputs + outputs) / (inputs * outputs),
        };
    }

    // The argument at which an increasing function reaches a value.
    private static double Solve(Func<double, double> function, double value, double high)
    {
        var low = 0.0;
        for (var i = 0; i < 200; i++)
        {
            var middle = (low + high) / 2;
            (low, high) = function(middle) < value ? (middle, high) : (low, middle);
        }

        return high;
    }

    [PinnedProperty]
    [Spec("LAYER-001")]
    public bool Counts_AddUp_AndFit(Architecture architecture)
    {
        var layout = architecture.Layout;
        var sizes = Sizes(layout);
        return Rules.All(rule => Enumerable.Range(0, layout.Count + 1).All(keep =>
        {
            var counts = LayerDensities.Counts(layout, keep, rule);
            var densities = LayerDensities.Of(layout, keep, rule);
            return counts.Sum() == keep
                && counts.Zip(sizes).All(pair => pair.First >= 0 && pair.First <= pair.Second)
                && densities.Zip(counts, sizes).All(layer => layer.First == Density.OfCount(layer.Second, layer.Third));
        }));
    }

    [PinnedProperty]
    [Spec("LAYER-002")]
    public bool ScaledRules_FollowTheirFactor_UpToTheLayersSize(Architecture architecture, Seed seed)
    {
        var (layout, sizes, keep) = Drawn(architecture, seed);
        return ScaledRules.All(rule =>
        {
            double Share(int l, double c) => Math.Min(sizes[l], c * Factor(layout, l, rule) * sizes[l]);
            var c = Solve(c => Enumerable.Range(0, sizes.Length).Sum(l => Share(l, c)), keep, 1000);
            return LayerDensities.Counts(layout, keep, rule).Select((count, l) => Math.Abs(count - Share(l, c)) < 1 + 1e-9).All(close => close);
        });
    }

    [Test]
    [Spec("LAYER-002")]
    public void ErdosRenyi_OfAWideNetwork_GivesWeightsTheirLaw()
    {
        // densities ~ 103/200, 200/10^4, 106/600 for 2-100-100-6; none is full at 600 parameters
        var layout = new Architecture(2, 100, 100, 6).Layout;
        var densities = LayerDensities.Of(layout, 600, LayerDensityRule.ErdosRenyi);
        double[] law = [102.0 / 200, 200.0 / 10_000, 106.0 / 600];
        using (Assert.EnterMultipleScope())
        {
            Assert.That(densities[0].Value / densities[1].Value, Is.EqualTo(law[0] / law[1]).Within(0.01 * law[0] / law[1]));
            Assert.That(densities[2].Value / densities[1].Value, Is.EqualTo(law[2] / law[1]).Within(0.01 * law[2] / law[1]));
        }
    }

    [PinnedProperty]
    [Spec("LAYER-003")]
    public bool Erk_IsEr(Architecture architecture) => Enumerable.Range(0, architecture.Layout.Count + 1).All(keep =>
        LayerDensities.Counts(architecture.Layout, keep, LayerDensityRule.ErdosRenyiKernel)
            .SequenceEqual(LayerDensities.Counts(architecture.Layout, keep, LayerDensityRule.ErdosRenyi)));

    [PinnedProperty]
    [Spec("LAYER-004")]
    public bool Pyramidal_FallsByOneFactor(Architecture architecture, Seed seed)
    {
        var (layout, sizes, keep) = Drawn(architecture, seed);
        var r = Solve(r => sizes.Select((size, l) => size * Math.Pow(r, l + 1)).Sum(), keep, 1);
        return LayerDensities.Counts(layout, keep, LayerDensityRule.Pyramidal).Select((count, l) => Math.Abs(count - (sizes[l] * Math.Pow(r, l + 1))) < 1 + 1e-6).All(close => close);
    }

    // Layers of 9, 12 and 20 parameters: factors 12, 6 and, for the last, 0.3 of 20 = 6; 12 * 9 : 6 * 12 = 3 : 2.
    [TestCase(21, new[] { 9, 6, 6 }, TestName = "SmartRatio_AsWorkedOut")]
    [TestCase(9, new[] { 4, 2, 3 }, TestName = "SmartRatio_LastLayerAtMostAnEqualShare")] // 6 others: 3.6 and 2.4
    [TestCase(24, new[] { 9, 9, 6 }, TestName = "SmartRatio_CarriesToTheNext")] // 18 others: 10.8 and 7.2
    [TestCase(33, new[] { 9, 12, 12 }, TestName = "SmartRatio_CarriesToTheLast")] // 27 others: 16.2 and 10.8
    [Spec("LAYER-005")]
    public void SmartRatio(int keep, int[] expected)
    {
        var layout = new Architecture(2, 3, 3, 5).Layout;
        Assert.That(LayerDensities.Counts(layout, keep, LayerDensityRule.SmartRatio), Is.EqualTo(expected));
    }

    [Test]
    [Spec("LAYER-007")]
    public void RandomMask_KeepsItsCounts_AndEveryParameterEquallyOften()
    {
        const int draws = 2000;
        var layout = new Architecture(2, 3, 2).Layout; // layers of 9 and 8 parameters
        int[] counts = [3, 6];
        var hits = new int[layout.Count];
        for (var draw = 0UL; draw < draws; draw++)
        {
            var mask = LayerDensities.RandomMask(layout, counts, new RandomStream(7, "masks", draw));
            Assert.That(LayerDensities.CountsOf(layout, mask), Is.EqualTo(counts));
            foreach (var i in mask.KeptIndices())
            {
                hits[i]++;
            }
        }

        var deviations = Five(hits[..9], 3.0 / 9).Concat(Five(hits[9..], 6.0 / 8));
        Assert.That(deviations, Is.All.LessThan(5), "standard errors from the expected number of hits");

        static IEnumerable<double> Five(int[] hits, double p) => hits.Select(h => Math.Abs(h - (draws * p)) / Math.Sqrt(draws * p * (1 - p)));
    }

    [Test]
    [Spec("LAYER-008")]
    public void RandomMasks_OverlapByChance()
    {
        const int pairs = 2000;
        var layout = new Architecture(4, 6, 3).Layout; // layers of 30 and 21
        int[] counts = [10, 15];
        var mean = new double[2];
        for (var pair = 0UL; pair < pairs; pair++)
        {
            var random = new RandomStream(3, "pairs", pair);
            var both = LayerDensities.RandomMask(layout, counts, random).And(LayerDensities.RandomMask(layout, counts, random));
            var overlap = LayerDensities.CountsOf(layout, both);
            (mean[0], mean[1]) = (mean[0] + ((double)overlap[0] / pairs), mean[1] + ((double)overlap[1] / pairs));
        }

        using (Assert.EnterMultipleScope())
        {
            // The variance of a hypergeometric number: n K (N - K) (N - n) / (N² (N - 1)).
            Assert.That(mean[0], Is.EqualTo(new Hypergeometric(30, 10, 10).Mean).Within(5 * Math.Sqrt(10.0 * 10 * 20 * 20 / (900 * 29) / pairs)));
            Assert.That(mean[1], Is.EqualTo(new Hypergeometric(21, 15, 15).Mean).Within(5 * Math.Sqrt(15.0 * 15 * 6 * 6 / (441 * 20) / pairs)));
        }
    }

    [Test]
    [Spec("LAYER-010")]
    public void WrongNumbers_AreNamed()
    {
        var layout = new Architecture(2, 3, 2).Layout;
        var random = new RandomStream(1, "mask");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(() => LayerDensities.Counts(layout, -1, LayerDensityRule.Balanced), Throws.InstanceOf<ArgumentOutOfRangeException>().With.Message.Contains("-1"));
            Assert.That(() => LayerDensities.Counts(layout, 18, LayerDensityRule.Balanced), Throws.InstanceOf<ArgumentOutOfRangeException>().With.Message.Contains("18").And.Message.Contains("17"));
            Assert.That(() => LayerDensities.Counts(layout, 3, (LayerDensityRule)77), Throws.InstanceOf<ArgumentOutOfRangeException>().With.Message.Contains("77").And.Message.Contains("Pyramidal"));
            Assert.That(() => LayerDensities.RandomMask(layout, [1], random), Throws.ArgumentException.With.Message.Contains('2'));
            Assert.That(() => LayerDensities.RandomMask(layout, [10, 1], random), Throws.InstanceOf<ArgumentOutOfRangeException>().With.Message.Contains("layer 1 is 10").And.Message.Contains('9'));
        }
    }
}
