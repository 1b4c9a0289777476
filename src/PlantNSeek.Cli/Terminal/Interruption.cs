using System.Runtime.InteropServices;

namespace PlantNSeek.Cli.Terminal;

/// <summary>Turns the first Ctrl-C (or request to terminate) into a cancelled token; the second one ends the process at once.</summary>
internal sealed class Interruption : IDisposable
{
    private readonly CancellationTokenSource _source = new();
    private readonly PosixSignalRegistration[] _registrations;
    private int _exitCode;

    public Interruption() => _registrations =
    [
        PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop),
        PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop),
    ];

    public CancellationToken Token => _source.Token;

    /// <summary>How a command ends: as it says, or, where it was stopped, as the signal that came first has it.</summary>
    public int Of(int exitCode) => exitCode == ExitCode.Interrupted && _exitCode != 0 ? _exitCode : exitCode;

    public void Dispose()
    {
        Array.ForEach(_registrations, r => r.Dispose());
        _source.Dispose();
    }

    private void Stop(PosixSignalContext context)
    {
        Interlocked.CompareExchange(ref _exitCode, context.Signal == PosixSignal.SIGTERM ? ExitCode.Terminated : ExitCode.Interrupted, 0);
        context.Cancel = !_source.IsCancellationRequested;
        _source.Cancel();
    }
}
