using PlantNSeek.Engines;
using PlantNSeek.Networks;
using PlantNSeek.Networks.Definitions.Models;
using PlantNSeek.Networks.FullyConnected;
using PlantNSeek.Training;

namespace PlantNSeek.Properties.Engines;

/// <summary>Engines by name.</summary>
public sealed class EngineCatalogTests
{
    [Test, Spec("DEFN-030")]
    public void AnEngine_IsFoundByItsName_AndHasItAlone()
    {
        var mine = new Mine();
        EngineCatalog.Register(mine);
        EngineCatalog.Register(mine);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(EngineCatalog.ByName("MANAGED"), Is.SameAs(ManagedEngine.Instance));
            Assert.That(EngineCatalog.ByName("Mine"), Is.SameAs(mine));
            Assert.That(EngineCatalog.All.Count(engine => engine.Name == "mine"), Is.EqualTo(1));
            Assert.That(() => EngineCatalog.ByName("yours"), Throws.ArgumentException.With.Message.Contains("no engine is called 'yours'; known are managed"));
            Assert.That(() => EngineCatalog.Register(new Mine()), Throws.ArgumentException.With.Message.Contains("an engine called 'mine' is registered already"));
        }
    }

    [Test, Spec("DEFN-031")]
    public void TheManagedEngine_TakesFullyConnectedNetworksAlone()
    {
        var (chain, image) = (new Architecture(2, 3, 1).Graph, ModelCatalog.Make("resnet8", ModelShape.Cifar(0.1)).Graph);
        var engine = ManagedEngine.Instance;
        using (Assert.EnterMultipleScope())
        {
            Assert.That((engine.Supports(chain), engine.Supports(image), engine.IsBitIdentical), Is.EqualTo((true, false, true)));
            Assert.That(engine.Network(chain, ScoringMode.Fair).Graph, Is.SameAs(chain));
            Assert.That(engine.Trainer(chain).Layout, Is.EqualTo(chain.Layout));
            Assert.That(() => engine.Network(image, ScoringMode.Fair), Throws.TypeOf<NotSupportedException>().With.Message.Contains("takes a fully connected ReLU network"));
            Assert.That(() => engine.Trainer(image), Throws.TypeOf<NotSupportedException>());
        }
    }

    private sealed class Mine : IEngine
    {
        public string Name => "mine";

        public bool IsBitIdentical => false;

        public string Description => "mine";

        public EngineFacts? Facts => null;

        public bool Supports(NetworkGraph graph) => false;

        public IDifferentiableNetwork Network(NetworkGraph graph, ScoringMode scoring) => throw new NotSupportedException();

        public ITrainer Trainer(NetworkGraph graph) => throw new NotSupportedException();
    }
}
