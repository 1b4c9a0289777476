using PlantNSeek.Networks;
using PlantNSeek.Pruning;
using PlantNSeek.Testing.Cases;
using PlantNSeek.TestSupport.Oracle.Convolution.Graphs;
using PlantNSeek.TorchSharp.Pruners;
using TorchSharp;
using static TorchSharp.torch;

namespace PlantNSeek.TorchSharp.Tests.Pruners;

/// <summary>What a pruner written with tensors may not give.</summary>
public sealed class ScoredTensorsTests : LibtorchFixture
{
    private static readonly NetworkCase Network = NetworkCase.Of(TinyKinds.All[2], 5);

    private static PruningContext Context => Network.Context();

    [Test, Spec("TORCH-065")]
    public void AWrongTensor_IsAnErrorThatNamesIt_AndBothShapes()
    {
        using (Assert.EnterMultipleScope())
        {
            Refuses(static scores => scores.Remove("fc.bias"), "wrong gives no scores for fc.bias; every tensor that can be pruned has scores");
            Refuses(static scores => scores["fc.wieght"] = ones(3), "wrong scores 'fc.wieght', which is no tensor of the network; it has conv.weight, fc.weight, fc.bias, bn.weight");
            Refuses(static scores => scores["conv.weight"] = ones(3, 2, 9), "wrong scores conv.weight by a tensor of [3, 2, 9]; the parameter has [3, 2, 3, 3]");
            Refuses(static scores => scores["bn.weight"] = ones(4), "wrong scores bn.weight by a tensor of [4]; the parameter has [3]");
            Refuses(static scores => scores["fc.bias"] = null!, "wrong scores fc.bias by null");
            Refuses(static scores => scores["fc.bias"].Dispose(), "wrong scores fc.bias by a tensor that is disposed");
            Refuses(static scores => scores["fc.bias"] = zeros(3, complex64), "wrong scores fc.bias by a tensor of ComplexFloat32; scores are real numbers");
            Assert.That(() => new TorchPruner("null", static (_, _) => null!).Scores(Context), Throws.InvalidOperationException.With.Message.Contains("null gives null"));
        }
    }

    [Test, Spec("TORCH-066")]
    public void AScoreThatIsNotFinite_IsAnErrorThatNamesItsPlace([Values(double.NaN, double.NegativeInfinity)] double value)
    {
        var pruner = Changed(scores => scores["fc.weight"] = full([3, 12], value, float64));
        Assert.That(() => pruner.Score(Context, new double[105]), Throws.TypeOf<NonFiniteScoreException>().With.Message.Contains("wrong scores fc.weight[0, 0] (parameter 54 of 105) as "));
    }

    [Test, Spec("TORCH-067")]
    public void WhatIsNeverPruned_Has0_UnlessItIsScored()
    {
        var layout = Network.Layout;
        var (without, with) = (Changed(static _ => { }).Scores(Context), Changed(static scores => scores["bn.bias"] = full([3], 5.0, float32)).Scores(Context));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(without[layout.PrunableCount..], Is.All.Zero);
            Assert.That(Enumerable.Range(layout.PrunableCount, 12).Where(i => with[i] == 5).Select(layout.Describe), Is.EqualTo(new[] { "bn.bias[0]", "bn.bias[1]", "bn.bias[2]" }));
            Assert.That(with[..layout.PrunableCount], Is.EqualTo(without[..layout.PrunableCount]));
        }
    }

    [Test, Spec("TORCH-068")]
    public void AGraphThatDoesNotKnowItsOperations_IsAnErrorThatSaysSo()
    {
        var network = NetworkMaker.Dense(2, 1);
        var unknown = new Unknown(network.Network());
        var context = NetworkCase.Of(network, 2).Context(unknown);
        Assert.That(() => TensorSnip.Pruner.Scores(context), Throws.TypeOf<NotSupportedException>().With.Message.Contains("knows its operations"));
        Assert.That(() => new TorchPruner(" ", TensorSnip.Score), Throws.ArgumentException.With.Message.Contains("needs a name"));
        Assert.That(() => TensorSnip.Pruner.Score(NetworkCase.Of(network, 2).Context(), new double[2]), Throws.ArgumentException.With.Message.Contains("the score buffer has 2 entries; the layout has 3"));
    }

    private static void Refuses(Action<Dictionary<string, Tensor>> change, string message) =>
        Assert.That(() => Changed(change).Scores(Context), Throws.InvalidOperationException.With.Message.Contains(message));

    private static TorchPruner Changed(Action<Dictionary<string, Tensor>> change) => new("wrong", (module, batch) =>
    {
        var scores = TensorSnip.Score(module, batch);
        change(scores);
        return scores;
    });

    private sealed class Unknown(IDifferentiableNetwork inner) : NetworkDecorator(inner)
    {
        public override NetworkGraph Graph => NetworkGraph.Unknown(Inner.Graph.Layout);
    }
}
