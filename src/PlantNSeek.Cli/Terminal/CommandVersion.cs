using System.Reflection;

namespace PlantNSeek.Cli.Terminal;

/// <summary>The version of this command and its libraries.</summary>
internal static class CommandVersion
{
    /// <summary>Such as <c>0.1.0</c>.</summary>
    public static string Text { get; } = typeof(CommandVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];
}
