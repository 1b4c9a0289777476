namespace PlantNSeek.TorchSharp.Tests;

/// <summary>Tests that need libtorch. Where it cannot be loaded they are skipped by name, with the reason.</summary>
public abstract class LibtorchFixture
{
    [OneTimeSetUp]
    public void RequireLibtorch()
    {
        if (!TorchEngine.IsAvailable(out var reason))
        {
            Assert.Ignore(reason);
        }
    }
}
