using PlantNSeek.Engines;
using PlantNSeek.TorchSharp;

namespace PlantNSeek.Cli.Terminal;

/// <summary>The engines that the command knows. Names are here as text, so that help loads none.</summary>
internal static class CommandEngines
{
    /// <summary>The names, for options.</summary>
    public static IReadOnlyList<string> Names { get; } = ["managed", "torch"];

    /// <summary>Makes the engines known. Nothing native is loaded before one is asked to compute.</summary>
    public static void Register() => EngineCatalog.Register(TorchEngine.Instance);

    /// <summary>The engine of that name.</summary>
    public static IEngine ByName(string name)
    {
        Register();
        return EngineCatalog.ByName(name);
    }
}
