using PlantNSeek.Networks.FullyConnected;
using PlantNSeek.Numerics;
using PlantNSeek.Planting;
using PlantNSeek.Tasks;
using PlantNSeek.Tasks.Targets;

namespace PlantNSeek.Properties.Planting;

public sealed class HostTests
{
    [Test, Spec("PLANT-014")]
    public void HeScaled_HasTheStatedDeviations()
    {
        var architecture = new Architecture(2, 400, 300, 200, 500);
        var host = HostInitialization.HeScaled(architecture, new RandomStream(1, "host"));
        var biasVariance = 1.0;
        for (var layer = 0; layer < 4; layer++)
        {
            biasVariance *= 2.0 / architecture.Widths[layer];
            AssertNormal(host.Parameters[host.Layout.Weight(layer).Offset..host.Layout.Weight(layer).End], 2.0 / architecture.Widths[layer]);
            AssertNormal(host.Parameters[host.Layout.Bias(layer).Offset..host.Layout.Bias(layer).End], biasVariance);
        }

        static void AssertNormal(ReadOnlySpan<double> values, double variance)
        {
            double[] z = [.. values.ToArray().Select(v => v / Math.Sqrt(variance))];
            Assert.That(z.Average(), Is.EqualTo(0).Within(5 / Math.Sqrt(z.Length)));
            Assert.That(z.Average(v => v * v), Is.EqualTo(1).Within(5 * Math.Sqrt(2.0 / z.Length)));
            Assert.That(z.Average(v => v * v * v * v), Is.EqualTo(3).Within(5 * Math.Sqrt(96.0 / z.Length)));
        }
    }

    [Test, Spec("PLANT-014")]
    public void HeScaled_IsExactInFloatAndDependsOnItsStreamAlone()
    {
        var architecture = new Architecture(3, 20, 20, 2);
        DoubleNetwork Host(ulong seed) => HostInitialization.HeScaled(architecture, new RandomStream(seed, "host"));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Host(1).ToSingle().Select(p => (double)p), Is.EqualTo(Host(1).Parameters.ToArray()));
            Assert.That(Host(2).Parameters.ToArray(), Is.Not.EqualTo(Host(1).Parameters.ToArray()));
        }
    }

    [Test, Spec("PLANT-011")]
    public void HostsThatDoNotFit_AreErrorsThatNameTheLayerAndBothWidths()
    {
        static DoubleNetwork Zeros(params int[] widths) => new(new Architecture(widths), new double[new Architecture(widths).Layout.Count]);
        static Action Plant(DoubleNetwork target, DoubleNetwork host) => () => Planter.Plant(target, host, PlantingOptions.Paper);
        var target = Zeros(2, 4, 3, 2);
        var broken = new double[target.Layout.Count];
        broken[0] = double.PositiveInfinity;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Plant(target, Zeros(2, 4, 2)), Throws.ArgumentException.With.Message.Contains("the host 2-4-2 has depth 3; the target 2-4-3-2 has depth 4"));
            Assert.That(Plant(target, Zeros(2, 9, 2, 2)), Throws.ArgumentException.With.Message.Contains("hidden layer 2 of the host 2-9-2-2 is 2 wide; the target 2-4-3-2 needs at least 3"));
            Assert.That(Plant(target, Zeros(3, 9, 9, 2)), Throws.ArgumentException.With.Message.Contains("input layer of the host 3-9-9-2 is 3 wide; the target 2-4-3-2 needs exactly 2"));
            Assert.That(Plant(target, Zeros(2, 9, 9, 5)), Throws.ArgumentException.With.Message.Contains("output layer of the host 2-9-9-5 is 5 wide; the target 2-4-3-2 needs exactly 2"));
            Assert.That(Plant(target, Zeros(1, 9, 9, 2)), Throws.ArgumentException.With.Message.Contains("input layer of the host 1-9-9-2 is 1 wide; the target 2-4-3-2 needs exactly 2"));
            Assert.That(Plant(target, Zeros(2, 3, 9, 2)), Throws.ArgumentException.With.Message.Contains("hidden layer 1 of the host 2-3-9-2 is 3 wide; the target 2-4-3-2 needs at least 4"));
            Assert.That(
                () => Planter.Plant(target, target, new PlantingOptions { Matching = (UnitMatching)7 }),
                Throws.InstanceOf<ArgumentOutOfRangeException>().With.Message.Contains("7 is no rule of matching"));
            Assert.That(
                Plant(new DoubleNetwork(target.Architecture, broken), Zeros(2, 9, 9, 2)), Throws.ArgumentException.With.Message.Contains("layer1.weight[0, 0] of the target is Infinity"));
            Assert.That(
                Plant(target, new DoubleNetwork(target.Architecture, broken)), Throws.ArgumentException.With.Message.Contains("layer1.weight[0, 0] of the host is Infinity"));
        }
    }

    [Test, Spec("PLANT-011")]
    public void ParametersTooLargeForAFloat_AreAnError()
    {
        var target = new DoubleNetwork(new Architecture(1, 1), [1, 1e60]);
        var host = new DoubleNetwork(new Architecture(1, 1), [1, 1e-45]);
        Assert.That(
            () => Planter.Plant(target, host, new PlantingOptions()), Throws.InstanceOf<ArithmeticException>().With.Message.Match(@"layer1\.bias\[0\] of the planted host is [\d.]+E\+4[45]; a float must hold it"));
    }

    [Test, Spec("PLANT-013")]
    public void TargetUnitsWithoutEdges_ArePlanted([Values] UnitMatching matching, [Values] bool clamp, [Values] bool emptyHost)
    {
        // Hidden units: an edge and no bias, a bias alone, nothing; outputs: all three, nothing.
        var architecture = new Architecture(1, 3, 2);
        var target = new DoubleNetwork(architecture, [2, 0, 0, 0, 0.5, 0, 1, 2, 3, 0, 0, 0, 0, 0]);
        var wide = new Architecture(1, 5, 2);
        var host = emptyHost ? new DoubleNetwork(wide, new double[wide.Layout.Count]) : HostInitialization.HeScaled(wide, new RandomStream(1, "host"));
        var planted = Planter.Plant(target, host, new PlantingOptions { Matching = matching, ScaleClamp = clamp });
        Functions.AssertSame(planted.Ticket(), target, [.. planted.Receipt.OutputScales.Select(s => s)], 1e-14);
        Assert.That((planted.Receipt.WeightCount, planted.Receipt.BiasCount), Is.EqualTo((4, 1)));
    }

    [Test, Spec("PLANT-001")]
    public void EveryTaskAtEveryDepth_IsPlantedExactly(
        [Values("relu", "circle", "helix")] string task, [Values(3, 4, 5, 6, 10)] int depth, [Values] UnitMatching matching)
    {
        var target = LearningTasks.ByName(task).Target(depth, TargetForm.Lean);
        var widths = target.Architecture;
        foreach (var options in new[] { new PlantingOptions { Matching = matching }, PlantingOptions.Fair with { Matching = matching } })
        {
            var host = HostInitialization.HeScaled(Architecture.Uniform(widths.InputWidth, 40, widths.OutputWidth, depth), new RandomStream(2, "host"));
            var planted = Planter.Plant(target, host, options);
            using (Assert.EnterMultipleScope())
            {
                Assert.That(planted.Receipt.Deviation.Relative, Is.LessThan(1e-12));
                Assert.That(planted.Receipt.Deviation.RelativeInSingle, Is.LessThan(1e-5));
                Assert.That(planted.Receipt.WeightCount, Is.EqualTo(target.NonZeroWeights()));
            }
        }
    }
}
