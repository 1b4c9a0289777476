using System.Diagnostics.CodeAnalysis;
using PlantNSeek.Engines;
using PlantNSeek.Networks;
using PlantNSeek.Networks.Definitions;
using PlantNSeek.TorchSharp.Loading;
using PlantNSeek.TorchSharp.Networks;
using PlantNSeek.TorchSharp.Training;
using PlantNSeek.Training;

namespace PlantNSeek.TorchSharp;

/// <summary>
/// The engine <c>torch</c>: networks of any graph that knows its operations, computed by libtorch. What uses TorchSharp itself calls <see cref="Load"/> first:
/// without it TorchSharp looks for libtorch on its own, and may copy half a gigabyte from the package folder into the application's.
/// </summary>
public sealed class TorchEngine : IEngine
{
    private TorchEngine()
    {
    }

    /// <summary>The engine, in single precision on the processor. To make it, or to register it, loads nothing.</summary>
    public static TorchEngine Instance { get; } = new();

    /// <inheritdoc/>
    public string Name => "torch";

    /// <summary>libtorch promises the same bits only for the same version, threads and processor.</summary>
    public bool IsBitIdentical => false;

    /// <inheritdoc/>
    public string Description => Load().ToString();

    /// <inheritdoc/>
    public EngineFacts? Facts
    {
        get
        {
            var runtime = Load();
            return new EngineFacts(Name, $"TorchSharp {runtime.TorchSharpVersion}, libtorch {runtime.LibtorchVersion}", runtime.Threads, $"{runtime.Capability} kernels, {runtime.ProcessorFeatures}");
        }
    }

    /// <summary>
    /// Loads libtorch from the folder that <c>PLANTNSEEK_LIBTORCH</c> names, the application's folder or the package folder, and sets one thread (or
    /// <c>PLANTNSEEK_TORCH_THREADS</c> of them). The first call decides for the process; later ones, from any thread, give its result or its exception again.
    /// Each thread that computes calls it once, for the number of threads to hold there too; networks, trainings and pruners of this assembly do.
    /// </summary>
    /// <remarks>
    /// Where the C++ runtime is older than TorchSharp's native library asks for, a copy of that library is made in the user's cache folder, in which the
    /// requirement is marked weak. <c>PLANTNSEEK_NO_LIBRARY_PATCH</c>, set to anything but 0, forbids it.
    /// </remarks>
    /// <returns>What was loaded.</returns>
    /// <exception cref="TorchUnavailableException">A library is missing, has another version, or cannot be loaded; or a setting is invalid.</exception>
    public static TorchRuntime Load() => LoadedRuntime.Value;

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

    /// <summary>Makes the engine known to <see cref="EngineCatalog"/> where libtorch can be loaded, and says whether it could.</summary>
    public static bool TryRegister()
    {
        if (!IsAvailable(out _))
        {
            return false;
        }

        EngineCatalog.Register(Instance);
        return true;
    }

    /// <inheritdoc/>
    public bool Supports(NetworkGraph graph)
    {
        ArgumentNullException.ThrowIfNull(graph);
        return graph.AsDefinition is not null;
    }

    /// <inheritdoc/>
    public IDifferentiableNetwork Network(NetworkGraph graph, ScoringMode scoring)
    {
        Load();
        return new TorchNetwork(TorchModel.Of(graph), scoring);
    }

    /// <inheritdoc/>
    public ITrainer Trainer(NetworkGraph graph)
    {
        Load();
        return new TorchTrainer(TorchModel.Of(graph));
    }
}
