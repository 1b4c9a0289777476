using System.Globalization;
using PlantNSeek.Experiments;

namespace PlantNSeek.Cli;

/// <summary>Plain lines for where there is no terminal: the first, the last, and one every ten seconds at most.</summary>
internal sealed class ProgressLines(string title, TextWriter error, TimeProvider clock) : IProgress<ReproductionProgress>
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);

    private readonly Lock _gate = new();
    private readonly long _start = clock.GetTimestamp();
    private TimeSpan? _last;

    public void Report(ReproductionProgress value)
    {
        lock (_gate)
        {
            var elapsed = clock.GetElapsedTime(_start);
            if (_last is { } last && elapsed - last < Pause && value.Done < value.Total)
            {
                return;
            }

            _last = elapsed;
            var share = value.Total > 0 ? (double)value.Done / value.Total : 1;
            error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{title}: {100 * share:F0} % done, {Left(elapsed, share)}{value.CurrentWork}"));
        }
    }

    private static string Left(TimeSpan elapsed, double share) => share is > 0 and < 1
        ? string.Create(CultureInfo.InvariantCulture, $"about {elapsed * ((1 - share) / share):h\\:mm\\:ss} left, ")
        : "";
}
