namespace PlantNSeek.TorchSharp.Tests.Loading;

/// <summary>The native library of TorchSharp for linux-x64, which is in the output folder on any platform.</summary>
internal static class TorchSharpLibrary
{
    public static string File { get; } = Path.Combine(AppContext.BaseDirectory, "runtimes", "linux-x64", "native", "libLibTorchSharp.so");

    private static readonly Lazy<byte[]> Read = new(() => System.IO.File.ReadAllBytes(File));

    public static byte[] Bytes => [.. Read.Value];
}
