using PlantNSeek.Networks;
using PlantNSeek.Networks.FullyConnected;
using PlantNSeek.Numerics.Statistics;
using PlantNSeek.Pruning;

namespace PlantNSeek.Properties.Pruning;

/// <summary>From scores to masks: counts, ties, scopes, biases.</summary>
[TestFixture]
public class SelectionTests
{
    private static readonly PruningScope[] Scopes = Enum.GetValues<PruningScope>();

    // Few distinct values, so that nearly every cut falls into ties.
    private static double[] TiedScores(int count, Seed seed, int distinct = 3)
    {
        var random = seed.Stream("scores");
        return [.. Enumerable.Range(0, count).Select(_ => random.NextInt32(distinct) - 1.0)];
    }

    private static double[] DistinctScores(int count, Seed seed) => [.. seed.Stream("scores").NextPermutation(count).Select(rank => rank - (count / 2.0))];

    private static int[] ByScoreThenIndex(double[] scores, IEnumerable<int> candidates) =>
        [.. candidates.OrderByDescending(i => scores[i]).ThenBy(i => i)];

    [PinnedProperty]
    [Spec("PRUNE-003")]
    public bool ExactCount_KeepsEveryKByScoreThenIndex(Architecture architecture, Seed seed)
    {
        var layout = architecture.Layout;
        var scores = TiedScores(layout.Count, seed);
        var order = ByScoreThenIndex(scores, Enumerable.Range(0, layout.Count));
        return Enumerable.Range(0, layout.Count + 1).All(k =>
            Selection.Select(scores, layout, Mask.All(layout.Count), PruningBudget.Keep(k)).Equals(Mask.FromIndices(layout.Count, order[..k])));
    }

    [PinnedProperty]
    [Spec("PRUNE-003")]
    public bool ExactCount_Nested_RanksOnlyWhatIsLeft(Architecture architecture, Seed seed)
    {
        var layout = architecture.Layout;
        var scores = TiedScores(layout.Count, seed);
        var current = PruningCase.RandomMask(layout.Count, 0.6, seed.Stream("mask"));
        var order = ByScoreThenIndex(scores, current.KeptIndices());
        return Enumerable.Range(0, layout.Count + 1).All(k =>
            Selection.Select(scores, layout, current, PruningBudget.Keep(k)).Equals(Mask.FromIndices(layout.Count, order.Take(k))));
    }

    [Test]
    [Spec("PRUNE-003")]
    public void ExactCount_TakesMinusZeroAndZeroAsEqual()
    {
        var layout = new Architecture(2, 1).Layout;
        var mask = Selection.Select([-0.0, 0.0, -0.0], layout, Mask.All(3), PruningBudget.Keep(1));
        Assert.That(mask.KeptIndices(), Is.EqualTo(new[] { 0 }));
    }

    [PinnedProperty]
    [Spec("PRUNE-004")]
    public bool Density_KeepsWhatTheFloorLeaves(Architecture architecture, Seed seed)
    {
        var layout = architecture.Layout;
        var density = new Density(seed.Stream("density").NextDouble());
        var mask = Selection.Select(TiedScores(layout.Count, seed), layout, Mask.All(layout.Count), density);
        return mask.KeptCount == layout.Count - (int)Math.Floor((1 - density.Value) * layout.Count);
    }

    [PinnedProperty]
    [Spec("PRUNE-005")]
    public bool FullDensity_KeepsEverything(Architecture architecture, Seed seed)
    {
        var layout = architecture.Layout;
        var scores = TiedScores(layout.Count, seed);
        return Scopes.All(scope => Enum.GetValues<TieRule>().All(rule =>
            Selection.Select(scores, layout, Mask.All(layout.Count), Density.Full, new() { Scope = scope, TieRule = rule }).Equals(Mask.All(layout.Count))));
    }

    [PinnedProperty]
    [Spec("PRUNE-006")]
    public bool LowerDensity_KeepsASubset(Architecture architecture, Seed seed)
    {
        var layout = architecture.Layout;
        var scores = TiedScores(layout.Count, seed);
        var random = seed.Stream("density");
        var (a, b) = (random.NextDouble(), random.NextDouble());
        return Scopes.All(scope => Enum.GetValues<TieRule>().All(rule =>
        {
            var options = new SelectionOptions { Scope = scope, TieRule = rule };
            var sparser = Selection.Select(scores, layout, Mask.All(layout.Count), new Density(Math.Min(a, b)), options);
            return sparser.IsSubsetOf(Selection.Select(scores, layout, Mask.All(layout.Count), new Density(Math.Max(a, b)), options));
        }));
    }

    [PinnedProperty]
    [Spec("PRUNE-007")]
    public bool PublishedThreshold_DropsAllAtOrBelowTheKthSmallest(Architecture architecture, Seed seed)
    {
        var layout = architecture.Layout;
        var scores = TiedScores(layout.Count, seed);
        var current = PruningCase.RandomMask(layout.Count, 0.6, seed.Stream("mask"));
        var options = new SelectionOptions { TieRule = TieRule.PublishedThreshold, Nested = false };
        var ascending = scores.Order().ToArray();
        return Enumerable.Range(0, layout.Count + 1).All(kept =>
        {
            var removed = layout.Count - kept;
            var expected = removed < 1 ? current : Mask.From(layout.Count, i => scores[i] > ascending[removed - 1]);
            return Selection.Select(scores, layout, current, PruningBudget.Keep(kept), options).Equals(expected);
        });
    }

    [PinnedProperty]
    [Spec("PRUNE-007")]
    public bool PublishedThreshold_OfDistinctScores_IsTheExactCount(Architecture architecture, Seed seed)
    {
        var layout = architecture.Layout;
        var scores = DistinctScores(layout.Count, seed);
        var density = new Density(seed.Stream("density").NextDouble());
        return Scopes.All(scope =>
            Selection.Select(scores, layout, Mask.All(layout.Count), density, new() { Scope = scope, TieRule = TieRule.PublishedThreshold, Nested = false })
                .Equals(Selection.Select(scores, layout, Mask.All(layout.Count), density, new() { Scope = scope })));
    }

    [Test]
    [Spec("PRUNE-007")]
    public void PublishedThreshold_WithAllScoresEqual_DropsEverything()
    {
        var layout = new Architecture(2, 3, 1).Layout;
        var mask = Selection.Select(
            new double[layout.Count], layout, Mask.All(layout.Count), new Density(0.5), new() { TieRule = TieRule.PublishedThreshold, Nested = false });
        Assert.That(mask.KeptCount, Is.Zero);
    }

    [PinnedProperty]
    [Spec("PRUNE-008")]
    public bool NestedSelection_NeverRevives_AndTheOtherMay(Architecture architecture, Seed seed)
    {
        var layout = architecture.Layout;
        var scores = DistinctScores(layout.Count, seed);
        var best = Array.IndexOf(scores, scores.Max());
        var current = Mask.All(layout.Count).Except(Mask.FromIndices(layout.Count, [best]));
        var budget = PruningBudget.Keep(layout.Count / 2);
        return Enum.GetValues<TieRule>().All(rule =>
            Selection.Select(scores, layout, current, budget, new() { TieRule = rule }).IsSubsetOf(current)
            && Selection.Select(scores, layout, current, budget, new() { TieRule = rule, Nested = false })[best]);
    }

    [PinnedProperty]
    [Spec("PRUNE-020")]
    public bool LocalScopes_CutEachGroupByItself(Architecture architecture, Seed seed)
    {
        var layout = architecture.Layout;
        var scores = TiedScores(layout.Count, seed);
        var density = new Density(seed.Stream("density").NextDouble());
        var perTensor = Selection.Select(scores, layout, Mask.All(layout.Count), density, new() { Scope = PruningScope.PerTensor });
        var perLayer = Selection.Select(scores, layout, Mask.All(layout.Count), density, new() { Scope = PruningScope.PerLayer });
        return layout.Slices.ToArray().All(slice => perTensor.CountIn(slice) == density.Budget(slice.Length))
            && Enumerable.Range(0, architecture.LayerCount).All(layer =>
                perLayer.CountIn(layout.Weight(layer)) + perLayer.CountIn(layout.Bias(layer)) == density.Budget(layout.Weight(layer).Length + layout.Bias(layer).Length));
    }

    [PinnedProperty]
    [Spec("PRUNE-020")]
    public bool GivenDensities_HoldInTheirOwnGroup(Architecture architecture, Seed seed)
    {
        var layout = architecture.Layout;
        var random = seed.Stream("densities");
        var densities = Enumerable.Range(0, layout.Slices.Length).Select(_ => new Density(random.NextDouble())).ToArray();
        var mask = Selection.Select(
            TiedScores(layout.Count, seed), layout, Mask.All(layout.Count), PruningBudget.AtEach(densities), new() { Scope = PruningScope.PerTensor });
        return Enumerable.Range(0, densities.Length).All(t => mask.CountIn(layout.Slices[t]) == densities[t].Budget(layout.Slices[t].Length));
    }

    [PinnedProperty]
    [Spec("PRUNE-020")]
    public bool IntegerBudget_IsSharedExactlyAndInProportion(Architecture architecture, Seed seed)
    {
        var layout = architecture.Layout;
        var count = seed.Stream("count").NextInt32(layout.Count + 1);
        var mask = Selection.Select(
            TiedScores(layout.Count, seed), layout, Mask.All(layout.Count), PruningBudget.Keep(count), new() { Scope = PruningScope.PerTensor });
        return mask.KeptCount == count
            && layout.Slices.ToArray().All(slice => Math.Abs(mask.CountIn(slice) - ((double)count * slice.Length / layout.Count)) < 1);
    }

    [Test]
    [Spec("PRUNE-020")]
    public void BudgetThatDoesNotFit_IsAnErrorWithBothValues()
    {
        var layout = new Architecture(2, 3, 1).Layout;
        var scores = new double[layout.Count];
        var densities = PruningBudget.AtEach(new Density(0.5), new Density(0.1), new Density(0.2));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                () => Selection.Select(scores, layout, Mask.All(layout.Count), PruningBudget.Keep(14)),
                Throws.InstanceOf<ArgumentOutOfRangeException>().With.Message.Contains("the budget is 14; 13 parameters are prunable"));
            Assert.That(
                () => Selection.Select(scores, layout, Mask.All(layout.Count), densities, new() { Scope = PruningScope.PerLayer }),
                Throws.ArgumentException.With.Message.Contains("3 densities").And.Message.Contains("2 groups"));
            Assert.That(
                () => Selection.Select(scores, layout, Mask.All(layout.Count), PruningBudget.AtEach()),
                Throws.ArgumentException.With.Message.Contains("0 densities").And.Message.Contains("1 groups"));
        }
    }

    [PinnedProperty]
    [Spec("PRUNE-021")]
    public bool UnprunableBiases_StayAndDoNotCount(Architecture architecture, Seed seed)
    {
        var layout = architecture.Layout;
        var density = new Density(seed.Stream("density").NextDouble());
        return Scopes.All(scope => Enum.GetValues<TieRule>().All(rule =>
        {
            var mask = Selection.Select(
                DistinctScores(layout.Count, seed), layout, Mask.All(layout.Count), density, new() { Scope = scope, TieRule = rule, PruneBiases = false });
            var weights = Enumerable.Range(0, architecture.LayerCount).Select(layer => mask.CountIn(layout.Weight(layer))).ToArray();
            return Enumerable.Range(0, architecture.LayerCount).All(layer =>
                    mask.CountIn(layout.Bias(layer)) == layout.Bias(layer).Length
                    && (scope == PruningScope.Global || weights[layer] == density.Budget(layout.Weight(layer).Length)))
                && (scope != PruningScope.Global || weights.Sum() == density.Budget(layout.WeightCount));
        }));
    }

    [TestCase(double.NaN)]
    [TestCase(double.PositiveInfinity)]
    [TestCase(double.NegativeInfinity)]
    [Spec("PRUNE-022")]
    public void NonFiniteScore_IsNamedByTensorAndIndex(double value)
    {
        var layout = new Architecture(2, 3, 2).Layout;
        var scores = new double[layout.Count];
        scores[layout.WeightIndex(1, 1, 2)] = value;
        Assert.That(
            () => Selection.Select(scores, layout, Mask.All(layout.Count), new Density(0.5)),
            Throws.TypeOf<NonFiniteScoreException>().With.Message.Contains("layer2.weight[1, 2]"));
    }

    [Test]
    [Spec("PRUNE-040")]
    public void BuffersOfAnotherLength_AreErrorsWithBothValues()
    {
        var layout = new Architecture(2, 3, 1).Layout;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                () => Selection.Select(new double[12], layout, Mask.All(13), new Density(0.5)),
                Throws.ArgumentException.With.Message.Contains("the score buffer has 12 entries; the layout has 13"));
            Assert.That(
                () => Selection.Select(new double[13], layout, Mask.All(14), new Density(0.5)),
                Throws.ArgumentException.With.Message.Contains("the current mask has 14 entries; the layout has 13"));
            Assert.That(
                () => Selection.Select(new double[13], layout, Mask.All(13), new Density(0.5), new() { Scope = (PruningScope)9 }),
                Throws.InstanceOf<ArgumentOutOfRangeException>().With.Message.Contains("scope is 9"));
        }
    }

    [PinnedProperty]
    [Spec("PRUNE-023")]
    public bool OrderStatistic_IsWhatSortingGives(Seed seed)
    {
        var random = seed.Stream("values");
        var values = Enumerable.Range(0, 1 + random.NextInt32(60)).Select(_ => random.NextInt32(4) switch
        {
            0 => random.NextInt32(3) - 1.0,
            1 => random.NextNormal() * 1e-300,
            2 => random.NextNormal() * 1e300,
            _ => random.NextInt32(2) == 0 ? double.PositiveInfinity : double.NegativeInfinity,
        }).ToArray();
        var sorted = values.Order().ToArray();
        return Enumerable.Range(1, values.Length).All(rank =>
            OrderStatistics.Smallest(values, rank) == sorted[rank - 1]);
    }

    [Test]
    [Spec("PRUNE-023")]
    public void OrderStatistic_RefusesNaNAndRanksThatDoNotExist()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(() => OrderStatistics.Smallest([1, double.NaN], 1), Throws.ArgumentException.With.Message.Contains("value 1 of 2"));
            Assert.That(() => OrderStatistics.Smallest([1, 2], 3), Throws.InstanceOf<ArgumentOutOfRangeException>().With.Message.Contains("rank is 3"));
            Assert.That(() => OrderStatistics.Smallest([1, 2], 0), Throws.InstanceOf<ArgumentOutOfRangeException>().With.Message.Contains("rank is 0"));
        }
    }
}
