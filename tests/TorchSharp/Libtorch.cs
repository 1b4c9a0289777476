using PlantNSeek.TorchSharp.Loading;

namespace PlantNSeek.TorchSharp.Tests;

/// <summary>What tests that need libtorch call first.</summary>
internal static class Libtorch
{
    /// <summary>Loads libtorch, or skips the test by name and says why.</summary>
    public static TorchRuntime Require()
    {
        if (!TorchEngine.IsAvailable(out var reason))
        {
            Assert.Ignore(reason);
        }

        return TorchEngine.Load();
    }
}
