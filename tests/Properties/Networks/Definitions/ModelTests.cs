using PlantNSeek.Networks;
using PlantNSeek.Networks.Definitions;
using PlantNSeek.Networks.Definitions.Models;
using PlantNSeek.Networks.Definitions.Nodes;
using PlantNSeek.Networks.FullyConnected;

namespace PlantNSeek.Properties.Networks.Definitions;

/// <summary>The papers' networks, by the numbers that the papers and their programs state or imply.</summary>
public sealed class ModelTests
{
    // Weights, biases, scales with shifts, millions of multiplications for an image of 3x32x32.
    [Spec("DEFN-010")]
    [TestCase("vgg16", 14_715_584, 4_234, 0, 313.2)]
    [TestCase("vgg16-nonaffine", 14_715_584, 0, 0, 313.2)]
    [TestCase("vgg19-bn", 20_024_000, 5_514, 11_008, 398.1)]
    [TestCase("vgg8", 4_519_616, 1_738, 0, 133.9)]
    [TestCase("resnet20", 268_336, 0, 0, 40.6)]
    [TestCase("resnet8", 74_800, 0, 0, 12.2)]
    [TestCase("resnet8-affine", 77_360, 10, 672, 12.5)]
    [TestCase("vgg8-bn", 4_504_256, 1_738, 3_456, 133.9)]
    [TestCase("resnet18", 11_164_352, 10, 9_600, 555.4)]
    [TestCase("lenet5", 82_890, 236, 0, 0.9)]
    [TestCase("mlp", 952_600, 410, 0, 1.0)]
    public void AModel_HasTheNumbersOfItsPaper(string name, int weights, int biases, int affine, double millions)
    {
        var model = ModelCatalog.Make(name, ModelShape.Cifar());
        using (Assert.EnterMultipleScope())
        {
            Assert.That((model.Layout.WeightCount, model.Layout.BiasCount), Is.EqualTo((weights, biases)));
            Assert.That(model.Layout.Slices.ToArray().Where(s => s.Kind is ParameterKind.Scale or ParameterKind.Shift).Sum(s => s.Length), Is.EqualTo(affine));
            Assert.That(model.Multiplications / 1e6, Is.EqualTo(millions).Within(0.05));
            Assert.That(model.Name == name || model.Graph.AsChain is not null, Is.True);
            Assert.That(model.Graph.IsComplete, Is.True);
        }
    }

    // By the table of the image trials and of the published programs: 16x16 and 32x32 pixels, an eighth of the channels and a half, a quarter.
    [Spec("DEFN-011")]
    [TestCase("vgg16", 0.5, 3_680_608, 2_122)]
    [TestCase("vgg16", 0.25, 921_008, 1_066)]
    [TestCase("vgg16", 0.125, 230_680, 538)]
    [TestCase("vgg8", 0.125, 73_048, 226)]
    [TestCase("resnet20", 0.5, 67_352, 0)]
    [TestCase("resnet8", 0.5, 18_968, 0)]
    public void AWidthFactor_ScalesHiddenChannels(string name, double factor, int weights, int biases)
    {
        var model = ModelCatalog.Make(name, ModelShape.Cifar(factor));
        Assert.That((model.Layout.WeightCount, model.Layout.BiasCount, model.Input.Channels, model.Output.Channels), Is.EqualTo((weights, biases, 3, 10)));
    }

    [Test, Spec("DEFN-012")]
    public void TheThreeVggs_AreToldApart()
    {
        NetworkDefinition Of(string name) => ModelCatalog.Make(name, ModelShape.Cifar(0.125));
        NormalisationNode[] Norms(string name) => [.. Of(name).Nodes.OfType<NormalisationNode>()];
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Norms("vgg16"), Is.Empty);
            Assert.That(Norms("vgg16-nonaffine").Select(n => n.IsAffine), Is.EqualTo(Enumerable.Repeat(false, 13)));
            Assert.That(Norms("vgg19-bn").Select(n => n.IsAffine), Is.EqualTo(Enumerable.Repeat(true, 16)));
            Assert.That(Of("vgg16").Nodes.OfType<MaxPoolingNode>().Count(), Is.EqualTo(4));
            Assert.That(Of("vgg16").Nodes.OfType<AveragePoolingNode>().Count(), Is.EqualTo(1));
            Assert.That(Of("vgg16-nonaffine").Nodes.OfType<MaxPoolingNode>().Count(), Is.EqualTo(5));
            Assert.That(Of("vgg19-bn").Nodes.OfType<MaxPoolingNode>().Count(), Is.EqualTo(5));
        }
    }

    [Spec("DEFN-013")]
    [TestCase("vgg16", 230_680, 3)]
    [TestCase("vgg8", 71_128, 3)]
    public void SmallImages_LoseAPooling_AndNoWeights(string name, int weights, int poolings)
    {
        var model = ModelCatalog.Make(name, new ModelShape(new FeatureShape(3, 16, 16), 10, 0.125));
        Assert.That((model.Layout.WeightCount, model.Nodes.OfType<MaxPoolingNode>().Count(), model.Nodes.OfType<AveragePoolingNode>().Count()), Is.EqualTo((weights, poolings, 1)));
    }

    [Test, Spec("DEFN-014")]
    public void WhatCannotBeMade_IsAnError()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(() => ModelCatalog.Make("vgg17", ModelShape.Cifar()), Throws.ArgumentException.With.Message.Contains("no model is called 'vgg17'; known are vgg16"));
            Assert.That(() => ModelCatalog.Make("vgg16", ModelShape.Cifar(0)), Throws.TypeOf<ArgumentOutOfRangeException>().With.Message.Contains("the width factor is 0"));
            Assert.That(() => ModelCatalog.Make("lenet5", new ModelShape(new FeatureShape(1, 4, 4), 10)), Throws.ArgumentException.With.Message.Contains("conv2: the kernel is 5 long"));
        }
    }
}
