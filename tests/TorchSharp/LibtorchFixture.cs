namespace PlantNSeek.TorchSharp.Tests;

/// <summary>Tests that need libtorch; they are skipped, with the reason, where it cannot be loaded.</summary>
public abstract class LibtorchFixture
{
    [OneTimeSetUp]
    public void RequireLibtorch() => Libtorch.Require();
}
