using System.Reflection;

namespace PlantNSeek.Snapshots.Tests.Cli;

/// <summary>The assemblies that a user of <c>check</c> might hand over, as the build leaves them.</summary>
internal static class OutsiderAssembly
{
    private static readonly string Configuration =
        typeof(OutsiderAssembly).Assembly.GetCustomAttribute<AssemblyConfigurationAttribute>()!.Configuration;

    /// <summary>All rules hold.</summary>
    public static string Keeping { get; } = Path("Keeping");

    /// <summary>Pruners that are written with tensors; all rules hold.</summary>
    public static string Torch { get; } = Path("Torch");

    /// <summary>Each pruner violates something.</summary>
    public static string Violating { get; } = Path("Violating");

    /// <summary>Each pruner throws, hangs or ends its process.</summary>
    public static string Breaking { get; } = Path("Breaking");

    private static string Path(string name) => RepositoryRoot.Combine("tests", "Outsiders", name, "bin", Configuration, "net10.0", $"PlantNSeek.Outsiders.{name}.dll");
}
