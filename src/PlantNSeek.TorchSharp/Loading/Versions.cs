namespace PlantNSeek.TorchSharp.Loading;

/// <summary>The versions that belong together. The project file has both again; a test compares them.</summary>
internal static class Versions
{
    public const string TorchSharp = "0.107.0";

    public const string Libtorch = "2.10.0";
}
