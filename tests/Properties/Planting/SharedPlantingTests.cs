using PlantNSeek.Networks;
using PlantNSeek.Networks.FullyConnected;
using PlantNSeek.Numerics;
using PlantNSeek.Numerics.Kernels;
using PlantNSeek.Planting;
using PlantNSeek.Tasks;

namespace PlantNSeek.Properties.Planting;

public sealed class SharedPlantingTests
{
    private static readonly string[] Relatives = ["circle-radii", "rings", "product"];

    [PinnedProperty(MaxTest = 200, Arbitrary = [typeof(PlantingCases)]), Spec("PLANT-030")]
    public void Union_ComputesBothTargets(PlantingCase c)
    {
        var (first, second) = (c.Target, Variant(c));
        var union = TargetUnion.Of(first, second).Network;
        foreach (var x in Functions.Inputs(union.Architecture.InputWidth))
        {
            var wanted = first.Evaluate(x).Concat(second.Evaluate(x)).ToArray();
            Assert.That(union.Evaluate(x), Is.EqualTo(wanted).Within(1e-12 * (1 + wanted.Max(Math.Abs))));
        }
    }

    [PinnedProperty(MaxTest = 100, Arbitrary = [typeof(PlantingCases)]), Spec("PLANT-031")]
    public void Union_MergesWhatIsAlikeAndNothingElse(PlantingCase c)
    {
        var target = c.Target;
        var doubled = new DoubleNetwork(target.Architecture, [.. target.Parameters.ToArray().Select(p => p == 0 ? 3 : 2 * p)]);
        var hidden = target.Architecture.Widths[1..^1].ToArray();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(TargetUnion.Of(target, target).Network.Architecture.Widths[1..^1].ToArray(), Is.EqualTo(hidden));
            Assert.That(TargetUnion.Of(target, doubled).Network.Architecture.Widths[1..^1].ToArray(), Is.EqualTo(hidden.Select(w => 2 * w)));
        }
    }

    [Test, Spec("PLANT-031")]
    public void Union_OfCircleAndItsRelatives_HasTheHiddenUnitsOfTheLarger(
        [ValueSource(nameof(Relatives))] string relative, [Values(3, 4, 5, 6, 8)] int depth, [Values] bool circleFirst)
    {
        var (circle, other) = (LearningTasks.Circle.Target(depth), LearningTasks.ByName(relative).Target(depth));
        var union = circleFirst ? TargetUnion.Of(circle, other) : TargetUnion.Of(other, circle);
        var larger = other.Architecture.Widths[1..^1].ToArray();
        Assert.That(union.Network.Architecture.Widths.ToArray(), Is.EqualTo((int[])[2, .. larger, 4 + other.Architecture.OutputWidth]));
    }

    [PinnedProperty(MaxTest = 150, Arbitrary = [typeof(PlantingCases)]), Spec("PLANT-032"), Spec("PLANT-033"), Spec("PLANT-034")]
    public void Parts_ArePlantingsOfTheirTargets(PlantingCase c)
    {
        var union = TargetUnion.Of(c.Target, Variant(c));
        var joint = Planter.Plant(union.Network, HostFor(union, c), c.Options);
        foreach (var planted in new[] { joint, Hiding.Hide(joint, HidingOptions.Default, new RandomStream((ulong)c.Seed, "hide")) })
        {
            var shared = SharedPlanting.Split(union, planted);
            AssertPlanted(shared.First, union.First);
            AssertPlanted(shared.Second, union.Second);
            AssertOneBody(shared, planted);
            AssertSharedIsWhatBothUse(shared);
        }
    }

    [Test, Spec("PLANT-034")]
    public void Shared_IsAllOfCirclesHiddenTicket([ValueSource(nameof(Relatives))] string relative, [Values(3, 4, 5, 7)] int depth)
    {
        var union = TargetUnion.Of(LearningTasks.Circle.Target(depth), LearningTasks.ByName(relative).Target(depth));
        var host = HostInitialization.HeScaled(
            Architecture.Uniform(2, 40, union.Network.Architecture.OutputWidth, depth), new RandomStream(1, "host"));
        var shared = SharedPlanting.Split(union, Planter.Plant(union.Network, host, PlantingOptions.Fair));
        var hidden = shared.First.Receipt.Mask.And(shared.BodyToFirst(Mask.All(shared.Second.Host.Layout.Count)));
        Assert.That(shared.SharedInFirst, Is.EqualTo(hidden));
        Assert.That(shared.SharedInFirst.KeptCount, Is.GreaterThan(20));
    }

    [Test, Spec("PLANT-034")]
    public void Shared_IsEmptyForTargetsWithoutACommonUnit()
    {
        var circle = LearningTasks.Circle.Target(5);
        var other = new DoubleNetwork(circle.Architecture, [.. circle.Parameters.ToArray().Select(p => 3 * p)]);
        var union = TargetUnion.Of(circle, other);
        var joint = Planter.Plant(union.Network, HostInitialization.HeScaled(new Architecture(2, 60, 60, 60, 8), new RandomStream(1, "host")), PlantingOptions.Fair);
        Assert.That(SharedPlanting.Split(union, joint).SharedInSecond.KeptCount, Is.Zero);
    }

    [Test, Spec("PLANT-036")]
    public void EqualHiddenLayers_ArePlantedAlike([Values(3, 5, 7)] int depth, [Values] UnitMatching matching)
    {
        PlantedNetwork Planted(LearningTask task) => Planter.Plant(
            task.Target(depth),
            HostInitialization.HeScaled(Architecture.Uniform(2, 40, task.OutputWidth, depth), new RandomStream(3, "host")),
            PlantingOptions.Fair with { Matching = matching });
        var (circle, rings) = (Planted(LearningTasks.Circle), Planted(LearningTasks.Rings));
        var head = circle.Host.Layout.Weight(depth - 2).Offset;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(rings.Host.Parameters[..head].ToArray(), Is.EqualTo(circle.Host.Parameters[..head].ToArray()));
            Assert.That(rings.Receipt.Matches[..^1].SelectMany(m => m), Is.EqualTo(circle.Receipt.Matches[..^1].SelectMany(m => m)));
            Assert.That(
                rings.Receipt.Mask.KeptIndices().Where(i => i < head), Is.EqualTo(circle.Receipt.Mask.KeptIndices().Where(i => i < head)));
        }
    }

    [Test, Spec("PLANT-036")]
    public void UnitsBesideThem_MoveTheRest()
    {
        int[] Places(DoubleNetwork target) => [.. Planter.Plant(
            target,
            HostInitialization.HeScaled(Architecture.Uniform(2, 40, target.Architecture.OutputWidth, 5), new RandomStream(3, "host")),
            PlantingOptions.Fair).Receipt.HostUnits[..^1].SelectMany((units, layer) => units.Take(LearningTasks.Circle.Target(5).Architecture.Widths[layer + 1]))];
        Assert.That(Places(LearningTasks.Product.Target(5)), Is.Not.EqualTo(Places(LearningTasks.Circle.Target(5))));
    }

    [Test, Spec("PLANT-035")]
    public void BadArguments_AreErrorsWithBothValues()
    {
        var (circle, rings) = (LearningTasks.Circle.Target(5), LearningTasks.Rings.Target(5));
        var union = TargetUnion.Of(circle, rings);
        var joint = Planter.Plant(union.Network, HostInitialization.HeScaled(new Architecture(2, 20, 20, 30, 5), new RandomStream(1, "host")), PlantingOptions.Fair);
        var alone = Planter.Plant(circle, HostInitialization.HeScaled(new Architecture(2, 20, 20, 30, 4), new RandomStream(1, "host")), PlantingOptions.Fair);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(() => TargetUnion.Of(circle, LearningTasks.Rings.Target(4)), Throws.ArgumentException.With.Message.Contains("2-4-20-1").And.Message.Contains("2-4-2-20-4"));
            Assert.That(() => TargetUnion.Of(circle, LearningTasks.Relu.Target(5)), Throws.ArgumentException.With.Message.Contains("1-1-1-1-1"));
            Assert.That(() => SharedPlanting.Split(union, alone), Throws.ArgumentException.With.Message.Contains("2-4-2-20-4; it must be the union 2-4-2-20-5"));
            Assert.That(() => SharedPlanting.Split(union, joint).BodyToSecond(Mask.All(7)), Throws.ArgumentException.With.Message.Contains("the mask has 7 entries"));
        }
    }

    // Every unit stays, is changed, or is joined by a new one, so that some are shared, some belong to one target; with outputs of its own.
    private static DoubleNetwork Variant(PlantingCase c)
    {
        var (target, stream) = (c.Target, new RandomStream((ulong)c.Seed, "variant"));
        var widths = target.Architecture.Widths.ToArray();
        widths[^1] = 1 + stream.NextInt32(3);
        for (var layer = 1; layer < widths.Length - 1; layer++)
        {
            widths[layer] += stream.NextInt32(2);
        }

        var variant = new Architecture(widths);
        var parameters = new double[variant.Layout.Count];
        foreach (var slice in variant.Layout.Slices)
        {
            var old = slice.Kind == ParameterKind.Weight ? target.Layout.Weight(slice.Layer) : target.Layout.Bias(slice.Layer);
            for (var o = 0; o < slice.Rows; o++)
            {
                var changed = stream.NextInt32(3) == 0;
                for (var i = 0; i < slice.Columns; i++)
                {
                    parameters[slice.Offset + (o * slice.Columns) + i] = o < old.Rows && !changed
                        ? i < old.Columns ? target.Parameters[old.Offset + (o * old.Columns) + i] : 0
                        : stream.NextNormal();
                }
            }
        }

        return new DoubleNetwork(variant, parameters);
    }

    private static DoubleNetwork HostFor(TargetUnion union, PlantingCase c)
    {
        var widths = union.Network.Architecture.Widths.ToArray();
        for (var layer = 1; layer < widths.Length - 1; layer++)
        {
            widths[layer] += c.Room[layer - 1];
        }

        return HostInitialization.HeScaled(new Architecture(widths), new RandomStream((ulong)c.Seed, "host"));
    }

    private static void AssertPlanted(PlantedNetwork planted, DoubleNetwork target)
    {
        var (receipt, recovered) = (planted.Receipt, planted.RecoverTarget());
        Functions.AssertSame(planted.Ticket(), target, receipt.OutputScales);
        Assert.That(receipt.Target, Is.SameAs(target));
        Assert.That(receipt.WeightCount, Is.EqualTo(target.NonZeroWeights()));
        Assert.That(receipt.BiasCount, Is.EqualTo(target.NonZeroBiases()));
        Assert.That(receipt.Mask.KeptCount, Is.EqualTo(receipt.WeightCount + receipt.BiasCount));
        for (var i = 0; i < target.Parameters.Length; i++)
        {
            Assert.That(recovered.Parameters[i], Is.EqualTo(target.Parameters[i]).Within(1e-14 * Math.Abs(target.Parameters[i])), target.Layout.Describe(i));
        }
    }

    private static void AssertOneBody(SharedPlanting shared, PlantedNetwork joint)
    {
        var last = joint.Host.Architecture.LayerCount - 1;
        var body = joint.Host.Layout.Weight(last).Offset;
        Assert.That(shared.First.Host.Parameters[..body].ToArray(), Is.EqualTo(joint.Host.Parameters[..body].ToArray()));
        Assert.That(shared.Second.Host.Parameters[..body].ToArray(), Is.EqualTo(joint.Host.Parameters[..body].ToArray()));
        double[] Head(DoubleNetwork network) => network.Parameters.Slice(network.Layout.Weight(last).Offset, network.Layout.Weight(last).Length).ToArray();
        double[] Biases(DoubleNetwork network) => network.Parameters.Slice(network.Layout.Bias(last).Offset, network.Layout.Bias(last).Length).ToArray();
        Assert.That(Head(shared.First.Host).Concat(Head(shared.Second.Host)), Is.EqualTo(Head(joint.Host)));
        Assert.That(Biases(shared.First.Host).Concat(Biases(shared.Second.Host)), Is.EqualTo(Biases(joint.Host)));
    }

    private static void AssertSharedIsWhatBothUse(SharedPlanting shared)
    {
        var (first, second) = (shared.First, shared.Second);
        var head = first.Host.Layout.Weight(first.Host.Architecture.LayerCount - 1).Offset;
        for (var i = 0; i < head; i++)
        {
            Assert.That(shared.SharedInFirst[i], Is.EqualTo(first.Receipt.Mask[i] && second.Receipt.Mask[i]), first.Host.Layout.Describe(i));
            Assert.That(shared.SharedInSecond[i], Is.EqualTo(shared.SharedInFirst[i]));
        }

        Assert.That(shared.SharedInFirst.KeptIndices().Concat(shared.SharedInSecond.KeptIndices()), Is.All.LessThan(head));
    }
}
