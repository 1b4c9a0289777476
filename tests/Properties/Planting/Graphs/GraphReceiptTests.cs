using PlantNSeek.Networks;
using PlantNSeek.Planting;
using PlantNSeek.Planting.Graphs;
using PlantNSeek.Numerics;

namespace PlantNSeek.Properties.Planting.Graphs;

public sealed class GraphReceiptTests
{
    [PinnedProperty(MaxTest = 60, Arbitrary = [typeof(GraphCases)]), Spec("GPLANT-017")]
    public void TheDeviation_IsOfBothPrecisions_OverTheGivenSamples(GraphCase c)
    {
        var (planted, target) = (c.Planted, c.Target);
        foreach (var one in new[] { planted, GraphHiding.Hide(planted, HidingOptions.Default, new RandomStream(1, "hide")) })
        {
            var (deviation, scale) = (one.Receipt.Deviation, one.Receipt.LogitScale);
            var (wanted, single) = (target.Outputs(c.Inputs), one.Ticket().OutputsInSingle(c.Inputs));
            double Largest(IEnumerable<double> outputs) => outputs.Zip(wanted, (y, f) => Math.Abs((y / scale) - f)).Max();
            using (Assert.EnterMultipleScope())
            {
                Assert.That(deviation.Samples, Is.EqualTo(2));
                Assert.That(deviation.LargestTarget, Is.EqualTo(wanted.Max(Math.Abs)));
                Assert.That(deviation.Largest, Is.EqualTo(Largest(one.Ticket().Outputs(c.Inputs))));
                Assert.That(deviation.LargestInSingle, Is.EqualTo(Largest(single.Select(y => (double)y))));
            }
        }
    }

    [PinnedProperty(MaxTest = 60, Arbitrary = [typeof(GraphCases)]), Spec("GPLANT-018")]
    public void Detectability_CountsPairsWithinATensor(GraphCase c)
    {
        var planted = c.Planted;
        foreach (var tensor in planted.Receipt.Tensors)
        {
            var slice = planted.Host.Definition.Layout.Slices.ToArray().Single(s => s.Name == tensor.Name);
            var all = Enumerable.Range(slice.Offset, slice.Length).ToLookup(i => planted.Receipt.Mask[i], i => Math.Abs(planted.Host.Parameters[i]));
            var pairs = all[true].SelectMany(p => all[false].Select(other => p > other ? 1 : p < other ? 0 : 0.5)).ToArray();
            Assert.That(tensor.Detectability, pairs.Length == 0 ? Is.NaN : Is.EqualTo(pairs.Average()).Within(1e-12), tensor.Name);
            var bound = 4 * Math.Sqrt(all[false].Select(v => v * v).DefaultIfEmpty().Average());
            Assert.That(tensor.Outliers, pairs.Length == 0 ? Is.NaN : Is.EqualTo(all[true].Average(v => v > bound ? 1.0 : 0)), tensor.Name);
            Assert.That((tensor.Planted, tensor.Length, tensor.Kind), Is.EqualTo((all[true].Count(), slice.Length, slice.Kind)));
        }

        Assert.That(planted.Receipt.Tensors.Sum(t => t.Length), Is.EqualTo(planted.Host.Definition.Layout.PrunableCount));
        Assert.That(planted.Receipt.Tensors.Where(t => t.Kind == ParameterKind.Bias).Sum(t => t.Planted), Is.EqualTo(planted.Receipt.BiasCount));
    }
}
