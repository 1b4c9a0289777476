using System.Diagnostics;
using System.Runtime.Loader;
using TorchSharp;

namespace PlantNSeek.TorchSharp.Loading;

/// <summary>Loads libtorch and TorchSharp's native library into this process, once.</summary>
/// <remarks>
/// TorchSharp asks the runtime for its library by name. On Linux the system's loader then finds the one that is loaded under that name; elsewhere the
/// runtime asks the event that is handled here.
/// </remarks>
internal static class EngineLoad
{
    /// <exception cref="TorchUnavailableException">Something is missing, or anything else went wrong: there is no other exception.</exception>
    public static TorchRuntime Run(LoadingEnvironment environment)
    {
        try
        {
            return Attempt(environment);
        }
        catch (Exception failure) when (failure is not TorchUnavailableException)
        {
            throw new TorchUnavailableException($"libtorch cannot be loaded ({LoaderMessage.Reason(failure.Message)}): see that {environment.ApplicationFolder} and the package folder can be read, "
                + $"or set {Variables.Libtorch} to a folder of libtorch {Versions.Libtorch}.", failure);
        }
    }

    private static TorchRuntime Attempt(LoadingEnvironment environment)
    {
        var threads = ThreadSetting.Read(environment);
        var wrapperIsLoaded = FindLoaded(environment.Platform.WrapperFile) is not null;
        var (folder, libtorch, cuda) = LoadLibtorch(environment);
        var version = LibtorchVersion.Check(libtorch, folder);
        var (wrapper, patched) = wrapperIsLoaded ? (0, false) : WrapperLibrary.Load(environment);
        Answer(libtorch, cuda, wrapper);
        SetThreads(threads, mayHaveBegun: wrapperIsLoaded);
        var features = ProcessorFeatures.Names;
        return new(Versions.TorchSharp, version, folder, patched, threads, ProcessorFeatures.Capability(features, environment.Setting("ATEN_CPU_CAPABILITY")), features);
    }

    // A second libtorch beside one that the application has loaded would have state of its own.
    private static (string Folder, nint TorchCpu, nint TorchCuda) LoadLibtorch(LoadingEnvironment environment)
    {
        var platform = environment.Platform;
        var folder = FindLoaded(platform.Marker) is { } loaded ? Path.GetDirectoryName(loaded)! : LibraryLocator.FindLibtorch(environment);
        var handles = LibraryLocator.LibtorchFiles(platform, folder).ToDictionary(path => Path.GetFileName(path), path => Load(environment, path));
        return (folder, handles[platform.Marker], handles.GetValueOrDefault(platform.CudaFile));
    }

    private static nint Load(LoadingEnvironment environment, string path)
    {
        try
        {
            return environment.Open(path);
        }
        catch (Exception failure) when (failure is DllNotFoundException or BadImageFormatException)
        {
            throw new TorchUnavailableException(File.Exists(path) ? LoaderMessage.Describe(path, failure.Message)
                : $"{Path.GetFileName(path)} is missing in {Path.GetDirectoryName(path)}: restore the package {NativePlatform.Current.Package} {Versions.Libtorch} again.", failure);
        }
    }

    // The event rather than a resolver of the assembly: only one of those is possible, and it may be the application's.
    private static void Answer(nint torchCpu, nint torchCuda, nint wrapper)
    {
        var context = AssemblyLoadContext.GetLoadContext(typeof(torch).Assembly) ?? AssemblyLoadContext.Default;
        context.ResolvingUnmanagedDll += (_, name) => name switch
        {
            "LibTorchSharp" => wrapper,
            "torch_cpu" => torchCpu,
            "torch_cuda" => torchCuda,
            _ => 0,
        };
    }

    private static void SetThreads(int threads, bool mayHaveBegun)
    {
        try
        {
            torch.set_num_threads(threads);
            // Setting it twice, or once parallel work has begun, ends the process: TorchSharp does not catch libtorch's exception.
            if (!mayHaveBegun)
            {
                torch.set_num_interop_threads(1);
            }
        }
        catch (TypeInitializationException failure)
        {
            throw new TorchUnavailableException("TorchSharp was used before TorchEngine.Load and did not find libtorch by itself: call TorchEngine.Load first, in a new process.", failure);
        }
    }

    private static string? FindLoaded(string file)
    {
        using var process = Process.GetCurrentProcess();
        return process.Modules.Cast<ProcessModule>().Select(module => module.FileName).FirstOrDefault(name => Path.GetFileName(name) == file);
    }
}
