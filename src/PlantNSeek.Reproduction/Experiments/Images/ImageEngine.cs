using PlantNSeek.Engines;
using PlantNSeek.Experiments.Scenarios;

namespace PlantNSeek.Experiments.Images;

/// <summary>The engine that computes convolutions. None that promises bits does, so that a result says what it was.</summary>
internal static class ImageEngine
{
    private const string Name = "torch";

    private static IEngine? Registered => EngineCatalog.All.FirstOrDefault(static engine => engine.Name == Name);

    /// <summary>What is missing of it, in a few words; null where it can compute.</summary>
    public static string? Lacks()
    {
        try
        {
            _ = Registered?.Facts;
            return Registered is null ? $"the engine '{Name}', which the program has not registered" : null;
        }
        catch (NotSupportedException missing)
        {
            return $"the engine '{Name}': {missing.Message}";
        }
    }

    /// <summary>The engine, for a run.</summary>
    /// <exception cref="NotSupportedException">It is not registered.</exception>
    public static IEngine For(ScenarioKey key) => Registered ?? throw new NotSupportedException($"{key} needs {Lacks()}");
}
