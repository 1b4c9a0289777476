using PlantNSeek.Networks;
using PlantNSeek.Networks.FullyConnected;
using PlantNSeek.Pruning;
using PlantNSeek.Pruning.Pruners;
using PlantNSeek.Testing.Cases;
using PlantNSeek.TestSupport.Oracle.Convolution.Graphs;
using PlantNSeek.TorchSharp.Networks;
using PlantNSeek.TorchSharp.Pruners;
using PlantNSeek.TorchSharp.Tests.Modules;
using TorchSharp;
using static TorchSharp.torch;

namespace PlantNSeek.TorchSharp.Tests.Pruners;

/// <summary>Pruners written with tensors, on networks of three engines.</summary>
[NonParallelizable]
public sealed class TorchPrunerTests : LibtorchFixture
{
    private static readonly Dictionary<string, NetworkMaker> Makers = new()
    {
        ["dense"] = NetworkMaker.Dense(3, 5, 4, 2), ["convolution"] = TinyKinds.All[0], ["residual"] = TinyKinds.All[1], ["BatchNorm"] = TinyKinds.All[2],
    };

    private static IEnumerable<string> Kinds => Makers.Keys;

    [Test, Spec("TORCH-060")]
    public void SnipWithTensors_GivesTheMasksOfTheLibrarys([ValueSource(nameof(Kinds))] string kind, [Values(2ul, 3ul)] ulong seed, [Values] bool published)
    {
        var network = NetworkCase.Of(Makers[kind], seed).WithRandomMask();
        var context = network.Context(Scored(network.Maker.Network(), published ? ScoringMode.Published : ScoringMode.Fair));
        context = context with { UnmaskedParameters = context.Parameters }; // what is behind the mask is not in the module
        var (expected, actual) = (new SnipPruner().Scores(context), TensorSnip.Pruner.Scores(context));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(actual, Is.EqualTo(expected).Within(1e-6));
            foreach (var density in new[] { 0.1, 0.3, 0.7 })
            {
                Assert.That(Selection.Select(actual, network.Layout, network.Mask, new Density(density)), Is.EqualTo(Selection.Select(expected, network.Layout, network.Mask, new Density(density))), $"{density}");
            }
        }
    }

    [Test, Spec("TORCH-061")]
    public void OnATorchNetwork_ItsOptionsCount_BelowDecoratorsToo()
    {
        var network = NetworkCase.Of(Makers["residual"], 4);
        var seen = new List<(ScalarType Type, bool Training, string Shape)>();
        var pruner = new TorchPruner("watching", (module, batch) =>
        {
            seen.Add((batch.Inputs.dtype, module.training, $"{string.Join("x", batch.Inputs.shape)} {batch.IsClassification} {batch.Targets.dtype}"));
            return TensorSnip.Score(module, batch);
        });
        using var torch = new TorchNetwork(TorchModel.Of(network.Graph), ScoringMode.Published);
        pruner.Scores(network.Context(torch));
        pruner.Scores(network.Context(new ScaledLossNetwork(torch, 2)));
        pruner.Scores(network.Context());
        Assert.That(seen, Is.EqualTo(new[]
        {
            (float32, false, "7x2x4x4 False Float32"), (float32, false, "7x2x4x4 False Float32"), (float64, true, "7x2x4x4 False Float64"),
        }));
    }

    [Test, Spec("TORCH-062")]
    public void AnyModule_IsScoredByItsOwnNames()
    {
        var model = TorchModel.Of(static () => new UserModules.TwoBranches(), 2, 6, 6);
        using var torch = new TorchNetwork(model);
        var batch = Batch.Classification([.. Enumerable.Range(0, 4 * 72).Select(i => MathF.Sin(i))], 72, [0, 1, 2, 0], 3);
        var context = PruningContext.Of(new ScaledLossNetwork(torch, 1), model.InitialParameters(), Mask.All(model.Layout.Count), batch, LossFunction.For(batch), new Numerics.RandomStream(1, "any"));
        Assert.That(TensorSnip.Pruner.Scores(context), Is.EqualTo(new SnipPruner().Scores(context)).Within(1e-6).And.Some.GreaterThan(0.01));
    }

    [Test, Spec("TORCH-063")]
    public void WhatTheFunctionLeavesBehind_ChangesNoLaterCall()
    {
        var network = NetworkCase.Of(Makers["BatchNorm"], 5);
        var before = TensorSnip.Pruner.Scores(network.Context());
        var careless = new TorchPruner("careless", static (module, batch) =>
        {
            var scores = TensorSnip.Score(module, batch);
            using var untracked = no_grad();
            foreach (var parameter in module.parameters())
            {
                parameter.zero_();
                parameter.requires_grad = false;
            }

            module.eval();
            return scores;
        });
        careless.Scores(network.Context());
        Assert.That(TensorSnip.Pruner.Scores(network.Context()), Is.EqualTo(before));
        Assert.That(() => new TorchPruner("throwing", static (_, _) => throw new InvalidCastException("mine")).Scores(network.Context()), Throws.TypeOf<InvalidCastException>());
        Assert.That(TensorSnip.Pruner.Scores(network.Context()), Is.EqualTo(before));
    }

    [Test, Spec("TORCH-064")]
    public void FurtherCalls_LeaveTheNumberOfTensorsAsItIs()
    {
        var network = NetworkCase.Of(Makers["BatchNorm"], 5);
        using var torch = new TorchNetwork(TorchModel.Of(network.Graph));
        void Run(int times)
        {
            for (var i = 0; i < times; i++)
            {
                TensorSnip.Pruner.Scores(network.Context());
                TensorSnip.Pruner.Scores(network.Context(torch));
            }
        }

        Run(2);
        GC.Collect();
        GC.WaitForPendingFinalizers();
        var before = Tensor.TotalCount;
        Run(20);
        Assert.That(Tensor.TotalCount, Is.EqualTo(before));
    }

    [Test, Spec("TORCH-064")]
    public void CallsAtTheSameTime_GiveWhatEachGivesAlone()
    {
        var networks = Enumerable.Range(1, 8).Select(seed => NetworkCase.Of(Makers["convolution"], (ulong)seed)).ToArray();
        var alone = networks.Select(network => TensorSnip.Pruner.Scores(network.Context())).ToArray();
        var together = new double[networks.Length][];
        Parallel.For(0, networks.Length, new ParallelOptions { MaxDegreeOfParallelism = 4 }, i => together[i] = TensorSnip.Pruner.Scores(networks[i].Context()));
        Assert.That(together, Is.EqualTo(alone));
    }

    private static IDifferentiableNetwork Scored(IDifferentiableNetwork network, ScoringMode mode) =>
        network.Graph.AsChain is null ? SlowEngine.Instance.Network(network.Graph, mode) : network;
}
