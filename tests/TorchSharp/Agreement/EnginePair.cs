using PlantNSeek.Networks;
using PlantNSeek.Networks.FullyConnected;
using PlantNSeek.Testing.Cases;
using PlantNSeek.TorchSharp.Networks;
using PlantNSeek.TorchSharp.Tensors;
using PlantNSeek.TorchSharp.Training;
using PlantNSeek.Training;
using PlantNSeek.Training.Engine;

namespace PlantNSeek.TorchSharp.Tests.Agreement;

/// <summary>A small fully connected network with all that a comparison needs, on both engines. Every third has no biases.</summary>
internal sealed class EnginePair : IDisposable
{
    private EnginePair(Architecture architecture, NetworkCase drawn)
    {
        Case = drawn;
        Managed = drawn.Maker.Network();
        ManagedTrainer = drawn.Maker.Trainer();
        var model = TorchModel.Of(architecture.Graph);
        Exact = new TorchNetwork(model, options: new TorchOptions { Precision = Precision.Double });
        Single = new TorchNetwork(model);
        TorchTrainer = new TorchTrainer(model);
    }

    public NetworkCase Case { get; }

    public IDifferentiableNetwork Managed { get; }

    public ITrainer ManagedTrainer { get; }

    public TorchNetwork Exact { get; }

    public TorchNetwork Single { get; }

    public ITrainer TorchTrainer { get; }

    public int Count => Case.Layout.Count;

    public static EnginePair Of(Architecture drawn, Seed seed)
    {
        var architecture = seed.Value % 3 == 1 ? Architecture.WithoutBiases(drawn.Widths) : drawn;
        var maker = new NetworkMaker(
            architecture.ToString(), architecture.Graph, architecture.InputWidth, architecture.OutputWidth, () => ManagedNetwork.Of(architecture), () => new ManagedTrainer(architecture));
        return new EnginePair(architecture, NetworkCase.Of(maker, seed.Value));
    }

    /// <summary>A loss that fits the case, at any temperature and with a softmax before it or not.</summary>
    public LossFunction AnyLoss()
    {
        var random = Case.Stream("loss");
        return new LossFunction(Case.Loss.Kind, random.NextUniform(0.5, 3), random.NextInt32(2) == 0);
    }

    /// <summary>Normal numbers.</summary>
    public double[] Draw(string purpose, int count)
    {
        var random = Case.Stream(purpose);
        return [.. Enumerable.Range(0, count).Select(_ => random.NextNormal())];
    }

    public void Dispose()
    {
        Exact.Dispose();
        Single.Dispose();
    }
}
