using PlantNSeek.Engines;
using PlantNSeek.Networks;
using PlantNSeek.Networks.FullyConnected;
using PlantNSeek.TorchSharp.Tests.Lifetime;

namespace PlantNSeek.TorchSharp.Tests.Training;

/// <summary>The engine as the catalogue gives it.</summary>
public sealed class EngineTests : LibtorchFixture
{
    [Test, Spec("TORCH-056")]
    public void TheEngine_IsFoundByName_AndSaysWhatItsNumbersDependOn()
    {
        Assert.That(TorchEngine.TryRegister(), Is.True);
        var engine = EngineCatalog.ByName("Torch");
        using (Assert.EnterMultipleScope())
        {
            Assert.That((engine.Name, engine.IsBitIdentical, engine), Is.EqualTo(("torch", false, (IEngine)TorchEngine.Instance)));
            Assert.That(engine.Description, Does.Match(@"^TorchSharp 0\.107\.0, libtorch 2\.10\.\d+, \d+ threads?, \w+ kernels(, processor [a-z0-9_ ]+)?$"));
            Assert.That(engine.Facts, Is.EqualTo(new EngineFacts("torch", engine.Facts!.Versions, TorchEngine.Load().Threads, engine.Facts.Processor)));
            Assert.That(engine.Facts.Versions, Does.Match(@"^TorchSharp 0\.107\.0, libtorch 2\.10\.\d+$"));
            Assert.That(engine.Facts.Processor, Does.StartWith($"{TorchEngine.Load().Capability} kernels"));
            Assert.That(ManagedEngine.Instance.Facts, Is.Null);
            Assert.That(engine.Supports(LifetimeCase.Definition.Graph), Is.True);
            Assert.That(engine.Supports(new Architecture(2, 3, 1).Graph), Is.True);
            Assert.That(engine.Supports(NetworkGraph.Unknown(LifetimeCase.Definition.Layout)), Is.False);
        }
    }

    [Test, Spec("TORCH-049")]
    public void Trainers_AreEqual_WhereTheyTrainTheSame()
    {
        var (graph, other) = (LifetimeCase.Definition.Graph, new Architecture(2, 3, 1).Graph);
        var (one, same) = (TorchEngine.Instance.Trainer(graph), TorchEngine.Instance.Trainer(graph));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(one, Is.EqualTo(same).And.Not.SameAs(same));
            Assert.That(one.GetHashCode(), Is.EqualTo(same.GetHashCode()));
            Assert.That(one, Is.Not.EqualTo(TorchEngine.Instance.Trainer(other)));
            Assert.That(TorchEngine.Instance.Trainer(graph).Layout, Is.EqualTo(graph.Layout));
            Assert.That(TorchEngine.Instance.Network(other, ScoringMode.Fair).Graph.AsChain, Is.Not.Null);
        }
    }
}
