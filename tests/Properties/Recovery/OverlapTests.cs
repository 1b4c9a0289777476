using PlantNSeek.Networks;
using PlantNSeek.Networks.FullyConnected;
using PlantNSeek.Properties.Pruning;
using PlantNSeek.Properties.Seekers;
using PlantNSeek.Pruning;
using PlantNSeek.Recovery;

namespace PlantNSeek.Properties.Recovery;

/// <summary>Masks held against the truth: overlap, summaries, controls.</summary>
[TestFixture]
public class OverlapTests
{
    [PinnedProperty]
    [Spec("JUDGE-003")]
    public bool Oracle_ScoresOne_AndAntiOracle_Zero(Architecture architecture, Seed seed)
    {
        var layout = architecture.Layout;
        var truth = SmallTruth(layout, seed);
        var problem = SeekingCase.Problem(architecture, seed, PruningBudget.Keep(truth.KeptCount));
        var oracle = Overlap.Of(layout, Controls.Oracle(truth).Seek(problem).Mask, truth);
        var antiMask = Controls.AntiOracle(truth).Seek(problem).Mask;
        var anti = Overlap.Of(layout, antiMask, truth);
        return All(oracle).All(counts => counts is { Precision: 1, Recall: 1, F1: 1, Jaccard: 1 })
            && antiMask.KeptCount == truth.KeptCount && antiMask.And(truth).KeptCount == 0
            && anti.Overall is { Precision: 0, Recall: 0, F1: 0, Jaccard: 0, PValue: 1 };
    }

    [PinnedProperty]
    [Spec("JUDGE-004")]
    public bool Counts_AreThoseOfTheSets(Architecture architecture, Seed seed)
    {
        var layout = architecture.Layout;
        var random = seed.Stream("masks");
        var (found, truth) = (PruningCase.RandomMask(layout.Count, 0.5, random), PruningCase.RandomMask(layout.Count, 0.3, random));
        var overlap = Overlap.Of(layout, found, truth);
        return overlap.Overall.Equals(Expected(Enumerable.Range(0, layout.Count)))
            && overlap.Weights.Equals(Expected(Enumerable.Range(0, layout.Count).Where(i => layout.SliceAt(i).Kind == ParameterKind.Weight)))
            && overlap.Biases.Equals(Expected(Enumerable.Range(0, layout.Count).Where(i => layout.SliceAt(i).Kind == ParameterKind.Bias)))
            && Enumerable.Range(0, architecture.LayerCount).All(layer =>
                overlap.Layers[layer].Equals(Expected(Enumerable.Range(0, layout.Count).Where(i => layout.SliceAt(i).Layer == layer)))
                && overlap.LayerWeights[layer].Equals(Expected(Enumerable.Range(layout.Weight(layer).Offset, layout.Weight(layer).Length)))
                && overlap.LayerBiases[layer].Equals(Expected(Enumerable.Range(layout.Bias(layer).Offset, layout.Bias(layer).Length))));

        OverlapCounts Expected(IEnumerable<int> indices) => new(indices.GroupBy(i => layout.SliceAt(i).Name).Select(tensor => new TensorCounts(
            tensor.Count(), tensor.Count(i => truth[i]), tensor.Count(i => found[i]), tensor.Count(i => truth[i] && found[i]))));
    }

    [Test]
    [Spec("JUDGE-004")]
    public void Ratios_ByHand()
    {
        // 10 parameters, 4 true, 5 found, 3 hit: P(X >= 3) = (C(4,3) C(6,2) + C(4,4) C(6,1)) / C(10,5) = 66 / 252
        var counts = new OverlapCounts([new TensorCounts(10, 4, 5, 3)]);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(counts.Precision, Is.EqualTo(3.0 / 5));
            Assert.That(counts.Recall, Is.EqualTo(3.0 / 4));
            Assert.That(counts.F1, Is.EqualTo(2.0 / 3).Within(1e-15));
            Assert.That(counts.Jaccard, Is.EqualTo(3.0 / 6));
            Assert.That(counts.PValue, Is.EqualTo(66.0 / 252).Within(1e-14));
            Assert.That(counts.ChancePrecision, Is.EqualTo(4.0 / 10).Within(1e-14));
            Assert.That(counts.ChanceRecall, Is.EqualTo(5.0 / 10).Within(1e-14));
            Assert.That(counts.ChanceF1, Is.EqualTo(4.0 / 9).Within(1e-14));
            // (60 * 1/8 + 120 * 2/7 + 60 * 3/6 + 6 * 4/5) / 252, and 6 draws that hit nothing
            Assert.That(counts.ChanceJaccard, Is.EqualTo(((60 / 8.0) + (240 / 7.0) + 30 + 4.8) / 252).Within(1e-14));
        }
    }

    [Test]
    [Spec("JUDGE-004")]
    public void Ratios_OfEmptySets_AreDefined()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Of(5, 0, 0, 0), Has.Property("Precision").EqualTo(1).And.Property("Recall").EqualTo(1).And.Property("F1").EqualTo(1).And.Property("Jaccard").EqualTo(1));
            Assert.That(Of(5, 2, 0, 0), Has.Property("Precision").Zero.And.Property("Recall").Zero.And.Property("F1").Zero.And.Property("Jaccard").Zero);
            Assert.That(Of(5, 0, 2, 0), Has.Property("Precision").Zero.And.Property("Recall").Zero.And.Property("ChanceJaccard").Zero.And.Property("PValue").EqualTo(1));
            Assert.That(() => Of(5, 2, 2, 3), Throws.ArgumentException.With.Message.Contains("tensor 0 has 5 parameters, 2 planted, 2 kept, 3 both"));
        }

        static OverlapCounts Of(int population, int truth, int found, int hits) => new([new TensorCounts(population, truth, found, hits)]);
    }

    [PinnedProperty]
    [Spec("JUDGE-006")]
    public bool PaddedOracle_HoldsTheTruthAndFillsTheBudget(Architecture architecture, Seed seed)
    {
        var layout = architecture.Layout;
        var truth = SmallTruth(layout, seed);
        var budget = truth.KeptCount + seed.Stream("budget").NextInt32(layout.Count - truth.KeptCount + 1);
        var mask = Controls.PaddedOracle(truth).Seek(SeekingCase.Problem(architecture, seed, PruningBudget.Keep(budget))).Mask;
        return truth.IsSubsetOf(mask) && mask.KeptCount == budget;
    }

    [PinnedProperty]
    [Spec("JUDGE-006")]
    public bool LayerwiseShuffle_KeepsTheCountOfEveryTensor(Architecture architecture, Seed seed)
    {
        var layout = architecture.Layout;
        var truth = SmallTruth(layout, seed);
        var shuffled = Controls.LayerwiseShuffle(truth).Seek(SeekingCase.Problem(architecture, seed, Density.Full)).Mask;
        return layout.Slices.ToArray().All(slice => shuffled.CountIn(slice) == truth.CountIn(slice));
    }

    [Test]
    [Spec("JUDGE-006")]
    public void Controls_AreRandom_AndRepeatable()
    {
        var architecture = new Architecture(6, 10, 4);
        var truth = SmallTruth(architecture.Layout, new Seed(3));
        foreach (var control in new[] { Controls.AntiOracle(truth), Controls.PaddedOracle(truth), Controls.LayerwiseShuffle(truth) })
        {
            var (first, again, other) = (Seek(1), Seek(1), Seek(2));
            Assert.That(again, Is.EqualTo(first), control.Name);
            Assert.That(other, Is.Not.EqualTo(first), control.Name);

            Mask Seek(ulong seed) => control.Seek(SeekingCase.Problem(architecture, new Seed(seed), PruningBudget.Keep(60))).Mask;
        }
    }

    [Test]
    [Spec("JUDGE-006")]
    public void Controls_ThatCannotBe_AreErrorsWithBothValues()
    {
        var (random, layout) = (new Seed(1).Stream("control"), new Architecture(1, 3, 1).Layout);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(() => Controls.AntiOracleMask(layout, Mask.From(layout.Count, i => i < 6), random), Throws.ArgumentException.With.Message.Contains("6 parameters are wanted; there are 4"));
            Assert.That(() => Controls.PaddedOracleMask(layout, Mask.From(layout.Count, i => i < 6), 5, random), Throws.ArgumentException.With.Message.Contains("the budget is 5; the truth alone keeps 6"));
        }
    }

    [PinnedProperty]
    [Spec("JUDGE-007")]
    public bool Summary_IsMeasuredFromTheMask(Architecture architecture, Seed seed)
    {
        var layout = architecture.Layout;
        var mask = PruningCase.RandomMask(layout.Count, seed.Stream("density").NextDouble(), seed.Stream("mask"));
        var (summary, report) = (MaskSummary.Of(layout.Graph, mask), Connectivity.Of(layout.Graph, mask));
        return summary.KeptCount == mask.KeptCount
            && summary.KeptWeights + summary.KeptBiases == mask.KeptCount
            && summary.Density == Density.OfCount(mask.KeptCount, layout.Count)
            && summary.WeightDensity == Density.OfCount(summary.KeptWeights, layout.WeightCount)
            && summary.EffectiveDensity == Density.OfCount(report.EffectiveMask.KeptCount, layout.Count)
            && summary.HasLayerCollapse == summary.Layers.Any(layer => layer.KeptWeights == 0)
            && summary.HasFlowCollapse == !report.HasInputOutputPath
            && Enumerable.Range(0, architecture.LayerCount).All(l => summary.Layers[l] == new LayerSummary(
                l, layout.Weight(l).Length, mask.CountIn(layout.Weight(l)), report.EffectiveWeightsPerLayer[l], layout.Bias(l).Length, mask.CountIn(layout.Bias(l))));
    }

    private static IEnumerable<OverlapCounts> All(Overlap overlap) =>
        [overlap.Overall, overlap.Weights, overlap.Biases, .. overlap.Layers, .. overlap.LayerWeights];

    // One to half of all parameters.
    private static Mask SmallTruth(ParameterLayout layout, Seed seed)
    {
        var random = seed.Stream("truth");
        return Mask.FromIndices(layout.Count, random.NextPermutation(layout.Count).Take(1 + random.NextInt32(layout.Count / 2)));
    }
}
