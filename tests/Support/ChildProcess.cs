using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text;

namespace PlantNSeek.TestSupport;

/// <summary>What a child process left.</summary>
/// <param name="ExitCode">Its exit code.</param>
/// <param name="Output">Standard output, lines ended by LF.</param>
/// <param name="Error">Standard error, lines ended by LF.</param>
public sealed record ChildProcess(int ExitCode, string Output, string Error)
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(10); // a program for another processor takes half a minute, and several where the machine is busy

    /// <summary>The <c>dotnet</c> that runs these tests, wherever it is installed.</summary>
    public static string DotnetHost { get; } = FindHost();

    /// <summary>Runs a compiled program to its end, without a terminal and without input.</summary>
    /// <param name="program">Path of its .dll.</param>
    /// <param name="arguments">Passed on as they are.</param>
    /// <param name="environment">Variables to set, or to remove where null.</param>
    public static ChildProcess RunProgram(string program, IEnumerable<string> arguments, params (string Name, string? Value)[] environment) =>
        Run(DotnetHost, [program, .. arguments], environment);

    /// <summary>Runs a command to its end, without a terminal and without input.</summary>
    /// <exception cref="TimeoutException">It takes more than ten minutes; it is ended.</exception>
    public static ChildProcess Run(string command, IEnumerable<string> arguments, params (string Name, string? Value)[] environment)
    {
        using var process = Start(command, arguments, environment);
        process.StandardInput.Close();
        var output = Read(process.StandardOutput);
        var error = Read(process.StandardError);
        if (!process.WaitForExit(Longest))
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"{command} {string.Join(' ', arguments)} takes more than {Longest.TotalMinutes} minutes");
        }

        return new ChildProcess(process.ExitCode, output.Result, error.Result);
    }

    /// <summary>Starts a command whose three streams the caller reads and writes.</summary>
    public static Process Start(string command, IEnumerable<string> arguments, params (string Name, string? Value)[] environment)
    {
        var start = new ProcessStartInfo(command, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
            UseShellExecute = false,
            WorkingDirectory = RepositoryRoot.Path,
        };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        return Process.Start(start)!;
    }

    private static Task<string> Read(StreamReader reader) =>
        Task.Run(async () => (await reader.ReadToEndAsync().ConfigureAwait(false)).ReplaceLineEndings("\n"));

    // The runtime's folder is <host>/shared/Microsoft.NETCore.App/<version>.
    private static string FindHost()
    {
        var host = Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet");
        return File.Exists(host) ? Path.GetFullPath(host) : "dotnet";
    }
}
