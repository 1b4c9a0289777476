using PlantNSeek.TorchSharp.Networks;
using TorchSharp;
using static TorchSharp.torch;

namespace PlantNSeek.TorchSharp.Tests.Modules;

/// <summary>Files of PyTorch 1.13, written by Fixtures/make_state_dict.py.</summary>
[Spec("TORCH-046")]
public sealed class StateDictTests : LibtorchFixture
{
    private static readonly string File = RepositoryRoot.Combine("tests", "TorchSharp", "Modules", "Fixtures", "sequential.pt");
    private static readonly string[] Order = ["features.conv.weight", "features.bn.weight", "features.bn.bias", "features.bn.running_mean", "features.bn.running_var", "fc.weight", "fc.bias"];

    [Test]
    public void AFile_IsReadBitForBit([Values] bool ofTheDefinition)
    {
        var model = TorchModel.Of(UserModules.Sequential, 2, 6, 6);
        var parameters = (ofTheDefinition ? TorchModel.Of(model.Graph) : model).ReadStateDict(File);
        foreach (var slice in model.Layout.Slices.ToArray().Where(s => s.Length > 0))
        {
            var first = 100 * Array.IndexOf(Order, slice.Name);
            Assert.That(parameters[slice.Offset..slice.End], Is.EqualTo(Enumerable.Range(first, slice.Length).Select(i => i / 8f)), slice.Name);
        }
    }

    [Test]
    public void WhatDoesNotFit_IsAnErrorThatNamesFileTensorAndExtents()
    {
        static TorchModel Of(Func<nn.Module<Tensor, Tensor>> make) => TorchModel.Of(make, 2, 6, 6);
        var wider = Of(static () => nn.Sequential(
            ("features", nn.Sequential(("conv", nn.Conv2d(2, 5, 3, padding: 1, bias: false)), ("bn", nn.BatchNorm2d(5)), ("act", nn.ReLU()), ("pool", nn.MaxPool2d(2)))),
            ("flat", nn.Flatten()), ("fc", nn.Linear(45, 3))));
        var more = Of(static () => nn.Sequential(("features", nn.Sequential(("conv", nn.Conv2d(2, 4, 3, padding: 1)), ("pool", nn.MaxPool2d(2)))), ("flat", nn.Flatten()), ("fc", nn.Linear(36, 3))));
        var fewer = Of(static () => nn.Sequential(
            ("features", nn.Sequential(("conv", nn.Conv2d(2, 4, 3, padding: 1, bias: false)), ("pool", nn.MaxPool2d(2)))), ("flat", nn.Flatten()), ("fc", nn.Linear(36, 3))));
        var name = Path.GetFileName(File);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(() => wider.ReadStateDict(File), Error($"{name}: features.conv.weight is [4, 2, 3, 3]; that of Sequential is [5, 2, 3, 3]"));
            Assert.That(() => more.ReadStateDict(File), Error($"{name} has no tensor features.conv.bias, which Sequential has"));
            Assert.That(() => fewer.ReadStateDict(File), Error($"{name} has a tensor features.bn.bias, which Sequential does not have"));
            Assert.That(() => wider.ReadStateDict(File + ".missing"), Throws.TypeOf<FileNotFoundException>().With.Message.Contains("sequential.pt.missing"));
            Assert.That(() => wider.ReadStateDict(RepositoryRoot.Combine("README.md")), Error("README.md is not a state_dict file written by PyTorch's torch.save"));
        }
    }

    private static NUnit.Framework.Constraints.ContainsConstraint Error(string message) => Throws.TypeOf<InvalidDataException>().With.Message.Contains(message);
}
