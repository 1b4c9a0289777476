using PlantNSeek.Engines;
using PlantNSeek.TorchSharp;

/// <summary>Outside any namespace, so that it surrounds every test of the assembly. The sample that is recomputed needs the engine; to register it loads nothing.</summary>
[SetUpFixture]
public sealed class EngineSetUp
{
    /// <summary>Makes the engine known.</summary>
    [OneTimeSetUp]
    public void Register() => EngineCatalog.Register(TorchEngine.Instance);
}
