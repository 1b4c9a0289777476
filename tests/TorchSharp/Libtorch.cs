using System.Runtime.InteropServices;
using static TorchSharp.torch;

namespace PlantNSeek.TorchSharp.Tests;

/// <summary>Whether libtorch can be loaded here.</summary>
internal static class Libtorch
{
    // One thread, as tensors are small, and so that sums have the same order on every machine.
    private static readonly Lazy<string?> Missing = new(static () =>
    {
        try
        {
            set_num_threads(1);
            return null;
        }
        catch (Exception exception) when (exception is ExternalException or DllNotFoundException or BadImageFormatException or NotSupportedException or TypeInitializationException)
        {
            return exception.GetBaseException().Message;
        }
    });

    /// <summary>Skips the test or the fixture, with the reason, where libtorch cannot be loaded.</summary>
    public static void Require()
    {
        if (Missing.Value is { } reason)
        {
            Assert.Ignore($"libtorch cannot be loaded: {reason}");
        }
    }
}
