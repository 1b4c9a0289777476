using System.Globalization;
using PlantNSeek.Numerics;

namespace PlantNSeek.Cli.Terminal;

/// <summary>Plain lines for where there is no terminal: the first, the last, and one every ten seconds at most.</summary>
internal sealed class ProgressLines(string title, TextWriter error, TimeProvider clock) : IProgress<WorkProgress>, IProgress<string>
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);

    private readonly Lock _gate = new();
    private readonly long _start = clock.GetTimestamp();
    private TimeSpan? _last;

    /// <summary>Says something beside the progress, at once.</summary>
    public void Report(string value)
    {
        lock (_gate)
        {
            if (error is EventWriter events)
            {
                events.Remark(title, value);
            }
            else
            {
                error.WriteLine($"{title}: {value}");
            }
        }
    }

    public void Report(WorkProgress value)
    {
        lock (_gate)
        {
            var elapsed = clock.GetElapsedTime(_start);
            if (error is EventWriter events)
            {
                events.Progress(title, value, elapsed);
                return;
            }

            if (_last is { } last && elapsed - last < Pause && value.Done < value.Total)
            {
                return;
            }

            _last = elapsed;
            var share = value.Total > 0 ? (double)value.Done / value.Total : 1;
            error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{title}: {100 * share:F0} % done, {TimeLeft.Of(value, elapsed)}{value.CurrentWork}"));
        }
    }
}
