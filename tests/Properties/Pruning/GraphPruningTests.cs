using PlantNSeek.Networks;
using PlantNSeek.Networks.FullyConnected;
using PlantNSeek.Numerics;
using PlantNSeek.Pruning;
using PlantNSeek.Pruning.Seekers;
using PlantNSeek.Pruning.Seekers.LearnedMasks;
using PlantNSeek.Pruning.Seekers.Walks;
using PlantNSeek.Recovery;
using PlantNSeek.Testing.Cases;
using PlantNSeek.TestSupport.Oracle.Convolution.Graphs;

namespace PlantNSeek.Properties.Pruning;

/// <summary>Densities, masks, walks and draws on networks with taps, shortcuts and normalisations, and the kit's changes of such networks.</summary>
[TestFixture]
public class GraphPruningTests
{
    private static NetworkCase Case(string kind, ulong seed = 6) => NetworkCase.Of(TinyKinds.ByName(kind), seed);

    [Test, Spec("GRAPH-021")]
    public void Kernels_CountWhereTheyAreAskedFor()
    {
        TensorSpec Weight(string name, int layer, params int[] shape) => new(name, layer, ParameterKind.Weight, new TensorShape(shape));
        var layout = ParameterLayout.Of([Weight("conv", 0, 8, 4, 3, 3), Weight("wide", 1, 16, 8, 5, 5), Weight("fc", 2, 10, 64)]);
        var dense = new Architecture(7, 30, 20, 3).Layout;
        using (Assert.EnterMultipleScope())
        {
            AssertShares(LayerDensityRule.ErdosRenyiKernel, [18.0 / 288, 34.0 / 3200, 74.0 / 640]);
            AssertShares(LayerDensityRule.ErdosRenyi, [12.0 / 32, 24.0 / 128, 74.0 / 640]);
            Assert.That(LayerDensities.Counts(dense, 200, LayerDensityRule.ErdosRenyiKernel), Is.EqualTo(LayerDensities.Counts(dense, 200, LayerDensityRule.ErdosRenyi)));
        }

        void AssertShares(LayerDensityRule rule, double[] factors)
        {
            int[] sizes = [288, 3200, 640];
            const int keep = 150;
            var unit = keep / sizes.Zip(factors, (s, f) => s * f).Sum();
            Assert.That(LayerDensities.Counts(layout, keep, rule), Is.EqualTo(sizes.Zip(factors, (s, f) => unit * s * f)).Within(1.0), rule.ToString());
        }
    }

    [Test, Spec("GRAPH-022")]
    public void WhatIsNeverPruned_IsKeptAndNotCounted([Values(0.0, 0.1, 0.5, 1.0)] double density)
    {
        var network = Case("BatchNorm block");
        var layout = network.Layout;
        var count = new Density(density).Budget(layout.PrunableCount);
        var random = new RandomStream(1, "scores");
        double[] scores = [.. Enumerable.Range(0, layout.Count).Select(i => i >= layout.PrunableCount ? -9 : random.NextNormal())];
        Mask[] masks =
        [
            Selection.Select(scores, layout, Mask.All(layout.Count), new Density(density)),
            Selection.Select(scores, layout, Mask.All(layout.Count), PruningBudget.Keep(count)),
            LayerDensities.RandomMask(layout, LayerDensities.Counts(layout, count, LayerDensityRule.Uniform), random),
            Controls.LayerwiseShuffleMask(layout, Selection.Select(scores, layout, Mask.All(layout.Count), PruningBudget.Keep(count)), random),
        ];
        using (Assert.EnterMultipleScope())
        {
            Assert.That(layout.PrunableCount, Is.LessThan(layout.Count));
            Assert.That(new RandomMaskSeeker(LayerDensityRule.Balanced).Seek(network.Problem(new Density(density))).Mask.PrunableKept(layout), Is.EqualTo(count), "a density is one of what can be pruned");
            Assert.That(masks.Select(mask => mask.PrunableKept(layout)), Is.All.EqualTo(count));
            Assert.That(masks.Select(mask => mask.KeptCount), Is.All.EqualTo(count + layout.Count - layout.PrunableCount));
            Assert.That(() => LayerDensities.Counts(layout, layout.PrunableCount + 1, LayerDensityRule.Uniform), Throws.TypeOf<ArgumentOutOfRangeException>());
        }
    }

    [Test, Spec("SANITY-018")]
    public void AShiftOfZero_IsAStartValueOfItsOwn()
    {
        var network = Case("BatchNorm block");
        var layout = network.Layout;
        var mask = Selection.Select(Array.ConvertAll(network.Parameters, p => (double)Math.Abs(p)), layout, Mask.All(layout.Count), PruningBudget.Keep(60));
        float[] start = [.. network.Parameters.Select((p, i) => layout.SliceAt(i).Kind == ParameterKind.Shift ? 0 : p + 1)];
        var variants = SanityChecks.Of(
            layout, network.Parameters, new FoundTicket(mask) { StartParameters = start, StartSamples = 70 }, SanityChecks.HeScaled(layout), network.Stream("sanity"));
        using (Assert.EnterMultipleScope())
        {
            foreach (var check in new[] { SanityCheck.LayerwiseShuffle, SanityCheck.RandomMask })
            {
                Assert.That(variants.Single(v => v.Check == check).Ticket.StartSamples, Is.EqualTo(70), check.ToString());
            }

            Assert.That(variants.Select(v => v.Ticket.Mask.PrunableKept(layout)), Is.All.EqualTo(60));
            Assert.That(variants.Single(v => v.Check == SanityCheck.Reinitialisation).Ticket.StartParameters!.Value[layout.PrunableCount..].ToArray(), Is.EqualTo(network.Parameters[layout.PrunableCount..]));
        }
    }

    [Test, Spec("JUDGE-025")]
    public void Controls_LeaveAloneWhatIsNeverPruned()
    {
        var network = Case("BatchNorm block");
        var (layout, random) = (network.Layout, network.Stream("control"));
        var truth = Mask.From(layout.Count, i => i % 4 == 0 || i >= layout.PrunableCount);
        var own = truth.PrunableKept(layout);
        var (anti, padded) = (Controls.AntiOracleMask(layout, truth, random), Controls.PaddedOracleMask(layout, truth, own + 7, random));
        using (Assert.EnterMultipleScope())
        {
            Assert.That((anti.PrunableKept(layout), padded.PrunableKept(layout)), Is.EqualTo((own, own + 7)));
            Assert.That(Enumerable.Range(0, layout.PrunableCount).Count(i => anti[i] && truth[i]), Is.Zero);
            Assert.That(truth.IsSubsetOf(padded), Is.True);
            Assert.That(Enumerable.Range(layout.PrunableCount, layout.Count - layout.PrunableCount).All(i => anti[i] && padded[i]), Is.True);
        }
    }

    [Test, Spec("GRAPH-023")]
    public void Walks_KeepWhatIsEffective([ValueSource(typeof(TinyKinds), nameof(TinyKinds.Names))] string kind, [Values(12, 40)] int budget)
    {
        var network = Case(kind);
        var found = new PhewSeeker().Seek(network.Problem(PruningBudget.Keep(budget))).Mask;
        var effective = Connectivity.Of(network.Graph, found).EffectiveMask;
        var weights = found.KeptIndices().Where(i => network.Layout.SliceAt(i).Kind == ParameterKind.Weight).ToArray();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(weights, Is.Not.Empty);
            Assert.That(weights.Where(i => !effective[i]).Select(network.Layout.Describe), Is.Empty);
            Assert.That(found.PrunableKept(network.Layout), Is.LessThanOrEqualTo(budget));
        }
    }

    [Test, Spec("GRAPH-025")]
    public void Walks_TakeTheTapsThatHaveWeight()
    {
        const int tap = 4;
        var network = Case("3x3 convolution");
        var layout = network.Layout;
        var conv = layout.Weight(0);
        network = network with { Parameters = [.. network.Parameters.Select((p, i) => i >= conv.End ? p : i % 9 == tap ? 1 : i % 9 == 0 ? 1e-9f : 0)] };
        var found = new PhewSeeker().Seek(network.Problem(PruningBudget.Keep(20))).Mask;
        var kept = found.KeptIndices().Where(i => i < conv.End).ToArray();
        Assert.That(kept, Is.Not.Empty.And.All.Matches<int>(i => i % 9 == tap));
    }

    [Test, Spec("GRAPH-024")]
    public void Scores_FollowTheFanIn_TapsCounted()
    {
        var layout = Case("3x3 convolution").Layout;
        var scores = EdgePopupScores.Draw(layout, BiasScores.LikeWeights, new RandomStream(2, "scores"));
        using (Assert.EnterMultipleScope())
        {
            foreach (var slice in layout.Slices)
            {
                var (bound, largest) = (1 / Math.Sqrt(layout.Weight(slice.Layer).Columns), scores.AsSpan(slice.Offset, slice.Length).ToArray().Max(Math.Abs));
                Assert.That(largest, Is.LessThanOrEqualTo(bound).And.GreaterThan(slice.Length > 20 ? 0.9 * bound : 0), slice.Name);
            }
        }
    }

    [Test, Spec("GRAPH-030")]
    public void PermutedChannels_KeepTheFunction([ValueSource(typeof(TinyKinds), nameof(TinyKinds.Names))] string kind)
    {
        var original = Case(kind);
        var (permuted, where) = original.PermuteHidden();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(where, Is.Unique.And.Not.EqualTo(Enumerable.Range(0, where.Length)));
            AssertSameOutputs(original, permuted);
        }
    }

    [TestCase("3x3 convolution")]
    [TestCase("residual block")]
    [Spec("GRAPH-031")]
    public void RescaledChannels_KeepTheFunction(string kind)
    {
        var original = Case(kind);
        var rescaled = original.RescaleHidden();
        Assert.That(rescaled.Parameters, Is.Not.EqualTo(original.Parameters));
        AssertSameOutputs(original, rescaled);
    }

    [Test, Spec("GRAPH-032")]
    public void Drawing_HasAColumnForEachTap()
    {
        var layout = ParameterLayout.Of([new("conv.weight", 0, ParameterKind.Weight, new TensorShape(1, 2, 1, 2)), new("fc.weight", 1, ParameterKind.Weight, new TensorShape(1, 1)), new("fc.bias", 1, ParameterKind.Bias, new TensorShape(1))]);
        var kind = new NetworkMaker("two taps", new NetworkGraph(layout, [2, 1, 1], [new(0, 1, 0, 2), new(1, 2, 1)]), 2, 1, () => throw new NotSupportedException(), () => throw new NotSupportedException());
        var drawn = NetworkCase.Of(kind, 1) with { Parameters = [1, 2, 3, 4, 5, 6], Mask = Mask.From(6, i => i != 2) };
        Assert.That(drawn.Draw().ReplaceLineEndings("\n"), Is.EqualTo(
            "network two taps, seed 1\n" +
            "  layer1      x0:0    x0:1    x1:0    x1:1        \n" +
            "    h1.0         1       2       ·       4\n" +
            "  layer2      h1.0    bias\n" +
            "      y0         5       6"));
    }

    private static void AssertSameOutputs(NetworkCase one, NetworkCase other)
    {
        float[] Outputs(NetworkCase network)
        {
            var outputs = new float[network.Batch.Count * network.Maker.OutputWidth];
            network.Maker.Network().Outputs(network.Parameters, network.Batch.Inputs, outputs);
            return outputs;
        }

        Assert.That(Outputs(other), Is.EqualTo(Outputs(one)).Within(1e-5));
    }
}
