using System.Runtime.InteropServices;
using PlantNSeek.Networks;
using PlantNSeek.TorchSharp.Networks;
using PlantNSeek.TorchSharp.Training;
using PlantNSeek.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace PlantNSeek.TorchSharp.Tests.Modules;

/// <summary>Modules that a reader of their parts, or of their types, would take for what they are not.</summary>
public sealed class OddModuleTests : LibtorchFixture
{
    private static readonly Batch Data = Batch.Classification([1, 2, 3, -1, 0.5f, 2, 0, 1, -2, 1, 1, 1], 3, [0, 1, 2, 1], 3);

    [Test, Spec("TORCH-044")]
    public void AFrozenBias_IsNeitherPrunedNorTrained_InASequentialToo()
    {
        var model = TorchModel.Of(Frozen, 3);
        var (start, layout) = (model.InitialParameters(), model.Layout);
        using var session = new TorchTrainer(model).Begin(start, Mask.All(layout.Count), Data, LossFunction.For(Data), new AdamSettings(0.1) { WeightDecay = 0.1 }, 4);
        session.Step([0, 1, 2, 3]);
        var frozen = layout.Slices.ToArray().Single(s => s.Name == "a.bias");
        using var network = new TorchNetwork(model);
        var product = new double[layout.Count];
        network.HessianVectorProduct(start, Data, LossFunction.For(Data), Array.ConvertAll(start, static p => (double)p), product);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(frozen.Kind, Is.EqualTo(ParameterKind.Statistic));
            Assert.That(session.GetParameters()[frozen.Offset..frozen.End], Is.EqualTo(start[frozen.Offset..frozen.End]));
            Assert.That(product, Has.Some.Not.Zero);
        }
    }

    // In each of these autograd.grad would end the process.
    [Test, Spec("TORCH-047")]
    public void AnErrorInTheWayBack_IsAnException_AndNotTheEndOfTheProcess([Range(0, 1)] int which)
    {
        var model = TorchModel.Of(which == 0 ? static () => new OddModule(static (_, y) => y.detach()) : static () => new OddModule(static (_, y) => ChangedInPlace(y.sigmoid())), 3);
        using var network = new TorchNetwork(model);
        var (parameters, result) = (model.InitialParameters(), new double[model.Layout.Count]);
        Expected expected = which == 0 ? new(typeof(NotSupportedException), "depend on no parameter that is trained") : new(typeof(ExternalException), "inplace operation");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(() => network.HessianVectorProduct(parameters, Data, LossFunction.For(Data), result, result), Throws.TypeOf(expected.Type).With.Message.Contains(expected.Text));
            Assert.That(() => network.LossAndGradient(parameters, Data, LossFunction.For(Data), result), Throws.TypeOf(expected.Type).With.Message.Contains(expected.Text));
        }
    }

    [Test, Spec("TORCH-041")]
    public void AClassDerivedFromSequential_IsNotReadAsOne() => Assert.That(TorchModel.Of(static () => new SquashedSequential(), 3).Graph.IsComplete, Is.False);

    [Test, Spec("TORCH-042")]
    public void WhatDraws_WithoutASubmoduleThatSaysSo_IsRefused() => Assert.That(
        () => TorchModel.Of(static () => new OddModule(static (module, y) => nn.functional.dropout(y, 0.5, module.training)), 3),
        Throws.TypeOf<NotSupportedException>().With.Message.Contains("the forward of odd draws from libtorch's own generator"));

    [Test, Spec("TORCH-042")]
    public void AFunctionThatGivesOneModuleTwice_IsRefused()
    {
        var module = nn.Linear(3, 3);
        Assert.That(() => TorchModel.Of(() => module, 3), Throws.ArgumentException.With.Message.Contains("gave the same Linear twice; it must make a new module in each call"));
    }

    [Test, Spec("TORCH-040")]
    public void ScalesOfANormalisation_AreNoWeights_WhateverTheirExtents()
    {
        var model = TorchModel.Of(static () => nn.Sequential(("norm", nn.LayerNorm([2, 3])), ("flat", nn.Flatten()), ("fc", nn.Linear(6, 3))), 2, 3);
        Assert.That(model.Layout.Slices.ToArray().Where(s => s.Length > 0).Select(s => $"{s.Name} {s.Kind}"), Is.EqualTo((string[])["fc.weight Weight", "fc.bias Bias", "norm.weight Scale", "norm.bias Shift"]));
    }

    [Test, Spec("TORCH-043")]
    public void AFlow_ThatCannotPassANormalisation_IsRefused()
    {
        var model = TorchModel.Of(static () => nn.Sequential(nn.Linear(3, 4), nn.BatchNorm1d(4, track_running_stats: false), nn.Linear(4, 3)), 3);
        using var network = new TorchNetwork(model);
        Assert.That(
            () => network.OutputGradient(new double[model.Layout.Count], [1, 1, 1], [1, 1, 1], new double[model.Layout.Count]),
            Throws.TypeOf<NotSupportedException>().With.Message.Contains("track_running_stats: false"));
    }

    [Test, Spec("TORCH-044")]
    public void WhatAModuleHoldsUnregistered_LivesAsLongAsIt()
    {
        var model = TorchModel.Of(static () => new OddModule(static (module, y) => y.mul(module.Factor)), 3);
        using var network = new TorchNetwork(model);
        var (parameters, gradient) = (model.InitialParameters(), new double[model.Layout.Count]);
        var first = network.LossAndGradient(parameters, Data, LossFunction.For(Data), gradient);
        Assert.That(network.LossAndGradient(parameters, Data, LossFunction.For(Data), gradient), Is.EqualTo(first));
    }

    [Test, Spec("TORCH-048")]
    public void TheGenerator_IsWhereItWas_WhateverTheModuleDraws()
    {
        random.manual_seed(5);
        using var expected = rand(3);
        random.manual_seed(5);
        var model = TorchModel.Of(static () => new OddModule(static (_, y) => y), 3);
        using var session = new TorchTrainer(model).Begin(model.InitialParameters(), Mask.All(12), Data, LossFunction.For(Data), new AdamSettings(), 4);
        var (first, second) = (model.InitialParameters(), model.InitialParameters());
        Assert.That(first, Is.EqualTo(second).And.Some.Not.Zero);
        using var drawn = rand(3);
        Assert.That(drawn.data<float>().ToArray(), Is.EqualTo(expected.data<float>().ToArray()));
    }

    [Test, Spec("TORCH-049")]
    public void Trainers_AreEqual_WhereTheyTrainTheSame()
    {
        static TorchTrainer Of(Func<nn.Module<Tensor, Tensor>> make) => new(TorchModel.Of(make, 3));
        static Func<nn.Module<Tensor, Tensor>> Wide(int width) => () => nn.Sequential(nn.Linear(3, width), nn.ReLU(), nn.Linear(width, 3));
        var make = Wide(4);
        var (one, same) = (Of(make), Of(make));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(one, Is.EqualTo(same).And.Not.SameAs(same));
            Assert.That(Of(Wide(4)), Is.Not.EqualTo(Of(Wide(5))));
            Assert.That(Of(make), Is.Not.EqualTo(new TorchTrainer(TorchModel.Of(Of(make).Model.Graph))), "another module");
            Assert.That(Of(make), Is.Not.EqualTo(Of(make) with { Options = new TorchOptions { Precision = PlantNSeek.TorchSharp.Tensors.Precision.Double } }));
        }
    }

    private static nn.Module<Tensor, Tensor> Frozen()
    {
        var first = nn.Linear(3, 3);
        first.bias!.requires_grad = false;
        return nn.Sequential(("a", first), ("b", nn.ReLU()), ("c", nn.Linear(3, 3)));
    }

    private static Tensor ChangedInPlace(Tensor y)
    {
        using var one = 1.0.ToScalar();
        return y.add_(one, one);
    }

    private sealed record Expected(Type Type, string Text);
}
