using System.Collections.Immutable;

namespace PlantNSeek.Engines;

/// <summary>The engines that a program knows, by name: <see cref="ManagedEngine"/>, and what it registers.</summary>
public static class EngineCatalog
{
    private static ImmutableArray<IEngine> _all = [ManagedEngine.Instance];

    /// <summary>All engines, in the order in which they were registered.</summary>
    public static ImmutableArray<IEngine> All => _all;

    /// <summary>Makes an engine known. The same object again changes nothing.</summary>
    /// <exception cref="ArgumentException">Another engine has the name.</exception>
    public static void Register(IEngine engine)
    {
        ArgumentNullException.ThrowIfNull(engine);
        ImmutableInterlocked.Update(ref _all, static (all, engine) =>
            all.FirstOrDefault(other => other.Name.Equals(engine.Name, StringComparison.OrdinalIgnoreCase)) is not { } other ? all.Add(engine)
            : ReferenceEquals(other, engine) ? all
            : throw new ArgumentException($"an engine called '{other.Name}' is registered already: {other.GetType().Name}; this one is {engine.GetType().Name}", nameof(engine)), engine);
    }

    /// <summary>The engine of that name, in any letter case.</summary>
    /// <exception cref="ArgumentException">There is none; the message lists those there are.</exception>
    public static IEngine ByName(string name) => Catalogue.Find(All, name, static engine => engine.Name, $"no engine is called '{name}'; known are");
}
