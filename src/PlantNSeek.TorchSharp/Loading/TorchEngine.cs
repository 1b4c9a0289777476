using System.Diagnostics.CodeAnalysis;

namespace PlantNSeek.TorchSharp.Loading;

/// <summary>
/// Loads libtorch. Call <see cref="Load"/> before the first use of TorchSharp: without it TorchSharp looks for libtorch itself, and may copy half a
/// gigabyte from the package folder into the application's.
/// </summary>
public static class TorchEngine
{
    private static readonly Lazy<TorchRuntime> Runtime = new(() => EngineLoad.Run(LoadingEnvironment.OfThisProcess()));

    /// <summary>
    /// Loads libtorch from the folder that <c>PLANTNSEEK_LIBTORCH</c> names, the application's folder or the package folder, and sets one thread (or
    /// <c>PLANTNSEEK_TORCH_THREADS</c> of them). The first call decides for the process; later ones, from any thread, give its result or its exception again.
    /// </summary>
    /// <remarks>
    /// Where the C++ runtime is older than TorchSharp's native library asks for, a copy of that library is made in the user's cache folder, in which the
    /// requirement is weak. <c>PLANTNSEEK_NO_LIBRARY_PATCH=1</c> forbids it.
    /// </remarks>
    /// <returns>What was loaded.</returns>
    /// <exception cref="TorchUnavailableException">A library is missing, has another version, or cannot be loaded; or a setting is invalid.</exception>
    public static TorchRuntime Load() => Runtime.Value;

    /// <summary>Loads libtorch as <see cref="Load"/> does, and says whether that was possible.</summary>
    /// <param name="reason">The message of the <see cref="TorchUnavailableException"/>; null where libtorch is loaded.</param>
    public static bool IsAvailable([NotNullWhen(false)] out string? reason)
    {
        try
        {
            Load();
            reason = null;
            return true;
        }
        catch (TorchUnavailableException unavailable)
        {
            reason = unavailable.Message;
            return false;
        }
    }
}
