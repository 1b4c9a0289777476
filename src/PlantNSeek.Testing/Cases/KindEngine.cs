using System.Reflection;
using System.Runtime.Loader;
using PlantNSeek.Engines;
using PlantNSeek.Testing.Slow;

namespace PlantNSeek.Testing.Cases;

/// <summary>What computes the kinds of network that are not fully connected.</summary>
internal static class KindEngine
{
    // The kit knows the assembly by name alone: who does not use it needs none of its packages.
    private const string Name = "torch", Library = "PlantNSeek.TorchSharp", Type = "PlantNSeek.TorchSharp.TorchEngine", Registration = "TryRegister";

    private static IEngine? Registered => EngineCatalog.All.FirstOrDefault(static engine => engine.Name == Name);

    /// <summary>The engine <c>torch</c> where a program has registered it or it can be loaded beside an assembly; else the slow one.</summary>
    public static IEngine Of(Assembly? user) => Registered ?? (user is not null && TryRegister(user) ? Registered : null) ?? SlowEngine.Instance;

    private static bool TryRegister(Assembly user)
    {
        if (user.IsDynamic || Path.GetDirectoryName(user.Location) is not { Length: > 0 } folder || !File.Exists(Path.Combine(folder, $"{Library}.dll")))
        {
            return false;
        }

        try
        {
            var library = (AssemblyLoadContext.GetLoadContext(user) ?? AssemblyLoadContext.Default).LoadFromAssemblyName(new AssemblyName(Library));
            return library.GetType(Type)?.GetMethod(Registration, BindingFlags.Public | BindingFlags.Static, [])?.Invoke(null, null) is true;
        }
        catch (Exception e) when (e is FileNotFoundException or FileLoadException or BadImageFormatException or TargetInvocationException)
        {
            return false;
        }
    }
}
