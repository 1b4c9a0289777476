using PlantNSeek.Networks;
using PlantNSeek.Testing.Cases;
using PlantNSeek.TorchSharp.Networks;

namespace PlantNSeek.TorchSharp.Tests.Networks;

/// <summary>libtorch's number of threads is each thread's own matter, and the bits of a gradient depend on it.</summary>
public sealed class ThreadTests : LibtorchFixture
{
    [Test, Spec("TORCH-058")]
    public void AThreadThatComputesForTheFirstTime_GivesTheBitsOfAnyOther()
    {
        var network = NetworkCase.Of(NetworkKinds.Convolution(TorchEngine.Instance), 2);
        using var torch = new TorchNetwork(TorchModel.Of(network.Graph));
        var (first, again) = (Gradient(torch, network), Gradient(torch, network));
        Assert.That(first, Is.EqualTo(again));
        for (var i = 0; i < 20; i++)
        {
            double[] elsewhere = [];
            var thread = new Thread(() => elsewhere = Gradient(torch, network));
            thread.Start();
            thread.Join();
            Assert.That(elsewhere, Is.EqualTo(first));
        }
    }

    private static double[] Gradient(TorchNetwork torch, NetworkCase network)
    {
        var gradient = new double[network.Layout.Count];
        torch.LossAndGradient(network.Parameters, network.Batch, network.Loss, gradient);
        return gradient;
    }
}
