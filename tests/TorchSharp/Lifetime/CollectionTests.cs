using PlantNSeek.Networks;
using PlantNSeek.Networks.FullyConnected;
using PlantNSeek.TorchSharp.Networks;
using PlantNSeek.TorchSharp.Training;
using PlantNSeek.Training;

namespace PlantNSeek.TorchSharp.Tests.Lifetime;

/// <summary>Steps and scores while the garbage collector runs without a pause: the same numbers, and no exception.</summary>
[NonParallelizable]
public sealed class CollectionTests : LibtorchFixture
{
    private static readonly Architecture Small = new(3, 4, 3);
    private static readonly float[] Start = [.. Enumerable.Range(0, Small.Layout.Count).Select(i => (float)Math.Sin(i))];
    private static readonly Batch Data = Batch.Classification([1, 2, 3, -1, 0.5f, 2, 0, 1, -2, 1, 1, 1], 3, [0, 1, 2, 1], 3);

    private static readonly OptimizerSettings[] Optimizers = [new SgdSettings(0.01) { Momentum = 0.9, Nesterov = true, WeightDecay = 1e-4 }, new AdamSettings { WeightDecay = 1e-4, Decoupled = true }];

    [TestCaseSource(nameof(Optimizers)), Spec("TORCH-073")]
    public void Steps_AreTheSame_WhileGarbageIsCollected(OptimizerSettings optimizer)
    {
        double[] Losses()
        {
            // Small, since it is the number of operations that counts: with scalars that nothing holds about one in ten thousand fails.
            using var session = new TorchTrainer(TorchModel.Of(Small.Graph)).Begin(Start, Mask.All(Start.Length), Data, LossFunction.For(Data), optimizer, 4);
            return [.. Enumerable.Range(0, 2500).Select(_ => session.Step([0, 1, 2, 3]))];
        }

        AssertSameUnderCollections(Losses);
    }

    [Test, Spec("TORCH-073")]
    public void Scores_AreTheSame_WhileGarbageIsCollected()
    {
        double[] Derivatives()
        {
            using var network = new TorchNetwork(TorchModel.Of(LifetimeCase.Definition));
            var (gradient, product, flow) = (new double[LifetimeCase.Parameters.Length], new double[LifetimeCase.Parameters.Length], new double[LifetimeCase.Parameters.Length]);
            double[] sums = new double[20];
            for (var i = 0; i < sums.Length; i++)
            {
                var loss = new LossFunction(LossKind.SoftmaxCrossEntropy, 1 + i);
                sums[i] = network.LossAndGradient(LifetimeCase.Parameters, LifetimeCase.Data, loss, gradient);
                network.HessianVectorProduct(LifetimeCase.Parameters, LifetimeCase.Data, loss, gradient, product);
                network.OutputGradient(Array.ConvertAll(LifetimeCase.Parameters, p => (double)Math.Abs(p)), [.. Enumerable.Repeat(1.0, 192)], [1, 1, 1, 1], flow);
                sums[i] += product.Sum() + flow.Sum();
            }

            return sums;
        }

        AssertSameUnderCollections(Derivatives);
    }

    private static void AssertSameUnderCollections(Func<double[]> run)
    {
        var calm = run();
        using var end = new CancellationTokenSource();
        var (collector, before) = (Task.Run(() => Collect(end.Token)), GC.CollectionCount(0));
        double[] disturbed;
        try
        {
            disturbed = run();
        }
        finally
        {
            end.Cancel();
            collector.Wait();
        }

        Assert.That(disturbed, Is.EqualTo(calm));
        Assert.That(GC.CollectionCount(0) - before, Is.GreaterThan(100), "collections");
    }

    private static void Collect(CancellationToken end)
    {
        while (!end.IsCancellationRequested)
        {
            GC.Collect(0, GCCollectionMode.Forced, blocking: true);
            GC.WaitForPendingFinalizers();
        }
    }
}
