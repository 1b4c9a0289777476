using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text;
using PlantNSeek.Cli.Check.Messages;
using PlantNSeek.Cli.Terminal;

namespace PlantNSeek.Cli.Check;

/// <summary>A process that runs the user's code; it is ended with whatever it has started when it is not needed any more.</summary>
internal sealed class Child : IDisposable
{
    private const int Enough = 10_000; // lines that wait to be read, characters of standard error

    private static readonly TimeSpan Start = TimeSpan.FromSeconds(60); // on a machine that has much else to do
    private static readonly TimeSpan Goodbye = TimeSpan.FromSeconds(5);

    private readonly Process _process;
    private readonly BlockingCollection<string> _lines = new(Enough);
    private readonly StringBuilder _error = new();
    private readonly Thread _errorReader;

    /// <summary>Starts the command's hidden part.</summary>
    public Child(params IEnumerable<string> arguments)
    {
        var (program, first) = Self.Command();
        var start = new ProcessStartInfo(program, [.. first, CheckChildCommand.Name, .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
            UseShellExecute = false,
        };
        _process = Process.Start(start)!;
        _errorReader = new Thread(ReadErrors) { IsBackground = true };
        _errorReader.Start();
        new Thread(Read) { IsBackground = true }.Start();
    }

    /// <summary>The messages until the child says that all is said, or tells an error.</summary>
    /// <param name="limit">How long it may be silent once it is up; at most 20 days.</param>
    /// <param name="cancel">Stops waiting.</param>
    /// <exception cref="ChildEndedException">It ended, or was silent for too long.</exception>
    public IEnumerable<ChildMessage> Messages(TimeSpan limit, CancellationToken cancel)
    {
        var (patience, since) = (limit > Start ? limit : Start, Stopwatch.StartNew());
        while (true)
        {
            var left = patience - since.Elapsed;
            if (left <= TimeSpan.Zero || !_lines.TryTake(out var line, (int)left.TotalMilliseconds, cancel))
            {
                throw new ChildEndedException(_lines.IsCompleted ? Death() : FormattableString.Invariant($"none after {patience.TotalSeconds:0} s"));
            }

            if (ChildMessage.Of(line) is not { } message)
            {
                continue; // the user's own output, which wins no time
            }

            (patience, since) = (limit, Stopwatch.StartNew());
            if (message.Kind == MessageKind.End)
            {
                yield break;
            }

            yield return message;
            if (message.Kind == MessageKind.Error)
            {
                yield break;
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        try
        {
            _process.Kill(entireProcessTree: true);
        }
        catch (Exception e) when (e is InvalidOperationException or AggregateException or System.ComponentModel.Win32Exception)
        {
            // It has ended by itself.
        }

        _process.Dispose();
    }

    private void Read()
    {
        Read(_process.StandardOutput, _lines.Add);
        _lines.CompleteAdding();
    }

    private void ReadErrors() => Read(_process.StandardError, line =>
    {
        lock (_error)
        {
            _error.Append(_error.Length < Enough ? $"{line}\n" : "");
        }
    });

    private static void Read(StreamReader from, Action<string> take)
    {
        try
        {
            while (from.ReadLine() is { } line)
            {
                take(line);
            }
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException or InvalidOperationException)
        {
            // The process was ended while it spoke.
        }
    }

    // Its last words are the runtime's: what it died of and then where, of which the first two lines say enough.
    private string Death()
    {
        var hasEnded = _process.WaitForExit(Goodbye) && _errorReader.Join(Goodbye);
        lock (_error)
        {
            var words = _error.ToString().Split('\n').Select(line => line.Trim()).TakeWhile(line => !line.StartsWith("at ", StringComparison.Ordinal));
            var said = string.Join(' ', words.Where(line => line.Length > 0 && !line.StartsWith("Repeat", StringComparison.Ordinal) && line[0] != '-').Take(2));
            return FormattableString.Invariant($"the process ended{(hasEnded ? $" with exit code {_process.ExitCode}" : "")}{(said.Length > 0 ? $": {PlainText.Of(said)}" : "")}");
        }
    }
}

/// <summary>A child ended before it had said all, or did not end.</summary>
internal sealed class ChildEndedException(string how) : Exception(how);
