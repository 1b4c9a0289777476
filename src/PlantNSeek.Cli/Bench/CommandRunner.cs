using System.ComponentModel;
using System.Diagnostics;
using PlantNSeek.Cli.Terminal;

namespace PlantNSeek.Cli.Bench;

/// <summary>Runs commands one at a time, on one thread and one core as far as the system lets it.</summary>
internal static class CommandRunner
{
    // How numerical libraries are told to use one thread.
    private static readonly string[] ThreadCounts = ["OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "NUMEXPR_NUM_THREADS"];

    /// <summary>The last core that this process may use; null where processes cannot be pinned.</summary>
    public static int? Core()
    {
        if (!OperatingSystem.IsLinux() && !OperatingSystem.IsWindows())
        {
            return null;
        }

        using var self = Process.GetCurrentProcess();
        return 63 - System.Numerics.BitOperations.LeadingZeroCount((ulong)self.ProcessorAffinity);
    }

    /// <summary>Runs a command to its end.</summary>
    /// <exception cref="InvalidOperationException">It cannot be started, or fails.</exception>
    /// <exception cref="InvalidDataException">The time that it names is no positive number.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled; the command and whatever it started are ended.</exception>
    public static TimedCommand Run(ChildCommand command, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        var clock = Stopwatch.StartNew();
        using var process = Start(command);
        try
        {
            Pin(process, command.Core);
            var output = process.StandardOutput.ReadToEndAsync(cancel);
            var error = process.StandardError.ReadToEndAsync(cancel);
            process.WaitForExitAsync(cancel).GetAwaiter().GetResult();
            var passed = clock.Elapsed;
            return process.ExitCode == 0
                ? TimedCommand.Of(command.Name, output.GetAwaiter().GetResult(), passed)
                : throw new InvalidOperationException(Failure(command.Name, process.ExitCode, error.GetAwaiter().GetResult()));
        }
        finally
        {
            End(process);
        }
    }

    private static Process Start(ChildCommand command)
    {
        var start = new ProcessStartInfo(command.Program, command.Arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        foreach (var name in ThreadCounts)
        {
            start.Environment[name] = "1";
        }

        try
        {
            var process = Process.Start(start)!;
            process.StandardInput.Close();
            return process;
        }
        catch (Win32Exception e)
        {
            throw new InvalidOperationException($"{command.Name} cannot be started: {e.Message}", e);
        }
    }

    // Threads that it starts later stay on the core as well.
    private static void Pin(Process process, int? core)
    {
        if (core is not { } number || (!OperatingSystem.IsLinux() && !OperatingSystem.IsWindows()))
        {
            return;
        }

        try
        {
            process.ProcessorAffinity = (nint)(1UL << number);
        }
        catch (Exception e) when (e is InvalidOperationException or Win32Exception)
        {
            // It has ended by itself.
        }
    }

    private static string Failure(string name, int code, string error)
    {
        var words = error.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).LastOrDefault();
        return $"{name} ended with exit code {code}{(words is null ? "" : $": {words}")}";
    }

    private static void End(Process process)
    {
        try
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }
        }
        catch (Exception e) when (e is InvalidOperationException or AggregateException or Win32Exception)
        {
            // It has ended by itself.
        }
    }
}
