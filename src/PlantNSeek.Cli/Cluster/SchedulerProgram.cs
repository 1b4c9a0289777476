using System.ComponentModel;
using System.Diagnostics;

namespace PlantNSeek.Cli.Cluster;

/// <summary>Starts the scheduler's own programs.</summary>
internal static class SchedulerProgram
{
    /// <summary>Runs one to its end.</summary>
    /// <returns>Its standard output.</returns>
    /// <exception cref="InvalidOperationException">It is not there, or ended with an error; the message has what it said.</exception>
    public static string Run(string program, IReadOnlyList<string> arguments)
    {
        using var process = new Process { StartInfo = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true } };
        try
        {
            process.Start();
        }
        catch (Win32Exception)
        {
            throw new InvalidOperationException($"{program} is not on this machine: it is a program of Slurm; --dry-run prints the scripts without it");
        }

        var said = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? output : throw new InvalidOperationException($"{program} ended with {process.ExitCode}: {said.GetAwaiter().GetResult().Trim()}");
    }
}
