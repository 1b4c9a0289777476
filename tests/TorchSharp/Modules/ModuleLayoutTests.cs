using PlantNSeek.Networks;
using PlantNSeek.Networks.Definitions;
using PlantNSeek.TorchSharp.Networks;
using TorchSharp;
using static TorchSharp.torch;

namespace PlantNSeek.TorchSharp.Tests.Modules;

/// <summary>Where the parameters of a user's module live, and what of it is refused.</summary>
public sealed class ModuleLayoutTests : LibtorchFixture
{
    [Test, Spec("TORCH-040")]
    public void AModuleThatFitsNoGraph_KeepsItsNames_AndSaysThatNothingIsKnown()
    {
        var model = TorchModel.Of(static () => new UserModules.TwoBranches(), 2, 6, 6);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(model.Layout.Slices.ToArray().Where(s => s.Length > 0).Select(s => $"{s.Name} {s.Shape} {s.Kind}"), Is.EqualTo((string[])[
                "_mixing [3, 3] Weight", "_left.weight [3, 2, 3, 3] Weight", "_left.bias [3] Bias", "_right.weight [3, 2, 3, 3] Weight", "_right.bias [3] Bias",
                "_head.weight [3, 3] Weight", "_head.bias [3] Bias", "_norm.weight [3] Scale", "_norm.bias [3] Shift", "_layerNorm.weight [3] Scale", "_layerNorm.bias [3] Shift",
                "_frozen [2] Statistic", "_norm.running_mean [3] Statistic", "_norm.running_var [3] Statistic",
            ]));
            Assert.That((model.Graph.IsComplete, model.InputWidth, model.OutputWidth, model.Name), Is.EqualTo((false, 72, 3, "two-branches")));
            Assert.That(model.Graph.AsDefinition, Is.Null);
        }
    }

    [Test, Spec("TORCH-041")]
    public void ASequential_IsReadAsADefinition_UnderItsOwnNames()
    {
        var model = TorchModel.Of(UserModules.Sequential, 2, 6, 6);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(model.Graph.IsComplete, Is.True);
            Assert.That(model.Graph.AsDefinition!.Nodes.Select(n => n.Name), Is.EqualTo((string[])["features.conv", "features.bn", "features.act", "features.pool", "flat", "fc"]));
            Assert.That(model.Layout.Slices.ToArray().Where(s => s.Length > 0).Select(s => s.Name), Is.EqualTo((string[])[
                "features.conv.weight", "fc.weight", "fc.bias", "features.bn.weight", "features.bn.bias", "features.bn.running_mean", "features.bn.running_var",
            ]));
            Assert.That(model.Graph.Connections.Select(c => (c.From, c.To, c.Taps)), Is.EqualTo(((int, int, int)[])[(0, 1, 9), (1, 2, 9)]));
            Assert.That(model.InitialParameters(), Has.Length.EqualTo(model.Layout.Count));
        }
    }

    // What a definition does not have: strides that differ, groups, dilation, padding that is no zeros, ceiling, a linear layer on pixels.
    [Test, Spec("TORCH-041")]
    public void ASequentialOfOtherModules_IsNotMisread([Range(0, 6)] int which)
    {
        Func<nn.Module<Tensor, Tensor>> odd = which switch
        {
            0 => static () => nn.Conv2d(2, 3, (3L, 3L), stride: (1L, 2L), padding: (1L, 1L)),
            1 => static () => nn.Conv2d(2, 4, 3, groups: 2),
            2 => static () => nn.Conv2d(2, 3, 3, dilation: 2),
            3 => static () => nn.Conv2d(2, 3, 3, padding: 1, padding_mode: PaddingModes.Reflect),
            4 => static () => nn.MaxPool2d(4, ceil_mode: true),
            5 => static () => nn.Linear(6, 5),
            _ => static () => nn.Tanh(),
        };
        using var probe = nn.Sequential(("odd", odd()), ("flat", nn.Flatten()));
        var width = probe.forward(zeros(1, 2, 6, 6)).shape[1];
        var model = TorchModel.Of(() => nn.Sequential(("odd", odd()), ("flat", nn.Flatten()), ("fc", nn.Linear(width, 3))), 2, 6, 6);
        Assert.That((model.Graph.IsComplete, model.OutputWidth), Is.EqualTo((false, 3)));
    }

    [Test, Spec("TORCH-042")]
    public void WhatCannotBeRepeated_OrRead_IsRefused_WithItsName()
    {
        static Func<nn.Module<Tensor, Tensor>> Of(params nn.Module<Tensor, Tensor>[] modules) => () => nn.Sequential(modules);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(() => TorchModel.Of(Of(nn.Linear(3, 3), nn.Dropout(0.5)), 3), Throws.TypeOf<NotSupportedException>().With.Message.Contains("1, a Dropout, draws from libtorch's own generator"));
            Assert.That(() => TorchModel.Of(static () => new UserModules.Tied(), 3), Throws.TypeOf<NotSupportedException>().With.Message.Contains("_second.weight and _first.weight are one parameter"));
            Assert.That(() => TorchModel.Of(Of(nn.Linear(3, 3)), 4), Throws.ArgumentException.With.Message.Contains("cannot read samples of [4]"));
            Assert.That(() => TorchModel.Of(Of(nn.ReLU()), 2, 3), Throws.ArgumentException.With.Message.Contains("gives [2, 2, 3] for 2 samples of [2, 3]; it must give a vector for each"));
            Assert.That(() => TorchModel.Of(Of(nn.ReLU())), Throws.ArgumentException.With.Message.Contains("the extents of a sample are []"));
            Assert.That(() => TorchModel.Of(NetworkGraph.Unknown(LifetimeLayout)), Throws.TypeOf<NotSupportedException>().With.Message.Contains("takes a graph that knows its operations"));
        }
    }

    private static ParameterLayout LifetimeLayout => Lifetime.LifetimeCase.Definition.Layout;
}
