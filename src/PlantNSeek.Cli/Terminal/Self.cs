using System.Runtime.InteropServices;

namespace PlantNSeek.Cli.Terminal;

/// <summary>How this command starts itself.</summary>
internal static class Self
{
    /// <summary>The program, and the arguments that come before all others.</summary>
    public static (string Program, IReadOnlyList<string> First) Command() => (Host(), [typeof(Self).Assembly.Location]);

    // The runtime's folder is <host>/shared/Microsoft.NETCore.App/<version>. The command itself may be run by a program of another name.
    private static string Host()
    {
        var name = OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet";
        var host = Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", name);
        return File.Exists(host) ? Path.GetFullPath(host) : name;
    }
}
