using System.Runtime.CompilerServices;
using TorchSharp;

namespace PlantNSeek.TorchSharp.Loading;

/// <summary>libtorch as this process has it: loaded when it is first asked for, or the same exception again.</summary>
internal static class LoadedRuntime
{
    private static readonly Lazy<TorchRuntime> Loaded = new(static () => EngineLoad.Run(LoadingEnvironment.OfThisProcess()));

    /// <summary>What was loaded; the number of threads holds on the calling thread from now on.</summary>
    /// <exception cref="TorchUnavailableException">It cannot be loaded.</exception>
    public static TorchRuntime Value
    {
        get
        {
            var runtime = Loaded.Value;
            TakeNumberOfThreads();
            return runtime;
        }
    }

    /// <summary>Loads it, for what is about to use TorchSharp on the calling thread.</summary>
    /// <exception cref="TorchUnavailableException">It cannot be loaded.</exception>
    public static void Require() => _ = Value;

    // A thread that has not asked yet computes convolutions with as many threads as there are cores. Not inlined: TorchSharp must not be looked at before libtorch is loaded.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void TakeNumberOfThreads() => _ = torch.get_num_threads();
}
