namespace PlantNSeek.TorchSharp.Loading;

/// <summary>Names of the environment variables that decide how libtorch is loaded.</summary>
internal static class Variables
{
    /// <summary>A folder that holds libtorch, or whose subfolder <c>lib</c> does.</summary>
    public const string Libtorch = "PLANTNSEEK_LIBTORCH";

    /// <summary>Any value but <c>0</c> forbids the repaired copy.</summary>
    public const string NoPatch = "PLANTNSEEK_NO_LIBRARY_PATCH";

    /// <summary>Threads of one operation.</summary>
    public const string Threads = "PLANTNSEEK_TORCH_THREADS";
}
