using PlantNSeek.TorchSharp.Loading;

namespace PlantNSeek.TorchSharp.Tests.Loading;

/// <summary>What tests that need libtorch call first.</summary>
internal static class LoadedTorch
{
    /// <summary>Loads libtorch, or skips the test and says why.</summary>
    public static TorchRuntime OrSkip()
    {
        if (!TorchEngine.IsAvailable(out var reason))
        {
            Assert.Ignore(reason);
        }

        return TorchEngine.Load();
    }
}
