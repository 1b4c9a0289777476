using PlantNSeek.Networks;
using PlantNSeek.Networks.FullyConnected;
using PlantNSeek.Pruning;
using PlantNSeek.Pruning.Pruners;
using PlantNSeek.Testing.Cases;

namespace PlantNSeek.Properties.Pruning;

/// <summary>Laws that the scores obey on any network, by the traits of each pruner.</summary>
[TestFixture]
public class ScoreLawTests
{
    private static readonly IPruner[] Deterministic = [PrunerCatalog.Magnitude, PrunerCatalog.Snip, PrunerCatalog.Grasp, PrunerCatalog.SynFlow];

    [PinnedProperty]
    [Spec("PRUNE-010")]
    public bool Scores_FollowPermutedHiddenUnits(Architecture architecture, Seed seed)
    {
        var original = PruningCase.Of(architecture, seed);
        original = original with { Mask = PruningCase.RandomMask(original.Layout.Count, 0.8, seed.Stream("mask")) };
        var (permuted, where) = original.PermuteHidden();
        return Deterministic.All(pruner =>
        {
            var moved = permuted.Scores(pruner);
            return PruningCase.Close(original.Scores(pruner), [.. where.Select(to => moved[to])], pruner == PrunerCatalog.Grasp ? 1e-8 : 1e-11);
        });
    }

    [PinnedProperty]
    [Spec("PRUNE-011")]
    public bool SnipAndSynFlow_IgnorePositiveRescalingOfHiddenUnits(Architecture architecture, Seed seed)
    {
        var original = PruningCase.Of(architecture, seed);
        var rescaled = original.RescaleHidden();
        return new[] { PrunerCatalog.Snip, PrunerCatalog.SynFlow }.All(pruner => PruningCase.Close(original.Scores(pruner), rescaled.Scores(pruner)));
    }

    [Test]
    [Spec("PRUNE-011")]
    public void MagnitudeAndGrasp_SeePositiveRescalingOfHiddenUnits()
    {
        var original = PruningCase.Of(new Architecture(2, 3, 2), new Seed(4));
        var rescaled = original.RescaleHidden();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(PruningCase.Close(original.Outputs(original.Mask), rescaled.Outputs(rescaled.Mask)), Is.True, "the function must not change");
            Assert.That(PruningCase.Proportional(original.Scores(PrunerCatalog.Magnitude), rescaled.Scores(PrunerCatalog.Magnitude)), Is.False);
            Assert.That(PruningCase.Proportional(original.Scores(PrunerCatalog.Grasp), rescaled.Scores(PrunerCatalog.Grasp)), Is.False);
        }
    }

    [PinnedProperty]
    [Spec("PRUNE-012")]
    public bool SynFlow_MultipliesByTheFactorOfAScaledLayer(Architecture architecture, Seed seed)
    {
        var original = PruningCase.Of(architecture, seed, biases: false);
        var scaled = original with { Parameters = (float[])original.Parameters.Clone() };
        var slice = original.Layout.Weight(seed.Stream("layer").NextInt32(architecture.LayerCount));
        for (var i = slice.Offset; i < slice.End; i++)
        {
            scaled.Parameters[i] *= 8;
        }

        return PruningCase.Close([.. original.Scores(PrunerCatalog.SynFlow).Select(s => 8 * s)], scaled.Scores(PrunerCatalog.SynFlow));
    }

    [PinnedProperty]
    [Spec("PRUNE-013")]
    public bool MagnitudeAndSynFlow_IgnoreSigns(Architecture architecture, Seed seed)
    {
        var original = PruningCase.Of(architecture, seed);
        var flipped = original.FlipSigns();
        return new[] { PrunerCatalog.Magnitude, PrunerCatalog.SynFlow }.All(pruner => original.Scores(pruner).SequenceEqual(flipped.Scores(pruner)));
    }

    [PinnedProperty]
    [Spec("PRUNE-014")]
    public bool SnipAndGrasp_RankAlikeUnderAScaledLoss(Architecture architecture, Seed seed)
    {
        var original = PruningCase.Of(architecture, seed);
        return new[] { PrunerCatalog.Snip, PrunerCatalog.Grasp }.All(pruner => PruningCase.Proportional(
            original.Scores(pruner), pruner.Scores(original.Context(new ScaledLossNetwork(original.Network, 16)))));
    }

    [PinnedProperty]
    [Spec("PRUNE-015")]
    public bool RandomMagnitudeAndSynFlow_IgnoreTheData(Architecture architecture, Seed seed)
    {
        var original = PruningCase.Of(architecture, seed);
        var other = original with { Batch = PruningCase.RandomBatch(architecture, seed, "other data") };
        return new[] { PrunerCatalog.Random, PrunerCatalog.Magnitude, PrunerCatalog.SynFlow }.All(
            pruner => original.Scores(pruner).SequenceEqual(other.Scores(pruner)));
    }

    [PinnedProperty]
    [Spec("PRUNE-016")]
    public bool SynapticSaliency_IsConservedAtEveryHiddenUnit(Architecture architecture, Seed seed)
    {
        var original = PruningCase.Of(architecture, seed);
        original = original with { Mask = PruningCase.RandomMask(original.Layout.Count, 0.8, seed.Stream("mask")) };
        var parameters = original.Mask.Apply<float>(original.Parameters);
        var saliency = new double[parameters.Length];
        original.Network.LossAndGradient(parameters, original.Batch, original.Loss, saliency);
        for (var i = 0; i < saliency.Length; i++)
        {
            saliency[i] *= parameters[i];
        }

        return Conserved(original.Layout, saliency) && Conserved(original.Layout, original.Scores(PrunerCatalog.SynFlow));
    }

    [PinnedProperty]
    [Spec("PRUNE-016")]
    public bool SynFlow_WithoutBiases_SumsToTheSameInEveryLayer(Architecture architecture, Seed seed)
    {
        var original = PruningCase.Of(architecture, seed, biases: false);
        var scores = original.Scores(PrunerCatalog.SynFlow);
        var sums = Enumerable.Range(0, architecture.LayerCount).Select(
            layer => scores.AsSpan(original.Layout.Weight(layer).Offset, original.Layout.Weight(layer).Length).ToArray().Sum()).ToArray();
        return sums.Min() >= sums.Max() * (1 - 1e-11);
    }

    [PinnedProperty]
    [Spec("PRUNE-017")]
    public bool DeadUnit_ScoresZeroOnAllItsEdges(Architecture architecture, Seed seed)
    {
        if (architecture.LayerCount < 2)
        {
            return true;
        }

        var original = PruningCase.Of(architecture, seed);
        var layout = original.Layout;
        var edges = Enumerable.Range(0, architecture.InputWidth).Select(i => layout.WeightIndex(0, 0, i)).Append(layout.BiasIndex(0, 0)).ToList();
        foreach (var i in edges)
        {
            original.Parameters[i] = i == layout.BiasIndex(0, 0) ? -100 : original.Parameters[i];
        }

        edges.AddRange(Enumerable.Range(0, architecture.Widths[2]).Select(o => layout.WeightIndex(1, o, 0)));
        return new[] { PrunerCatalog.Snip, PrunerCatalog.Grasp }.All(pruner =>
        {
            var scores = original.Scores(pruner);
            return edges.All(i => scores[i] == 0);
        });
    }

    [PinnedProperty]
    [Spec("PRUNE-018")]
    public bool SynFlow_OfOneLinearLayer_IsMagnitude(Seed seed)
    {
        var random = seed.Stream("widths");
        var original = PruningCase.Of(new Architecture(1 + random.NextInt32(5), 1 + random.NextInt32(5)), seed);
        return original.Scores(PrunerCatalog.SynFlow).SequenceEqual(original.Scores(PrunerCatalog.Magnitude));
    }

    [PinnedProperty]
    [Spec("PRUNE-019")]
    public bool Score_IsRepeatableAndChangesNoInput(Architecture architecture, Seed seed)
    {
        var original = PruningCase.Of(architecture, seed);
        var parameters = (float[])original.Parameters.Clone();
        var inputs = original.Batch.Inputs.ToArray();
        return PrunerCatalog.All.All(pruner =>
        {
            var first = original.Scores(pruner);
            return first.SequenceEqual(original.Scores(pruner)) && original.Parameters.SequenceEqual(parameters) && original.Batch.Inputs.SequenceEqual(inputs);
        });
    }

    [Test]
    [Spec("PRUNE-009")]
    public void Grasp_IsTheHessianTimesTheGradientByFiniteDifferences()
    {
        // Without hidden units there is no kink, so the difference quotient converges on the whole line.
        var original = PruningCase.Of(new Architecture(3, 2), new Seed(7));
        var loss = original.Loss with { Temperature = GraspPruner.PublishedTemperature };
        var gradient = Gradient(original.Parameters);
        const double step = 1e-2;
        var scale = (float)(step / gradient.Max(Math.Abs));
        var ahead = original.Parameters.Select((p, i) => p + (scale * (float)gradient[i])).ToArray();
        var behind = original.Parameters.Select((p, i) => p - (scale * (float)gradient[i])).ToArray();
        var (gradientAhead, gradientBehind) = (Gradient(ahead), Gradient(behind));
        var expected = original.Parameters.Select((p, i) => p * (gradientAhead[i] - gradientBehind[i]) / (2 * scale)).ToArray();

        Assert.That(PruningCase.Close(Unit(original.Scores(PrunerCatalog.Grasp)), Unit(expected), 1e-4), Is.True);

        double[] Gradient(float[] parameters)
        {
            var result = new double[parameters.Length];
            original.Network.LossAndGradient(parameters, original.Batch, loss, result);
            return result;
        }

        static double[] Unit(double[] values) => [.. values.Select(v => v / values.Max(Math.Abs))];
    }

    // For every hidden unit: what leaves it equals what enters it, its bias included.
    private static bool Conserved(ParameterLayout layout, double[] saliency)
    {
        var architecture = layout.Architecture;
        var tolerance = 1e-10 * Math.Max(saliency.Max(Math.Abs), double.Epsilon);
        for (var layer = 0; layer < architecture.LayerCount - 1; layer++)
        {
            for (var unit = 0; unit < architecture.Widths[layer + 1]; unit++)
            {
                var entering = saliency[layout.BiasIndex(layer, unit)] + Enumerable.Range(0, architecture.Widths[layer]).Sum(i => saliency[layout.WeightIndex(layer, unit, i)]);
                var leaving = Enumerable.Range(0, architecture.Widths[layer + 2]).Sum(o => saliency[layout.WeightIndex(layer + 1, o, unit)]);
                if (Math.Abs(entering - leaving) > tolerance)
                {
                    return false;
                }
            }
        }

        return true;
    }
}
