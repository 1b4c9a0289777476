using System.Runtime.InteropServices;
using PlantNSeek.TorchSharp.Loading;

namespace PlantNSeek.TorchSharp.Tests.Loading;

/// <summary>Made-up environments of loading.</summary>
internal static class Environments
{
    public static NativePlatform Linux { get; } = NativePlatform.Of(OSPlatform.Linux, Architecture.X64);

    /// <summary>Linux, with an application's folder <c>app</c> and a home <c>home</c> below a folder, and the given variables.</summary>
    public static LoadingEnvironment Below(LoadingFolder folder, params (string Name, string Value)[] variables) =>
        new(Linux, folder.Combine("app"), [folder.Combine("searched")], folder.Combine("home"), name => variables.FirstOrDefault(variable => variable.Name == name).Value);
}
