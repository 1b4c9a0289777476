using PlantNSeek.Networks;
using PlantNSeek.Networks.FullyConnected;
using PlantNSeek.Pruning;

namespace PlantNSeek.Properties.Pruning;

/// <summary>Budgets by themselves: how an exact number is shared.</summary>
[TestFixture]
public class PruningBudgetTests
{
    [PinnedProperty]
    [Spec("PRUNE-020")]
    public bool IntegerBudget_RoundsUpTheLargestRemainders_ThenTheFirst(Architecture architecture, Seed seed)
    {
        var sizes = architecture.Layout.Slices.ToArray().Select(slice => slice.Length).ToArray();
        var total = sizes.Sum();
        return Enumerable.Range(0, total + 1).All(count =>
        {
            var shares = PruningBudget.Keep(count).CountsFor(sizes);
            var groups = sizes.Select((size, g) => (Place: g, Remainder: count * size % total, Up: shares[g] > count * size / total)).ToArray();
            return groups.Where(g => g.Up).All(up => groups.Where(g => !g.Up).All(down =>
                up.Remainder > down.Remainder || (up.Remainder == down.Remainder && up.Place < down.Place)));
        });
    }

    [PinnedProperty]
    [Spec("PRUNE-042")]
    public bool DensitiesOfLayers_KeepTheirCounts(Architecture architecture)
    {
        var layout = architecture.Layout;
        return Enum.GetValues<LayerDensityRule>().All(rule => Enumerable.Range(0, layout.Count + 1).All(keep =>
            PruningBudget.AtEach(LayerDensities.Of(layout, keep, rule)).CountsFor(LayersOf(layout)).SequenceEqual(LayerDensities.Counts(layout, keep, rule))));
    }

    [Test]
    [Spec("PRUNE-042")]
    public void DensitiesOfLayers_AddUpInAHostAsWell([Values] LayerDensityRule rule)
    {
        var layout = Architecture.Uniform(2, 100, 4, depth: 5).Layout;
        Assert.That(PruningBudget.AtEach(LayerDensities.Of(layout, 2091, rule)).CountsFor(LayersOf(layout)).Sum(), Is.EqualTo(2091));
    }

    [Test]
    [Spec("PRUNE-020")]
    public void ADensityOfTheWhole_IsANumberThatTheGroupsShare()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(PruningBudget.At(new Density(0.25)).OfWhole(40).CountsFor([30, 10]), Is.EqualTo(new[] { 8, 2 }));
            Assert.That(PruningBudget.AtEach(new Density(0.5), new Density(0.1)).OfWhole(40).CountsFor([30, 10]), Is.EqualTo(new[] { 15, 1 }));
            Assert.That(PruningBudget.Keep(7).OfWhole(40).Count, Is.EqualTo(7));
        }
    }

    [Test]
    [Spec("PRUNE-020")]
    public void ABudget_ReadsAsWhatItKeeps()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(PruningBudget.Keep(5).ToString(), Is.EqualTo("5 parameters"));
            Assert.That(PruningBudget.AtEach(new Density(0.5), new Density(0.125)).ToString(), Is.EqualTo("density 0.5, 0.125"));
        }
    }

    [Test]
    [Spec("PRUNE-020")]
    public void ANumberBelowZero_IsAnError()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(() => PruningBudget.Keep(-1), Throws.InstanceOf<ArgumentOutOfRangeException>().With.Message.Contains("count is -1"));
            Assert.That(PruningBudget.Keep(0).Count, Is.Zero);
        }
    }

    private static int[] LayersOf(ParameterLayout layout) =>
        [.. Enumerable.Range(0, layout.LayerCount).Select(layer => layout.Weight(layer).Length + layout.Bias(layer).Length)];
}
