using PlantNSeek.Networks;
using PlantNSeek.Networks.FullyConnected;
using PlantNSeek.Numerics;
using PlantNSeek.Planting;

namespace PlantNSeek.Properties.Planting;

public sealed class PlanterTests
{
    [PinnedProperty(MaxTest = 300, Arbitrary = [typeof(PlantingCases)]), Spec("PLANT-001")]
    public void Ticket_EqualsTheTargetUpToOutputScales(PlantingCase c)
    {
        var planted = c.Planted;
        Assert.That(planted.Receipt.UnitScales.SelectMany(s => s), Is.All.GreaterThan(0).And.All.LessThan(double.PositiveInfinity));
        Functions.AssertSame(planted.Ticket(), c.Target, planted.Receipt.OutputScales);
    }

    [PinnedProperty(MaxTest = 200, Arbitrary = [typeof(PlantingCases)]), Spec("PLANT-002")]
    public void Receipt_GivesTheTargetBack(PlantingCase c)
    {
        var (target, recovered) = (c.Target, c.Planted.RecoverTarget());
        Assert.That(recovered.Architecture, Is.EqualTo(target.Architecture));
        for (var i = 0; i < target.Parameters.Length; i++)
        {
            Assert.That(recovered.Parameters[i], Is.EqualTo(target.Parameters[i]).Within(1e-14 * Math.Abs(target.Parameters[i])), target.Layout.Describe(i));
        }
    }

    [PinnedProperty(MaxTest = 200, Arbitrary = [typeof(PlantingCases)]), Spec("PLANT-003"), Spec("PLANT-038"), Spec("PLANT-039")]
    public void Plant_KeepsUnplantedParametersBitIdentical(PlantingCase c)
    {
        var (host, planted) = (c.Host, c.Planted);
        var layout = host.Layout;
        var last = host.Architecture.LayerCount - 1;
        for (var i = 0; i < layout.Count; i++)
        {
            if (planted.Receipt.Mask[i])
            {
                continue;
            }

            var slice = layout.SliceAt(i);
            var row = (i - slice.Offset) / slice.Columns;
            var before = i;
            if (c.Matching == UnitMatching.Published)
            {
                // Outputs come in the target's order, and biases of planted units are overwritten by 0 too.
                before = slice.Layer == last ? i + ((planted.Receipt.Matches[last][row].HostUnit - row) * slice.Columns) : i;
                if (slice.Kind == ParameterKind.Bias && planted.Receipt.HostUnits[slice.Layer].Contains(row))
                {
                    Assert.That(BitConverter.DoubleToInt64Bits(planted.Host.Parameters[i]), Is.Zero, layout.Describe(i));
                    continue;
                }
            }

            Assert.That(planted.Host.Parameters[i], Is.EqualTo(host.Parameters[before]), layout.Describe(i));
        }
    }

    [PinnedProperty(MaxTest = 50, Arbitrary = [typeof(PlantingCases)]), Spec("PLANT-004")]
    public void Plant_ChangesNoArgumentAndIsDeterministic(PlantingCase c)
    {
        var (target, host) = (c.Target, c.Host);
        var one = Planter.Plant(target, host, c.Options);
        var other = Planter.Plant(target, host, c.Options);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(target.Parameters.ToArray(), Is.EqualTo(c.Target.Parameters.ToArray()));
            Assert.That(host.Parameters.ToArray(), Is.EqualTo(c.Host.Parameters.ToArray()));
            Assert.That(other.Host.Parameters.ToArray(), Is.EqualTo(one.Host.Parameters.ToArray()));
            Assert.That(other.Receipt.Mask, Is.EqualTo(one.Receipt.Mask));
        }
    }

    [PinnedProperty(MaxTest = 200, Arbitrary = [typeof(PlantingCases)]), Spec("PLANT-005")]
    public void Receipt_NamesDistinctUnitsAndExactlyTheTargetsEdges(PlantingCase c)
    {
        var (target, receipt) = (c.Target, c.Planted.Receipt);
        var layout = c.Host.Layout;
        var expected = new HashSet<int>();
        foreach (var slice in target.Layout.Slices)
        {
            var units = receipt.HostUnits[slice.Layer];
            Assert.That(units, Is.Unique);
            for (var n = 0; n < slice.Length; n++)
            {
                var (o, i) = (n / slice.Columns, n % slice.Columns);
                if (target.Parameters[slice.Offset + n] != 0)
                {
                    expected.Add(slice.Kind == ParameterKind.Bias
                        ? layout.BiasIndex(slice.Layer, units[o])
                        : layout.WeightIndex(slice.Layer, units[o], slice.Layer == 0 ? i : receipt.HostUnits[slice.Layer - 1][i]));
                }
            }
        }

        using (Assert.EnterMultipleScope())
        {
            Assert.That(receipt.Mask.KeptIndices(), Is.EquivalentTo(expected));
            Assert.That(receipt.WeightCount, Is.EqualTo(target.NonZeroWeights()));
            Assert.That(receipt.BiasCount, Is.EqualTo(target.NonZeroBiases()));
            Assert.That(receipt.HostUnits[^1], Is.EqualTo(Enumerable.Range(0, target.Architecture.OutputWidth)));
            Assert.That(receipt.MatchedUnits + receipt.FallbackUnits, Is.EqualTo(c.Widths[1..].Sum()));
        }
    }

    [PinnedProperty(MaxTest = 200, Arbitrary = [typeof(PlantingCases)]), Spec("PLANT-006")]
    public void CommonScale_IsOneForAllOutputsAndKeepsTheLargest(PlantingCase c)
    {
        var common = (c with { OutputScale = OutputScale.Common }).Planted;
        var own = (c with { OutputScale = OutputScale.PerOutput }).Planted.Receipt;
        Assert.That(common.Receipt.OutputScales.Distinct().Count(), Is.EqualTo(1));
        var alive = Enumerable.Range(0, c.Widths[^1]).Where(o => OutputNorm(c.Target, o) > 0).ToArray();
        if (alive.Length > 0)
        {
            var geometricMean = Math.Exp(alive.Average(o => Math.Log(own.OutputScales[o])));
            Assert.That(common.Receipt.OutputScales[0], Is.EqualTo(geometricMean).Within(1e-12 * geometricMean));
        }

        var (ticket, target) = (common.Ticket(), c.Target);
        var rounding = 1e-11 * Functions.Magnitudes(target).Max();
        foreach (var x in Functions.Inputs(c.Widths[0]))
        {
            var wanted = target.Evaluate(x);
            var order = wanted.OrderDescending().ToArray();
            if (order.Length == 1 || order[0] - order[1] > rounding)
            {
                var outputs = ticket.Evaluate(x);
                Assert.That(Array.IndexOf(outputs, outputs.Max()), Is.EqualTo(Array.IndexOf(wanted, order[0])));
            }
        }
    }

    [PinnedProperty(MaxTest = 300, Arbitrary = [typeof(PlantingCases)]), Spec("PLANT-007")]
    public void ScaleClamp_KeepsNormsThatAHostUnitHas(PlantingCase c)
    {
        c = c with { ScaleClamp = true };
        var (host, planted) = (c.Host, c.Planted);
        var layers = c.OutputScale == OutputScale.Common ? host.Architecture.LayerCount - 1 : host.Architecture.LayerCount;
        for (var layer = 0; layer < layers; layer++)
        {
            foreach (var unit in planted.Receipt.HostUnits[layer])
            {
                var indices = Enumerable.Range(0, host.Architecture.Widths[layer]).Select(i => host.Layout.WeightIndex(layer, 0, i))
                    .Where(n => planted.Receipt.Mask[n + (unit * host.Architecture.Widths[layer])]).ToArray();
                var bias = planted.Receipt.Mask[host.Layout.BiasIndex(layer, unit)];
                double Norm(DoubleNetwork network, int row) => Math.Sqrt(
                    indices.Sum(n => Math.Pow(network.Parameters[n + (row * host.Architecture.Widths[layer])], 2))
                    + (bias ? Math.Pow(network.Parameters[host.Layout.BiasIndex(layer, row)], 2) : 0));
                var largest = Enumerable.Range(0, host.Architecture.Widths[layer + 1]).Max(row => Norm(host, row));
                Assert.That(Norm(planted.Host, unit), Is.LessThanOrEqualTo(largest * (1 + 1e-12)), $"layer {layer}, unit {unit}");
            }
        }
    }

    [PinnedProperty(MaxTest = 60, Arbitrary = [typeof(PlantingCases)]), Spec("PLANT-012")]
    public void Receipt_MeasuresTheDeviationOfTheMaskedHost(PlantingCase c)
    {
        var (planted, target) = (c.Planted, c.Target);
        var (deviation, ticket) = (planted.Receipt.Deviation, planted.Ticket());
        var single = new DoubleNetwork(ticket.Architecture, [.. ticket.ToSingle().Select(p => (double)p)]);
        var scales = planted.Receipt.OutputScales;
        double Largest(DoubleNetwork network) => InputGrid.Regular(c.Widths[0], PerAxis(c.Widths[0]))
            .Max(x => network.Evaluate(x).Zip(target.Evaluate(x)).Select((p, o) => Math.Abs((p.First / scales[o]) - p.Second)).Max());
        var magnitude = Functions.Magnitudes(target).Max();
        using (Assert.EnterMultipleScope())
        {
            // The masked host has the same terms in another order: agreement up to rounding.
            Assert.That(deviation.Largest, Is.LessThanOrEqualTo(1e-13 * magnitude));
            Assert.That(planted.Receipt.LargestDeviation, Is.EqualTo(deviation.Largest));
            Assert.That(deviation.LargestInSingle, Is.EqualTo(Largest(single)).Within(1e-13 * magnitude));
            Assert.That(deviation.LargestInSingle, Is.LessThanOrEqualTo(1e-6 * magnitude));
            Assert.That(deviation.Points, Is.EqualTo(Math.Pow(PerAxis(c.Widths[0]), c.Widths[0])));
        }

        static int PerAxis(int dimensions) => dimensions switch { 1 => 1001, 2 => 31, 3 => 10, 4 => 5, _ => 3 };
    }

    private static double OutputNorm(DoubleNetwork target, int output)
    {
        var layer = target.Architecture.LayerCount - 1;
        return Math.Abs(target.Parameters[target.Layout.BiasIndex(layer, output)])
            + Enumerable.Range(0, target.Architecture.Widths[layer]).Sum(i => Math.Abs(target.Parameters[target.Layout.WeightIndex(layer, output, i)]));
    }
}
