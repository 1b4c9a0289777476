using PlantNSeek.Networks;
using PlantNSeek.Networks.FullyConnected;
using PlantNSeek.Numerics.Statistics;
using PlantNSeek.Pruning;
using PlantNSeek.Recovery;

namespace PlantNSeek.Properties.Recovery;

/// <summary>What random masks hold of a ticket, given how much they keep of each tensor.</summary>
[TestFixture]
public class ChanceTests
{
    private const int Masks = 2000;

    // A ticket that sits in the small last layer, as planted ones do, and masks with fixed counts: weights and biases of each layer.
    private static readonly TestCaseData[] Shapes =
    [
        new TestCaseData(new Architecture(6, 10, 4), new[] { 20, 5, 12, 2 }).SetArgDisplayNames("6-10-4"),
        new TestCaseData(new Architecture(2, 30, 30, 4), new[] { 6, 1, 30, 2, 110, 3 }).SetArgDisplayNames("2-30-30-4, last layer nearly whole"),
        new TestCaseData(new Architecture(2, 30, 30, 4), new[] { 58, 28, 5, 1, 2, 0 }).SetArgDisplayNames("2-30-30-4, first layer nearly whole"),
        new TestCaseData(new Architecture(3, 8, 8, 8, 2), new[] { 2, 0, 60, 8, 1, 0, 8, 1 }).SetArgDisplayNames("3-8-8-8-2, second layer nearly whole"),
    ];

    [TestCaseSource(nameof(Shapes))]
    [Spec("JUDGE-005")]
    public void RandomMasks_WithFixedCounts_AreSignificantBySize(Architecture architecture, int[] counts)
    {
        var layout = architecture.Layout;
        var random = new Seed(7).Stream("masks");
        int[] planted = [.. layout.Slices.ToArray().Select(s => s.Layer == architecture.LayerCount - 1 ? s.Length * 2 / 3 : Math.Max(1, s.Length / 20))];
        var overlaps = Enumerable.Range(0, Masks).Select(_ => Overlap.Of(layout, Draw(counts), Draw(planted)).Overall).ToArray();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(overlaps.Count(o => o.PValue <= 0.05) / (double)Masks, Is.LessThanOrEqualTo(0.05 + (5 * Math.Sqrt(0.05 * 0.95 / Masks))));
            Assert.That(overlaps.Average(o => o.Hits), Is.EqualTo(overlaps[0].ChanceHits).Within(5 * Math.Sqrt(overlaps[0].ChanceHits / Masks)));
            Assert.That(overlaps.Count(o => o.PValue <= 0.5) / (double)Masks, Is.GreaterThan(0.2), "nor are they said to be below chance");
        }

        Mask Draw(int[] kept) => layout.Slices.ToArray().Select((slice, s) => Mask.FromIndices(
            layout.Count, random.NextPermutation(slice.Length).Take(kept[s]).Select(i => slice.Offset + i).Order())).Aggregate(Mask.None(layout.Count), (all, one) => all.Or(one));
    }

    // 5 channels, each planted weight at the centre of its 3x3 kernel, as in hand-built targets.
    [Test]
    [Spec("JUDGE-026")]
    public void AMaskOfAllCentres_HasNoMoreThanChance()
    {
        var layout = ParameterLayout.Of([new TensorSpec("conv.weight", 0, ParameterKind.Weight, new TensorShape(5, 5, 3, 3)), new TensorSpec("conv.bias", 0, ParameterKind.Bias, new TensorShape(5))]);
        int Centre(int channel, int input) => (((channel * 5) + input) * 9) + 4;
        var truth = Mask.FromIndices(layout.Count, from c in Enumerable.Range(0, 4) select Centre(c, c));
        var centres = Mask.FromIndices(layout.Count, from c in Enumerable.Range(0, 5) from i in Enumerable.Range(0, 5) select Centre(c, i));
        var (all, exact) = (Overlap.Of(layout, centres, truth), Overlap.Of(layout, truth, truth));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(all.Weights.Recall, Is.EqualTo(1));
            Assert.That(all.Weights.ChanceRecall, Is.EqualTo(1).Within(1e-12));
            Assert.That(all.Overall.PValue, Is.EqualTo(1).Within(1e-12));
            Assert.That((all.Weights.Truth, all.Weights.Found, all.Weights.Hits, all.Weights.Population), Is.EqualTo((4, 25, 4, 225)));
            Assert.That(exact.Weights.PValue, Is.EqualTo(1 / 12650.0).Within(1e-12), "4 of the 25 centres");
        }
    }

    // The very masks that a distribution which ignores layers calls significant: those that keep the last layer nearly whole.
    [Test]
    [Spec("JUDGE-005")]
    public void IgnoringLayers_WouldCallLayerDensitiesKnowledge()
    {
        var layout = new Architecture(2, 30, 30, 4).Layout;
        var random = new Seed(7).Stream("masks");
        var truth = Mask.FromIndices(layout.Count, Enumerable.Range(0, 40).Select(i => layout.Weight(2).Offset + (3 * i)));
        var overlaps = Enumerable.Range(0, Masks).Select(_ => Overlap.Of(layout, LayerDensities.RandomMask(layout, [6, 30, 110], random), truth).Weights).ToArray();
        Assert.That(overlaps.Count(o => o.IgnoringLayers.UpperTail(o.Hits) <= 0.05) / (double)Masks, Is.GreaterThan(0.9));
    }

    [Test]
    [Spec("JUDGE-009")]
    public void MagnitudeMaskOfTheReadme_IsNoMoreThanChance()
    {
        var overlap = new OverlapCounts([new(200, 4, 129, 3), new(10000, 4, 8, 0), new(10000, 20, 11, 0), new(400, 80, 2, 2)]);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(overlap.Hits, Is.EqualTo(5));
            Assert.That(overlap.ChanceHits, Is.EqualTo(3.0).Within(0.05));
            Assert.That(overlap.PValue, Is.EqualTo(0.083).Within(0.0005));
            Assert.That(overlap.RecallOverChance, Is.EqualTo(5 / overlap.ChanceHits).And.EqualTo(overlap.Recall / overlap.ChanceRecall).Within(1e-12));
            Assert.That(overlap.IgnoringLayers.Mean, Is.EqualTo(0.8).Within(0.05));
            Assert.That(overlap.IgnoringLayers.UpperTail(5), Is.EqualTo(0.0012).Within(0.0001));
        }
    }

    [PinnedProperty]
    [Spec("JUDGE-008")]
    public bool Hits_HaveTheDistributionOfAllDraws(Seed seed)
    {
        var random = seed.Stream("draws");
        Hypergeometric[] draws = [.. Enumerable.Range(0, 1 + random.NextInt32(3)).Select(_ =>
        {
            var population = random.NextInt32(7);
            return new Hypergeometric(population, random.NextInt32(population + 1), random.NextInt32(population + 1));
        })];
        var outcomes = draws.Aggregate(new[] { 0 }, (sums, draw) => [.. from sum in sums from hits in AllHits(draw) select sum + hits]);
        var chance = HitDistribution.Of(draws);
        return Near(chance.Mean, outcomes.Average())
            && Near(chance.Expected(h => 1.0 / (1 + h)), outcomes.Average(h => 1.0 / (1 + h)))
            && Enumerable.Range(-1, 20).All(h => Near(chance.AtLeast(h), outcomes.Count(o => o >= h) / (double)outcomes.Length) && Near(chance.AtMost(h), outcomes.Count(o => o <= h) / (double)outcomes.Length));

        static bool Near(double one, double other) => Math.Abs(one - other) < 1e-12;
    }

    [Test]
    [Spec("JUDGE-008")]
    public void Hits_OfLargeTensors_AreTheirConvolution()
    {
        var (one, two) = (new Hypergeometric(1_000_000, 400_000, 300_000), new Hypergeometric(400, 80, 2));
        var both = HitDistribution.Of([one, two]);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(both.Mean, Is.EqualTo(one.Mean + two.Mean).Within(1e-6));
            Assert.That(both.AtLeast(120_500), Is.EqualTo(Enumerable.Range(0, 3).Sum(h => Math.Exp(two.LogProbability(h)) * one.UpperTail(120_500 - h))).Within(1e-9));
            Assert.That(HitDistribution.When(two, 1).Times(3).AtLeast(3), Is.EqualTo(Math.Exp(3 * two.LogProbability(1))).Within(1e-14));
            Assert.That((HitDistribution.None.Mean, HitDistribution.None.AtLeast(0), HitDistribution.None.AtLeast(1)), Is.EqualTo((0.0, 1.0, 0.0)));
        }
    }

    // The hits of every set that could be drawn: the marked items are the first.
    private static IEnumerable<int> AllHits(Hypergeometric draw) => Enumerable.Range(0, 1 << draw.Population)
        .Where(set => System.Numerics.BitOperations.PopCount((uint)set) == draw.Drawn)
        .Select(set => System.Numerics.BitOperations.PopCount((uint)set & ((1u << draw.Marked) - 1)));
}
