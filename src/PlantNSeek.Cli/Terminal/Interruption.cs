using System.Runtime.InteropServices;

namespace PlantNSeek.Cli.Terminal;

/// <summary>Turns the first Ctrl-C (or request to terminate) into a cancelled token; the second one ends the process at once.</summary>
internal sealed class Interruption : IDisposable
{
    private readonly CancellationTokenSource _source = new();
    private readonly PosixSignalRegistration[] _registrations;
    private int _exitCode;

    // Numbers that the runtime has no names for: by them schedulers announce that a job's time is over.
    private static readonly PosixSignal[] UserSignals = OperatingSystem.IsLinux() ? [(PosixSignal)10, (PosixSignal)12] : OperatingSystem.IsMacOS() ? [(PosixSignal)30, (PosixSignal)31] : [];

    public Interruption() => _registrations = [.. UserSignals.Append(PosixSignal.SIGINT).Append(PosixSignal.SIGTERM).Select(s => PosixSignalRegistration.Create(s, Stop))];

    public CancellationToken Token => _source.Token;

    /// <summary>How a command ends: as it says, or, where it was stopped, as the signal that came first has it.</summary>
    public int Of(int exitCode) => exitCode switch
    {
        ExitCode.Interrupted when _exitCode != 0 => _exitCode,
        ExitCode.ToBeContinued when _exitCode == ExitCode.Interrupted => ExitCode.Interrupted, // nobody puts a shard back that its user has stopped
        _ => exitCode,
    };

    public void Dispose()
    {
        Array.ForEach(_registrations, r => r.Dispose());
        _source.Dispose();
    }

    private void Stop(PosixSignalContext context)
    {
        Interlocked.CompareExchange(ref _exitCode, context.Signal == PosixSignal.SIGINT ? ExitCode.Interrupted : ExitCode.Terminated, 0);
        context.Cancel = !_source.IsCancellationRequested;
        _source.Cancel();
    }
}
