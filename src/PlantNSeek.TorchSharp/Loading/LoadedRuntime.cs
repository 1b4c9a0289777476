namespace PlantNSeek.TorchSharp.Loading;

/// <summary>libtorch as this process has it: loaded when it is first asked for, or the same exception again.</summary>
internal static class LoadedRuntime
{
    private static readonly Lazy<TorchRuntime> Loaded = new(static () => EngineLoad.Run(LoadingEnvironment.OfThisProcess()));

    /// <exception cref="TorchUnavailableException">It cannot be loaded.</exception>
    public static TorchRuntime Value => Loaded.Value;

    /// <summary>Loads it, for what is about to use TorchSharp.</summary>
    /// <exception cref="TorchUnavailableException">It cannot be loaded.</exception>
    public static void Require() => _ = Loaded.Value;
}
