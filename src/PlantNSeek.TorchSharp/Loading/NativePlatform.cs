using System.Runtime.InteropServices;

namespace PlantNSeek.TorchSharp.Loading;

/// <summary>How the native libraries are named on one platform.</summary>
/// <param name="Rid">Its runtime identifier, as packages use it: <c>linux-x64</c>.</param>
/// <param name="Prefix">What file names of libraries begin with.</param>
/// <param name="Extension">What they end with.</param>
internal sealed record NativePlatform(string Rid, string Prefix, string Extension)
{
    /// <summary>Platforms for which TorchSharp has a native library.</summary>
    public static IReadOnlyList<string> Supported { get; } = ["linux-x64", "win-x64", "win-arm64", "osx-arm64"];

    public static NativePlatform Current { get; } = Of(
        RuntimeInformation.IsOSPlatform(OSPlatform.Windows) ? OSPlatform.Windows : RuntimeInformation.IsOSPlatform(OSPlatform.OSX) ? OSPlatform.OSX : OSPlatform.Linux,
        RuntimeInformation.ProcessArchitecture);

    /// <summary>libtorch's libraries in the order in which they depend on each other, and whether each libtorch has it; one for CUDA alone has the others.</summary>
    public IReadOnlyList<(string File, bool IsRequired)> LibtorchFiles =>
        [(FileOf("c10"), true), (FileOf("c10_cuda"), false), (Marker, true), (CudaFile, false), (FileOf("torch"), true)];

    /// <summary>The file that a libtorch for CUDA has beside <see cref="Marker"/>.</summary>
    public string CudaFile => FileOf("torch_cuda");

    /// <summary>The file by which a folder of libtorch is recognised.</summary>
    public string Marker => FileOf("torch_cpu");

    /// <summary>TorchSharp's own native library.</summary>
    public string WrapperFile => FileOf("LibTorchSharp");

    /// <summary>The package that brings libtorch.</summary>
    public string Package => $"libtorch-cpu-{Rid}";

    public bool IsLinux => Rid.StartsWith("linux", StringComparison.Ordinal);

    public static NativePlatform Of(OSPlatform system, Architecture architecture)
    {
        var processor = architecture switch
        {
            Architecture.X64 => "x64",
            Architecture.Arm64 => "arm64",
            Architecture.X86 => "x86",
            Architecture.Arm => "arm",
            _ => "other",
        };
        return system == OSPlatform.Windows ? new($"win-{processor}", "", ".dll")
            : system == OSPlatform.OSX ? new($"osx-{processor}", "lib", ".dylib")
            : new($"linux-{processor}", "lib", ".so");
    }

    private string FileOf(string library) => Prefix + library + Extension;
}
