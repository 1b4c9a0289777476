using PlantNSeek.Networks;

namespace PlantNSeek.Properties.Networks;

/// <summary>Layouts of tensors of any kind.</summary>
[TestFixture]
public class ParameterLayoutTests
{
    private static readonly TensorSpec[] Tensors =
    [
        new("bn.scale", 0, ParameterKind.Scale, new TensorShape(4)),
        new("fc.bias", 1, ParameterKind.Bias, new TensorShape(2)),
        new("bn.mean", 0, ParameterKind.Statistic, new TensorShape(4)),
        new("fc.weight", 1, ParameterKind.Weight, new TensorShape(2, 16)),
        new("conv.weight", 0, ParameterKind.Weight, new TensorShape(4, 3, 3, 3)),
    ];

    [Test, Spec("GRAPH-001")]
    public void WhatCanBePruned_ComesFirst()
    {
        var layout = ParameterLayout.Of(Tensors);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                layout.Slices.ToArray().Where(s => s.Length > 0).Select(s => $"{s.Name} {s.Offset}"),
                Is.EqualTo(new[] { "conv.weight 0", "fc.weight 108", "fc.bias 140", "bn.scale 142", "bn.mean 146" }));
            Assert.That((layout.Count, layout.PrunableCount, layout.WeightCount, layout.BiasCount, layout.LayerCount), Is.EqualTo((150, 142, 140, 2, 2)));
            Assert.That((layout.Weight(0).Rows, layout.Weight(0).Columns), Is.EqualTo((4, 27)));
            Assert.That(layout.ToString(), Is.EqualTo("2 layers with 150 parameters"));
        }
    }

    [Test, Spec("GRAPH-002")]
    public void AMissingBias_HasLengthZero()
    {
        var layout = ParameterLayout.Of(Tensors);
        Assert.That((layout.Bias(0).Offset, layout.Bias(0).Length, layout.Bias(0).End), Is.EqualTo((108, 0, layout.Weight(1).Offset)));
    }

    [TestCase(0, "conv.weight[0, 0, 0, 0]")]
    [TestCase(59, "conv.weight[2, 0, 1, 2]")]
    [TestCase(109, "fc.weight[0, 1]")]
    [TestCase(141, "fc.bias[1]")]
    [TestCase(149, "bn.mean[3]")]
    [Spec("GRAPH-003")]
    public void Describe_NamesEveryExtent(int index, string name) => Assert.That(ParameterLayout.Of(Tensors).Describe(index), Is.EqualTo(name));

    [Test, Spec("GRAPH-004")]
    public void Layouts_AreEqual_WhereTheirTensorsAre()
    {
        var layout = ParameterLayout.Of(Tensors);
        TensorSpec[] With(int i, TensorSpec other) => [.. Tensors.Select((t, j) => i == j ? other : t)];
        using (Assert.EnterMultipleScope())
        {
            Assert.That(ParameterLayout.Of(Tensors.Reverse().OrderBy(t => t.Kind)), Is.EqualTo(layout));
            Assert.That(ParameterLayout.Of(Tensors).GetHashCode(), Is.EqualTo(layout.GetHashCode()));
            Assert.That(ParameterLayout.Of(With(0, Tensors[0] with { Name = "other" })), Is.Not.EqualTo(layout));
            Assert.That(ParameterLayout.Of(With(0, Tensors[0] with { Layer = 1 })), Is.Not.EqualTo(layout));
            Assert.That(ParameterLayout.Of(With(0, Tensors[0] with { Kind = ParameterKind.Shift })), Is.Not.EqualTo(layout));
            Assert.That(ParameterLayout.Of(With(4, Tensors[4] with { Shape = new TensorShape(4, 27) })), Is.Not.EqualTo(layout));
        }
    }

    [Test, Spec("GRAPH-005")]
    public void WhatIsNoLayout_IsAnError()
    {
        static ParameterLayout Of(params TensorSpec[] tensors) => ParameterLayout.Of(tensors);
        static TensorSpec Weight(string name, int layer, params int[] shape) => new(name, layer, ParameterKind.Weight, new TensorShape(shape));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(() => Of(Weight("", 0, 1)), Throws.ArgumentException.With.Message.Contains("1 tensors are named ''"));
            Assert.That(() => Of(Weight("a", 0, 1), Weight("a", 1, 1)), Throws.ArgumentException.With.Message.Contains("2 tensors are named 'a'"));
            Assert.That(() => Of(Weight("a", 1, 1)), Throws.ArgumentException.With.Message.Contains("layer 0 has 0 weights"));
            Assert.That(() => Of(Weight("a", 0, 1), Weight("b", 0, 1)), Throws.ArgumentException.With.Message.Contains("layer 0 has 2 weights"));
            Assert.That(() => Of(Weight("a", 0, 1), new TensorSpec("b", 1, ParameterKind.Bias, new TensorShape(1))), Throws.ArgumentException.With.Message.Contains("b is of layer 1; there are 1 layers"));
            Assert.That(() => Of(Weight("a", 0, 1), Weight("b", -1, 1)), Throws.ArgumentException.With.Message.Contains("b is of layer -1"));
            Assert.That(() => new TensorShape(2, -1), Throws.ArgumentException.With.Message.Contains("extent 1 is -1"));
            Assert.That(() => new TensorShape(65536, 65536), Throws.ArgumentException.With.Message.Contains("[65536, 65536] has more than 2147483647 numbers"));
            Assert.That(() => new TensorShape([]), Throws.ArgumentException.With.Message.Contains("at least one extent"));
            Assert.That(() => Of(Weight("a", 0, int.MaxValue), Weight("b", 1, 1)), Throws.ArgumentException.With.Message.Contains("more than 2147483647 parameters by b"));
        }
    }
}
