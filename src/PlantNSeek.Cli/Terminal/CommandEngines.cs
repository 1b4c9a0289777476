using PlantNSeek.Engines;
using PlantNSeek.TorchSharp;

namespace PlantNSeek.Cli.Terminal;

/// <summary>The engines that the command knows. Names are here as text, so that help loads none.</summary>
internal static class CommandEngines
{
    /// <summary>The names, for options.</summary>
    public static IReadOnlyList<string> Names { get; } = ["managed", "torch"];

    /// <summary>Makes them known to the experiments. No native library is loaded before one of them computes.</summary>
    public static void Register() => EngineCatalog.Register(TorchEngine.Instance);

    /// <summary>The engine of that name.</summary>
    public static IEngine ByName(string name)
    {
        Register();
        return EngineCatalog.ByName(name);
    }
}
