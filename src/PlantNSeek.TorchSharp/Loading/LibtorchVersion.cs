using System.Runtime.InteropServices;

namespace PlantNSeek.TorchSharp.Loading;

/// <summary>The version that a loaded libtorch states. Its C++ interface changes with each minor version, so that another one would end the process in the middle of a call.</summary>
internal static class LibtorchVersion
{
    // Exported by libtorch for extensions, as of 2.9: major, minor and patch in the three highest bytes.
    private const string Export = "aoti_torch_abi_version";

    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    private delegate ulong StatedVersion();

    /// <param name="torchCpu">Handle of the loaded library.</param>
    /// <param name="folder">Its folder, for the message.</param>
    /// <exception cref="TorchUnavailableException">The version is not the one that TorchSharp was built for.</exception>
    public static string Check(nint torchCpu, string folder)
    {
        var stated = NativeLibrary.TryGetExport(torchCpu, Export, out var function)
            ? Marshal.GetDelegateForFunctionPointer<StatedVersion>(function)()
            : 0;
        return Check(stated, folder);
    }

    /// <param name="stated">What the export gives; 0 where it is missing.</param>
    /// <param name="folder">The folder of libtorch, for the message.</param>
    /// <exception cref="TorchUnavailableException">Major or minor version differ.</exception>
    public static string Check(ulong stated, string folder)
    {
        var version = new Version((int)(stated >> 56), (int)(stated >> 48 & 0xff), (int)(stated >> 40 & 0xff));
        var wanted = Version.Parse(Versions.Libtorch);
        return version.Major == wanted.Major && version.Minor == wanted.Minor ? version.ToString(3) : throw new TorchUnavailableException(
            $"libtorch in {folder} is {(stated == 0 ? "older than 2.9" : version.ToString(3))}, and TorchSharp {Versions.TorchSharp} is built for {Versions.Libtorch}: "
            + $"restore the package {NativePlatform.Current.Package} {Versions.Libtorch}, or set {Variables.Libtorch} to a folder of that version.");
    }
}
